/// Undoes the escapes of JSON and YAML wherever they stand, in texts that are neither.
enum EscapedText {
  /// `\uXXXX` (with surrogate pairs), `\UXXXXXXXX`, `\xXX`, `\n`, `\t`, `\r`, `\"`, `\/` and `\\`
  /// become what they stand for; what is no escape stays.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "\\")) else { return text }
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      guard bytes[index] == UInt8(ascii: "\\"), let (scalar, length) = escape(bytes, at: index)
      else {
        output.append(bytes[index])
        index += 1
        continue
      }
      output.append(contentsOf: UTF8.encode(scalar)!)
      index += length
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func escape(_ bytes: [UInt8], at index: Int) -> (Unicode.Scalar, Int)? {
    guard index + 1 < bytes.count else { return nil }
    switch bytes[index + 1] {
    case UInt8(ascii: "n"): return ("\n", 2)
    case UInt8(ascii: "t"): return ("\t", 2)
    case UInt8(ascii: "r"): return ("\r", 2)
    case UInt8(ascii: "\""): return ("\"", 2)
    case UInt8(ascii: "/"): return ("/", 2)
    case UInt8(ascii: "\\"): return ("\\", 2)
    case UInt8(ascii: "u"): return unicode(bytes, at: index)
    case UInt8(ascii: "U"): return scalar(bytes, at: index + 2, digits: 8).map { ($0, 10) }
    case UInt8(ascii: "x"): return scalar(bytes, at: index + 2, digits: 2).map { ($0, 4) }
    default: return nil
    }
  }

  private static func unicode(_ bytes: [UInt8], at index: Int) -> (Unicode.Scalar, Int)? {
    guard let unit = number(bytes, at: index + 2, digits: 4) else { return nil }
    if let scalar = Unicode.Scalar(unit) { return (scalar, 6) }
    let next = index + 6
    guard unit & 0xFC00 == 0xD800, next + 1 < bytes.count, bytes[next] == UInt8(ascii: "\\"),
      bytes[next + 1] == UInt8(ascii: "u"), let low = number(bytes, at: next + 2, digits: 4),
      low & 0xFC00 == 0xDC00,
      let scalar = Unicode.Scalar(0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF)
    else {
      return ("\u{FFFD}", 6)
    }
    return (scalar, 12)
  }

  private static func scalar(_ bytes: [UInt8], at index: Int, digits: Int) -> Unicode.Scalar? {
    number(bytes, at: index, digits: digits).flatMap { Unicode.Scalar($0) }
  }

  private static func number(_ bytes: [UInt8], at index: Int, digits: Int) -> UInt32? {
    guard index + digits <= bytes.count else { return nil }
    var value: UInt32 = 0
    for byte in bytes[index..<(index + digits)] {
      guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
      value = value << 4 | UInt32(digit)
    }
    return value
  }
}
