/// Reads the text between two double quotes of a JSON text.
enum JSONString {
  /// Steps over the text at `index`, which is its opening quote, and gives it unescaped.
  ///
  /// A text of printable ASCII and valid UTF-8 without escapes is copied in one piece.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, limit: Int
  ) throws(JSONFault) -> String {
    let start = index + 1
    index = start
    while index < bytes.count {
      let byte = bytes[index]
      switch byte {
      case UInt8(ascii: "\""):
        index += 1
        try check(index - 1 - start, limit, at: start)
        return String(
          decoding: UnsafeBufferPointer(rebasing: bytes[start..<index - 1]), as: UTF8.self)
      case UInt8(ascii: "\\"):
        return try readEscaped(bytes, from: start, &index, limit: limit)
      default:
        try step(bytes, &index)
      }
    }
    throw unterminated(from: start - 1, to: index)
  }

  /// Goes on from the first backslash, piece by piece.
  private static func readEscaped(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ index: inout Int, limit: Int
  ) throws(JSONFault) -> String {
    var buffer = Array(bytes[start..<index])
    var copied = index
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\""):
        buffer.append(contentsOf: bytes[copied..<index])
        index += 1
        try check(buffer.count, limit, at: start)
        return String(decoding: buffer, as: UTF8.self)
      case UInt8(ascii: "\\"):
        buffer.append(contentsOf: bytes[copied..<index])
        try JSONEscape.read(bytes, &index, into: &buffer)
        copied = index
      default:
        try step(bytes, &index)
      }
    }
    throw unterminated(from: start - 1, to: index)
  }

  /// Steps over one character that stands for itself.
  @inline(__always)
  private static func step(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int
  ) throws(JSONFault) {
    let byte = bytes[index]
    if byte >= 0x20, byte < 0x80 {
      index += 1
    } else if byte < 0x20 {
      throw JSONFault(
        .syntax,
        byte == 0x0A || byte == 0x0D
          ? "the line ends inside a text"
          : "the control character U+\(hexadecimal(UInt32(byte), digits: 4)) stands in a text",
        from: index, to: index + 1
      ).expecting(
        byte == 0x0A || byte == 0x0D
          ? "'\"' before the end of the line, or the line break as '\\n'"
          : "it as '\\u\(hexadecimal(UInt32(byte), digits: 4))'")
    } else if let (_, length) = UTF8Scalar.decode(bytes, at: index) {
      index += length
    } else {
      throw JSONFault(
        .encoding, "byte 0x\(hexadecimal(UInt32(byte), digits: 2)) is not UTF-8", from: index,
        to: index + 1)
    }
  }

  private static func check(_ count: Int, _ limit: Int, at start: Int) throws(JSONFault) {
    guard count > limit else { return }
    throw JSONFault(.tooLarge, "a text of more than \(limit) bytes", from: start, to: start)
  }

  private static func unterminated(from start: Int, to end: Int) -> JSONFault {
    JSONFault(.syntax, "the text that begins here has no closing '\"'", from: start, to: end)
  }
}
