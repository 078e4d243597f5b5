/// Reads what follows a backslash in a JSON text.
enum JSONEscape {
  /// Steps over the escape at `index`, which is its backslash, and appends what it stands for.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, into buffer: inout [UInt8]
  ) throws(JSONFault) {
    let start = index
    guard start + 1 < bytes.count else {
      throw JSONFault(.syntax, "the text ends behind a backslash", from: start, to: start + 1)
    }
    index += 2
    switch bytes[start + 1] {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"):
      buffer.append(bytes[start + 1])
    case UInt8(ascii: "b"): buffer.append(0x08)
    case UInt8(ascii: "f"): buffer.append(0x0C)
    case UInt8(ascii: "n"): buffer.append(0x0A)
    case UInt8(ascii: "r"): buffer.append(0x0D)
    case UInt8(ascii: "t"): buffer.append(0x09)
    case UInt8(ascii: "u"): try readUnicode(bytes, from: start, &index, into: &buffer)
    default:
      throw JSONFault(
        .syntax, "a backslash with what follows it is no escape", from: start, to: start + 2
      ).expecting("one of \\\" \\\\ \\/ \\b \\f \\n \\r \\t \\u")
    }
  }

  private static func readUnicode(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ index: inout Int,
    into buffer: inout [UInt8]
  ) throws(JSONFault) {
    let unit = try hexadecimalUnit(bytes, from: start, &index)
    var value = unit
    if unit & 0xFC00 == 0xD800, index + 1 < bytes.count, bytes[index] == UInt8(ascii: "\\"),
      bytes[index + 1] == UInt8(ascii: "u")
    {
      var after = index + 2
      let low = try hexadecimalUnit(bytes, from: index, &after)
      if low & 0xFC00 == 0xDC00 {
        value = 0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF
        index = after
      }
    }
    guard let scalar = UnicodeScalar(value) else {
      throw JSONFault(
        .syntax,
        "\\u\(hexadecimal(unit, digits: 4)) is half of a surrogate pair",
        from: start, to: start + 6
      ).expecting("both halves of the pair, or the character itself")
    }
    buffer.append(contentsOf: UTF8.encode(scalar)!)
  }

  private static func hexadecimalUnit(
    _ bytes: UnsafeBufferPointer<UInt8>, from start: Int, _ index: inout Int
  ) throws(JSONFault) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<4 {
      guard index < bytes.count, let digit = digit(bytes[index]) else {
        throw JSONFault(
          .syntax, "\\u needs four hexadecimal digits", from: start, to: min(index, bytes.count))
      }
      value = value << 4 | digit
      index += 1
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x30...0x39: UInt32(byte - 0x30)
    case 0x41...0x46: UInt32(byte - 0x41 + 10)
    case 0x61...0x66: UInt32(byte - 0x61 + 10)
    default: nil
    }
  }
}
