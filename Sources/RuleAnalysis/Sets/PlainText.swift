import Matching

/// A text as conditions compare it, with how it was written.
struct PlainText: Hashable {
  /// As folded comparison sees it.
  let folded: String
  /// As the admin wrote it.
  let written: String
  /// Whether it is compared as written.
  let exact: Bool

  /// Folds a text.
  init(_ written: String, exact: Bool) {
    folded = Matching.folded(written)
    self.written = written
    self.exact = exact
  }

  /// By what it is equal to.
  static func == (left: PlainText, right: PlainText) -> Bool {
    left.exact == right.exact && left.key == right.key
  }

  /// Hashes what it compares with.
  func hash(into hasher: inout Hasher) {
    hasher.combine(exact)
    hasher.combine(key)
  }

  /// What conditions compare with.
  var key: String { exact ? written : folded }

  /// The number that it is, white space around it aside.
  var number: ExactNumber? {
    ExactNumber(folded.split(separator: " ").joined(separator: " "))
  }

  /// Whether a text that equals this equals the other.
  func isInside(_ other: PlainText) -> Bool {
    other.exact ? exact && written == other.written : folded == other.folded
  }

  /// Its letters, with whether more may follow or go before them in a word.
  func stretch(exact: Bool, opensStart: Bool = false, opensEnd: Bool = false) -> Stretch {
    Stretch(
      (exact ? written : folded).unicodeScalars.map(\.value), opensStart: opensStart,
      opensEnd: opensEnd)
  }
}
