package import Triage

/// First pass over a batch: finds what would refuse the whole file, before a row of it is taken.
package struct BatchSurvey: ~Copyable {
  /// Throws where the file's format is unknown or the encoding not available.
  package init(context: IntakeContext) throws(Refusal) {}
  /// Takes the next piece of the file.
  package mutating func read(_ piece: [UInt8]) throws(Refusal) {}
  /// Ends the pass.
  package consuming func finish() throws(Refusal) -> BatchPlan { BatchPlan() }
}

/// What the first pass found out, for the second.
package struct BatchPlan: Sendable {
  /// How many rows there are, good and bad.
  package var rowCount = 0
  /// What stands before refused rows so that they can be dropped again: a CSV header, in the
  /// file's encoding; empty for NDJSON.
  package var rejectedHeader: [UInt8] = []
}

/// Second pass over a batch: its rows as messages and refused rows, in bounded memory.
package struct BatchReader: ~Copyable {
  /// Begins at the start of the file again.
  package init(plan: BatchPlan, context: IntakeContext) {}
  /// Takes the next piece and gives the rows that end in it.
  package mutating func read(_ piece: [UInt8]) -> [IntakeItem] { [] }
  /// The row at the end, if it has no line end.
  package mutating func finish() -> [IntakeItem] { [] }
}
