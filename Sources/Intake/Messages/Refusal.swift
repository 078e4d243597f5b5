/// Why something that came in is not taken, in the words of a reason file.
package struct Refusal: Error, Hashable, Sendable {
  /// Which rule was broken.
  package var code: RefusalCode
  /// What is wrong, and how to mend it, for the sender.
  package var message: String
  /// Line of the file, counted from 1; nil where no place can be named.
  package var line: Int?
  /// Column of that line in characters, counted from 1.
  package var column: Int?
  /// JSON Pointer (RFC 6901) of the value; nil where the file as a whole is meant.
  package var pointer: String?
  /// What should have stood there.
  package var expected: String?
  /// The message's own `id`, where that much could be read, for its receipt.
  package var id: String?
  /// The message's own wish for a receipt, where that much could be read.
  package var receipt: Bool?

  /// A refusal without a place; the place is added by the `at…` functions.
  package init(_ code: RefusalCode, _ message: String, expected: String? = nil) {
    self.code = code
    self.message = message
    self.expected = expected
  }
}

extension Refusal {
  /// The same, said of a place.
  func at(line: Int?, column: Int?) -> Refusal {
    var copy = self
    copy.line = line
    copy.column = column
    return copy
  }
}
