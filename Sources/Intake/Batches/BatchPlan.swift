/// What the first pass over a batch found out, for the second.
package struct BatchPlan: Sendable {
  /// How many rows there are, good and bad.
  package internal(set) var rowCount = 0
  /// What stands before refused rows so that they can be dropped again: a CSV header, in the
  /// file's encoding; empty for NDJSON in UTF-8.
  package internal(set) var rejectedHeader: [UInt8] = []
  /// Between columns; nil for NDJSON.
  var delimiter: UInt8?
  /// The names of a CSV file's columns.
  var columns: [String] = []
}
