internal import Diagnostics

/// One line of a text, for looking at what somebody wrote on it.
struct TextLine {
  /// Counted from 1.
  let number: Int
  /// Offsets of its bytes, without the line end.
  let range: Range<Int>
  private let bytes: [UInt8]

  /// The line that holds an offset.
  init(at offset: Int, in source: SourceText) {
    self.init(number: source.position(at: offset).line, in: source)
  }

  private init(number: Int, in source: SourceText) {
    self.number = number
    self.range = source.range(ofLine: number)
    self.bytes = source.bytes
  }

  /// Offset of the first character that is no white space, or of the end.
  var contentStart: Int { range.first { bytes[$0] > 0x20 } ?? range.upperBound }

  /// How many spaces stand in front of it.
  var indent: Int { contentStart - range.lowerBound }

  /// Whether there is nothing on it, or only a comment.
  var isEmpty: Bool {
    contentStart == range.upperBound || bytes[contentStart] == UInt8(ascii: "#")
  }

  /// Whether an offset is that of the first character.
  func begins(at offset: Int) -> Bool { contentStart == offset }

  /// From the first character to the last.
  var contentSpan: SourceSpan {
    var end = range.upperBound
    while end > contentStart, bytes[end - 1] <= 0x20 { end -= 1 }
    return SourceSpan(start: contentStart, end: end)
  }

  /// The nearest line above with something on it.
  func above(in source: SourceText) -> TextLine? {
    var number = number - 1
    while number >= 1 {
      let line = TextLine(number: number, in: source)
      if !line.isEmpty { return line }
      number -= 1
    }
    return nil
  }

  /// The first colon with white space or the line end behind it, before `limit`.
  func keyColon(before limit: Int) -> Int? {
    range.first { offset in
      offset < limit && bytes[offset] == UInt8(ascii: ":")
        && (offset + 1 >= range.upperBound || bytes[offset + 1] <= 0x20)
    }
  }

  /// A colon that only lacks the space behind it, as in `category:lift`; none in a web address.
  var crampedColon: Int? {
    guard let colon = range.first(where: { bytes[$0] == UInt8(ascii: ":") }),
      colon > contentStart, colon + 1 < range.upperBound, bytes[colon + 1] > 0x20,
      bytes[colon + 1] != UInt8(ascii: "/"), bytes[colon + 1] != UInt8(ascii: ":")
    else { return nil }
    return colon
  }

  /// The first full-width colon.
  var wideColon: SourceSpan? {
    FullWidth.find(FullWidth.colon, in: bytes[range])
  }
}

/// The punctuation that a Chinese keyboard gives for that of YAML.
enum FullWidth {
  /// `：` in UTF-8.
  static let colon: [UInt8] = [0xEF, 0xBC, 0x9A]
  /// `，` in UTF-8.
  static let comma: [UInt8] = [0xEF, 0xBC, 0x8C]

  /// Where one of them first stands.
  static func find(_ sign: [UInt8], in bytes: ArraySlice<UInt8>) -> SourceSpan? {
    guard bytes.count >= sign.count else { return nil }
    for start in bytes.startIndex...bytes.endIndex - sign.count
    where bytes[start] == sign[0] && bytes[start..<start + sign.count].elementsEqual(sign) {
      return SourceSpan(start: start, end: start + sign.count)
    }
    return nil
  }
}
