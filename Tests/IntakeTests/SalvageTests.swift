import Testing
import Triage

@testable import Intake

@Suite struct `Salvaged text` {
  private static let cry = "电梯困人"

  private static func encode(_ text: String, _ encoding: SourceMapping.Encoding) -> [UInt8] {
    var encoder = TextEncoder(encoding)
    return encoder.mark + encoder.encode(Array(text.utf8))
  }

  static let readable: [(name: String, bytes: [UInt8])] = [
    ("broken JSON", Array("{\"description\":\"\(cry)\",}".utf8)),
    ("JSON escapes", Array("{\"description\":\"\\u7535\\u68af\\u56f0\\u4eba\",}".utf8)),
    ("upper-case escapes", Array("{\"d\":\"\\u7535\\u68AF\\U000056f0\\u4EBA".utf8)),
    ("an invalid byte before", [0xFF] + Array(cry.utf8)),
    ("an invalid byte behind", Array(cry.utf8) + [0xC3, 0x28]),
    ("GB18030 that nobody declared", encode("电梯困人了，快来！", .gb18030)),
    ("UTF-16 with its mark", encode("{\"d\":\"\(cry)\"", .utf16)),
    ("UTF-16 without a mark", Array(encode("{\"description\":\"\(cry)\"", .utf16).dropFirst(2))),
    ("UTF-8 mark", [0xEF, 0xBB, 0xBF] + Array("\(cry)".utf8)),
  ]

  @Test(arguments: readable)
  func `holds what can be read of`(name: String, bytes: [UInt8]) {
    let salvaged = SalvagedText.from(bytes)
    #expect(salvaged.candidates.contains { $0.contains(Self.cry) }, "\(name): \(salvaged)")
  }

  @Test(arguments: [SourceMapping.Encoding.gb18030, .big5, .utf16])
  func `reads the declared encoding first`(encoding: SourceMapping.Encoding) {
    let text = "電梯停電"
    let salvaged = SalvagedText.from(Self.encode(text, encoding), encoding: encoding)
    #expect(salvaged.candidates[0] == text)
    #expect(salvaged.excerpt == text)
  }

  @Test func `undoes surrogate pairs, line breaks and quotes`() {
    let salvaged = SalvagedText.from(
      Array("\\ud83d\\ude00 a\\nb\\t\\\"c\\\" \\ud83d \\q \\u12".utf8))
    #expect(salvaged.candidates[0] == "😀 a\nb\t\"c\" \u{FFFD} \\q \\u12")
  }

  @Test func `has an excerpt of 4 KiB in whole characters, as it stands`() {
    let text = "a\\n" + String(repeating: "漏", count: 3000)
    let salvaged = SalvagedText.from(Array(text.utf8))
    #expect(salvaged.excerpt.hasPrefix("a\\n漏"))
    #expect(salvaged.excerpt.utf8.count == 3 + 1364 * 3)
  }

  @Test func `ends after a mebibyte`() {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 1 << 20) + Array(Self.cry.utf8)
    #expect(SalvagedText.from(bytes).candidates == [String(repeating: "a", count: 1 << 20)])
    let cut = [UInt8](repeating: UInt8(ascii: "a"), count: (1 << 20) - 1) + Array(Self.cry.utf8)
    #expect(SalvagedText.from(cut).candidates.count == 1)
  }

  @Test func `of nothing is nothing`() {
    #expect(SalvagedText.from([]).candidates == [""])
    #expect(SalvagedText.from([]).excerpt.isEmpty)
  }
}
