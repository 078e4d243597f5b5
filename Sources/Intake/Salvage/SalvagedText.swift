package import Triage

/// What can be read of bytes that no reader takes, so that a broken file can still cry for help.
///
/// Nobody knows what broken bytes were meant to be. All plausible readings are given, and a danger
/// found in any of them counts: a reading too many costs a look, one too few may cost a life.
package struct SalvagedText: Hashable, Sendable {
  /// How many bytes are read.
  package static let byteLimit = 1 << 20
  /// How many bytes of UTF-8 the excerpt has at most.
  package static let excerptBytes = 4096

  /// Readings with their escapes undone, likeliest first; never empty. Each is to be looked through
  /// by itself.
  package let candidates: [String]
  /// The beginning of the likeliest reading as it stands, in whole characters.
  package let excerpt: String

  /// Reads at most the first 1 MiB of a file or row.
  package static func from(
    _ bytes: [UInt8], encoding: SourceMapping.Encoding = .utf8
  ) -> SalvagedText {
    let head = Array(bytes.prefix(byteLimit))
    var readings: [String] = []
    for reading in self.readings(of: head, encoding) where !readings.contains(reading) {
      readings.append(reading)
    }
    var candidates: [String] = []
    for candidate in readings.map(EscapedText.decoded) where !candidates.contains(candidate) {
      candidates.append(candidate)
    }
    return SalvagedText(
      candidates: candidates, excerpt: Self.beginning(of: readings[0], bytes: excerptBytes))
  }

  private static func readings(of head: [UInt8], _ encoding: SourceMapping.Encoding) -> [String] {
    var readings: [String] = []
    if encoding != .utf8 { readings += [decoded(head, encoding)].compactMap(\.self) }
    if let wide = WideText(head), let text = decoded(wide.marked, .utf16) {
      readings.append(text)
    }
    let utf8 = String(decoding: head.drop { $0 == 0 }, as: UTF8.self)
    let isCutOnly = UTF8Check.firstBadByte(head).map { head.count - $0 < 4 } ?? true
    guard !isCutOnly else { return readings + [utf8] }
    let chinese = decoded(head, .gb18030)
    let isChinese = chinese.map { !$0.unicodeScalars.contains("\u{FFFD}") } ?? false
    return readings
      + (isChinese ? [chinese, utf8] : [utf8, chinese]).compactMap(\.self)
  }

  /// The bytes in an encoding, with U+FFFD for what is no text in it.
  private static func decoded(_ bytes: [UInt8], _ encoding: SourceMapping.Encoding) -> String? {
    guard var decoder = try? TextDecoder(encoding) else { return nil }
    return String(decoding: decoder.decode(bytes, isLast: true), as: UTF8.self)
  }

  private static func beginning(of text: String, bytes: Int) -> String {
    guard text.utf8.count > bytes else { return text }
    var end = text.utf8.index(text.startIndex, offsetBy: bytes)
    while end > text.startIndex, end.samePosition(in: text.unicodeScalars) == nil {
      end = text.utf8.index(before: end)
    }
    return String(text.unicodeScalars[..<end])
  }
}

/// Bytes that are plainly UTF-16, by their mark or by the NULs that plain letters have there.
private struct WideText {
  /// The same bytes behind the mark of their order.
  let marked: [UInt8]

  /// Nil for bytes that are not plainly UTF-16.
  init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      marked = bytes
      return
    }
    let sample = bytes.prefix(4096)
    var zeros = [0, 0]
    for (index, byte) in sample.enumerated() where byte == 0 { zeros[index & 1] += 1 }
    guard zeros[0] + zeros[1] > sample.count / 8, zeros[0] != zeros[1] else { return nil }
    marked = (zeros[1] > zeros[0] ? [0xFF, 0xFE] : [0xFE, 0xFF]) + bytes
  }
}
