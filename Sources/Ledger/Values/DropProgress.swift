/// How far a file with many requests has got: rows that are committed while others are not.
///
/// Kept until the file is decided, so that a stop in its midst neither loses nor doubles a row.
package struct DropProgress: Hashable, Sendable {
  /// The claim's name.
  package var claim: String
  /// How many rows from the beginning are committed.
  package var rows: Int
  /// Answers to rows of this batch, as JSON, where the sender wants a receipt; added to those of
  /// earlier batches.
  package var answers: [String]

  /// Takes the claim and its rows.
  package init(claim: String, rows: Int, answers: [String] = []) {
    self.claim = claim
    self.rows = rows
    self.answers = answers
  }
}
