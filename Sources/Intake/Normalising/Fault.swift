internal import Diagnostics

/// A refusal before anybody has counted lines: its place is an offset into the bytes that were read.
struct Fault: Error {
  /// Which rule was broken.
  var code: RefusalCode
  /// What is wrong.
  var message: String
  /// What should have stood there.
  var expected: String?
  /// JSON Pointer of the value.
  var pointer: String?
  /// Bytes before the place.
  var offset: Int?
  /// The message's own id, as far as it is one.
  var id: String?
  /// The message's own wish for a receipt.
  var receipt: Bool?

  /// Said of the whole, until a place is added.
  init(_ code: RefusalCode, _ message: String, expected: String? = nil) {
    self.code = code
    self.message = message
    self.expected = expected
  }

  /// Said of one value.
  init(_ code: RefusalCode, _ message: String, expected: String? = nil, at input: Input) {
    self.init(code, message, expected: expected)
    pointer = input.pointer
    offset = Int(input.offset)
  }

  /// The same with the value that is missing named, for which there is no place.
  func at(pointer: String) -> Fault {
    var copy = self
    copy.pointer = pointer
    return copy
  }

  /// The same with a place.
  func at(offset: Int) -> Fault {
    var copy = self
    copy.offset = offset
    return copy
  }

  /// Counts line and column in the text whose first line has the number `line` in its file.
  func refusal(in bytes: [UInt8], firstLine: Int = 1) -> Refusal {
    var refusal = Refusal(code, message, expected: expected)
    refusal.pointer = pointer
    refusal.id = id
    refusal.receipt = receipt
    guard let offset else {
      refusal.line = firstLine
      return refusal
    }
    let position = SourceText(path: "", bytes: bytes).position(at: offset)
    return refusal.at(line: firstLine + position.line - 1, column: position.column)
  }
}
