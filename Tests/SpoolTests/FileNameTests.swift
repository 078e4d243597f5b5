import Testing

@testable import Spool

@Suite("A file name")
struct FileNameTests {
  @Test(
    "is refused when it could leave its folder",
    arguments: ["", ".", "..", "a/b", "/", "a\0b", String(repeating: "x", count: 256)])
  func isRefused(text: String) {
    #expect(FileName(text) == nil)
  }

  @Test(
    "is taken whatever else it holds",
    arguments: ["...", "-rf", "a\nb", " ", "~", "..x", String(repeating: "x", count: 255)])
  func isTaken(text: String) {
    #expect(FileName(text).map { Array($0.bytes) } == Array(text.utf8))
  }

  @Test(
    "is shown without breaking a line or a terminal",
    arguments: [
      (Array("电梯.json".utf8), "电梯.json"),
      (Array("a\nb".utf8), "a\\x0ab"),
      ([0x61, 0xFF, 0xE4, 0xB8], "a\\xff\\xe4\\xb8"),
      (Array("\u{1b}[31m".utf8), "\\x1b[31m"),
      (Array("x\u{202e}nosj".utf8), "x\\xe2\\x80\\xaenosj"),
      (Array("a\\b".utf8), "a\\b"),
    ])
  func isShown(bytes: [UInt8], shown: String) throws {
    #expect(try #require(FileName(bytes: bytes)).printable == shown)
  }

  @Test("comes back from the ledger with the same bytes, whatever they are")
  func comesBack() throws {
    for seed in UInt64(1)...500 {
      var random = SplitMix(seed: seed)
      let bytes = (0..<Int.random(in: 1...40, using: &random)).map { _ in
        UInt8.random(in: 1...255, using: &random)
      }
      guard let name = FileName(bytes: bytes) else { continue }
      #expect(FileName(escaped: name.escaped) == name, "seed \(seed)")
    }
  }

  @Test(
    "is not read from text that was never escaped", arguments: ["a\\b", "a\\x", "a\\xg0", "\\x2f"])
  func isNotRead(text: String) {
    #expect(FileName(escaped: text) == nil)
  }

  @Test(
    "knows its extension without case",
    arguments: [
      ("a.JSON", "json"), ("a.tar.gz", "gz"), ("a", ""), (".json", ""), ("a.", ""), ("a.b.", ""),
    ])
  func knowsItsExtension(text: String, expected: String) throws {
    #expect(try #require(FileName(text)).fileExtension == expected)
  }

  @Test(
    "is unfinished while its sender writes under it",
    arguments: [
      (".a.json", true), ("a.tmp", true), ("a.json.PART", true), ("a.filepart", true),
      ("a.json", false), ("tmp", false), ("part", false), ("a.tmp.json", false),
    ])
  func isUnfinished(text: String, expected: Bool) throws {
    #expect(try #require(FileName(text)).isUnfinished == expected)
  }

  @Test("gets its number before its extension")
  func getsItsNumber() throws {
    let numbered = { (text: String, number: Int) in FileName(text)?.numbered(number).printable }
    #expect(numbered("a.json", 1) == "a.json")
    #expect(numbered("a.json", 2) == "a~2.json")
    #expect(numbered("a", 12) == "a~12")
    #expect(numbered(".a", 2) == ".a~2")
    #expect(numbered("a.notice.json", 3) == "a.notice~3.json")
  }

  @Test("is cut to 200 bytes between two characters, and keeps its extension", arguments: 0..<4)
  func isCut(shift: Int) throws {
    let text = String(repeating: "x", count: shift) + String(repeating: "梯", count: 80)
    let name = try #require(FileName(text + ".json"))
    let cut = name.cut
    #expect(cut.count <= 200 && cut.count > 195)
    #expect(cut.fileExtension == "json")
    #expect(!cut.printable.contains("\\x"))
    #expect(cut.cut == cut)
    let other = try #require(FileName(text + "!.json"))
    #expect(other.cut != cut)
  }

  @Test("is cut also when it is nothing but an extension, or no UTF-8")
  func isCutAnyway() throws {
    let long = try #require(FileName("a." + String(repeating: "b", count: 250)))
    #expect(long.cut.count == 200)
    let bytes = try #require(FileName(bytes: [UInt8](repeating: 0x80, count: 255)))
    #expect(bytes.cut.count == 200)
    #expect(bytes.numbered(2).count == 202)
  }
}

/// Random numbers that a seed brings back.
struct SplitMix: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9e37_79b9_7f4a_7c15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xbf58_476d_1ce4_e5b9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94d0_49bb_1331_11eb
    return mixed ^ (mixed >> 31)
  }
}
