internal import Glibc
internal import Triage

/// Turns pieces of a file in its declared encoding into pieces of UTF-8, and rows back.
///
/// Never fails in the middle: a byte that is no text comes out as `badByteMark` and two bytes that
/// hold its bits, none of which occurs in UTF-8. So the row that it stands in can be refused alone,
/// with its place, and be written out again exactly as it came. A byte order mark is dropped.
struct TextDecoder: ~Copyable {
  /// Begins the three bytes that stand for a byte which is no text.
  static let badByteMark: UInt8 = 0xFF

  private let encoding: SourceMapping.Encoding
  private var converter: Converter?
  /// Bytes of a character that the last piece has cut.
  private var pending: [UInt8] = []
  private var isAtStart = true

  /// Throws where this system's C library does not know the encoding.
  init(_ encoding: SourceMapping.Encoding) throws(Refusal) {
    self.encoding = encoding
    guard encoding != .utf8 else { return }
    converter = Converter(from: encoding.systemName, to: "UTF-8")
    guard converter != nil else {
      throw Refusal(
        .encoding, "the C library of this system cannot read \(encoding.rawValue)",
        expected: "a file in UTF-8, or the system's package of encodings")
    }
  }

  /// The next piece as UTF-8. What is declared to be UTF-8 comes back as it is.
  mutating func decode(_ piece: [UInt8], isLast: Bool) -> [UInt8] {
    guard converter != nil else { return withoutMark(piece, isLast) }
    let bytes = pending.isEmpty ? piece : pending + piece
    guard knowsByteOrder(bytes, isLast) else {
      pending = bytes
      return []
    }
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 3 / 2 + 16)
    var rest = bytes[...]
    while !rest.isEmpty {
      let stop = converter!.convert(&rest, into: &output)
      guard stop != .done, !(stop == .cut && !isLast) else { break }
      let width = encoding == .utf16 ? min(2, rest.count) : 1
      for byte in rest.prefix(width) { Self.append(badByte: byte, to: &output) }
      rest = rest.dropFirst(width)
    }
    pending = Array(rest)
    return output
  }

  /// Sees from the first character of UTF-16 without a mark whether the upper byte stands first;
  /// false while there are too few bytes.
  private mutating func knowsByteOrder(_ bytes: [UInt8], _ isLast: Bool) -> Bool {
    guard encoding == .utf16, isAtStart else { return true }
    guard bytes.count >= 2 || isLast else { return false }
    isAtStart = false
    if bytes.count >= 2, bytes[0] == 0, bytes[1] != 0 {
      converter = Converter(from: "UTF-16BE", to: "UTF-8")
    }
    return true
  }

  /// UTF-8 is not converted; only a mark at its start goes.
  private mutating func withoutMark(_ piece: [UInt8], _ isLast: Bool) -> [UInt8] {
    guard isAtStart else { return piece }
    pending += piece
    guard pending.count >= 3 || isLast else { return [] }
    isAtStart = false
    let bytes = pending.starts(with: [0xEF, 0xBB, 0xBF]) ? Array(pending.dropFirst(3)) : pending
    pending = []
    return bytes
  }

  private static func append(badByte byte: UInt8, to output: inout [UInt8]) {
    output.append(badByteMark)
    output.append(0x80 | byte >> 4)
    output.append(0x80 | byte & 0x0F)
  }

  /// A refusal for what is plainly UTF-16 where nobody declared it.
  static func undeclaredMark(
    _ bytes: [UInt8], _ encoding: SourceMapping.Encoding
  ) -> Refusal? {
    let isMarked = bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF])
    guard encoding == .utf8, isMarked else { return nil }
    return Refusal(
      .encoding, "the file begins with the mark of UTF-16",
      expected: "UTF-8, or 'encoding: utf-16' in the mapping of its source"
    ).at(line: 1, column: 1)
  }
}

/// Turns rows that were read as UTF-8 back into the encoding of their file.
struct TextEncoder: ~Copyable {
  private let encoding: SourceMapping.Encoding
  private var converter: Converter?

  /// Changes nothing where the encoding is UTF-8.
  init(_ encoding: SourceMapping.Encoding) {
    self.encoding = encoding
    guard encoding != .utf8 else { return }
    converter = Converter(
      from: "UTF-8", to: encoding == .utf16 ? "UTF-16LE" : encoding.systemName)
  }

  /// Whether there is anything to do.
  var changesBytes: Bool { encoding != .utf8 }

  /// What a file of this encoding begins with.
  var mark: [UInt8] { encoding == .utf16 ? [0xFF, 0xFE] : [] }

  /// The bytes as they were before they were decoded.
  mutating func encode(_ text: [UInt8]) -> [UInt8] {
    guard converter != nil else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(text.count * 2)
    var rest = text[...]
    while !rest.isEmpty {
      let mark = rest.firstIndex(of: TextDecoder.badByteMark) ?? rest.endIndex
      var good = rest[..<mark]
      _ = converter!.convert(&good, into: &output)
      rest = rest[mark...]
      guard rest.count >= 3 else { break }
      let start = rest.startIndex
      output.append(rest[start + 1] << 4 | rest[start + 2] & 0x0F)
      rest = rest.dropFirst(3)
    }
    return output
  }
}

extension SourceMapping.Encoding {
  /// The name under which iconv(3) knows it.
  var systemName: String {
    switch self {
    case .utf8: "UTF-8"
    case .gb18030: "GB18030"
    case .big5: "BIG5"
    case .utf16: "UTF-16"
    }
  }
}
