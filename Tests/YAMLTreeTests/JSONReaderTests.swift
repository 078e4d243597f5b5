import Diagnostics
import Testing

@testable import YAMLTree

@Suite("A JSON text")
struct JSONReaderTests {
  private func refusal(_ text: String, limits: Limits = .request) throws -> JSONRefusal {
    switch JSONReader.read(Array(text.utf8), limits: limits) {
    case .success(let node):
      Issue.record("accepted as \(node)")
      throw CancellationError()
    case .failure(let refusal): return refusal
    }
  }

  @Test(
    arguments: [
      (#"{"a": [1, {"b/c~": tru}]}"#, JSONProblem.syntax, "1:20", "/a/1/b~1c~0"),
      ("{\"a\": 1,\n \"电\": 2,\n \"a\": 3}", .duplicateKey, "3:2", "/a"),
      ("{\"é\": 1, \"e\u{301}\": 2}", .duplicateKey, "1:10", "/é"),
      (#"["\ud83d"]"#, .syntax, "1:3", "/0"),
      (#"["\udc00\ud83d"]"#, .syntax, "1:3", "/0"),
      (#"["\ud83dA"]"#, .syntax, "1:3", "/0"),
      (#"{"n": 1e400}"#, .numberRange, "1:7", "/n"),
      ("[" + String(repeating: "9", count: 400) + "]", .numberRange, "1:2", "/0"),
      ("{\"a\": 0602}", .syntax, "1:7", "/a"),
      ("{\"a\": 1,}", .syntax, "1:9", ""),
      ("{\"a\" 1}", .syntax, "1:6", ""),
      ("{'a': 1}", .syntax, "1:2", ""),
      ("{\"a\": \"x\ny\"}", .syntax, "1:9", "/a"),
      ("", .syntax, "1:1", ""),
      ("{} {}", .syntax, "1:4", ""),
      ("{\"a\"：1}", .syntax, "1:5", ""),
      ("[NaN]", .syntax, "1:2", "/0"),
    ])
  func `is refused with kind, place and pointer`(
    text: String, problem: JSONProblem, place: String, pointer: String
  ) throws {
    let refusal = try refusal(text)
    #expect(refusal.problem == problem)
    #expect("\(refusal.position.line):\(refusal.position.column)" == place, "\(refusal.message)")
    #expect(refusal.pointer == pointer)
    #expect(!refusal.message.isEmpty)
  }

  @Test func `keeps numbers and characters exactly`() throws {
    let text =
      #" {"n": -12345678901234567890.10E+2, "t": 1e-999, "s": "\u7535\ud83d\uded7\/\n\u0000é"} "#
    let node = try JSONReader.read(Array(("\u{FEFF}" + text).utf8)).get()
    #expect(node["n"]?.text == "-12345678901234567890.10E+2")
    #expect(node["n"]?.scalar?.resolved == .float("-12345678901234567890.10E+2"))
    #expect(node["t"]?.text == "1e-999")
    #expect(node["s"]?.text == "电🛗/\n\u{0}é")
    #expect(node["s"]?.scalar?.style == .doubleQuoted)
  }

  @Test func `knows where its values stand`() throws {
    let source = SourceText(path: "a", text: "\u{FEFF}{\"电\": [true, \"é\"]}")
    let node = try JSONReader.read(source.bytes).get()
    #expect(source.text(of: node.span) == "{\"电\": [true, \"é\"]}")
    #expect(node["电"]?.elements?.map { source.text(of: $0.span) } == ["true", "\"é\""])
  }

  @Test func `is refused beyond each limit`() throws {
    let limits = Limits(bytes: 100, depth: 3, nodes: 10, aliases: 0, scalarBytes: 20)
    #expect(try refusal("[[[[1]]]]", limits: limits).problem == .tooDeep)
    #expect(try refusal("[1,2,3,4,5,6,7,8,9,0]", limits: limits).problem == .tooLarge)
    #expect(try refusal("[\"123456789012345678901\"]", limits: limits).problem == .tooLarge)
    #expect(try refusal(String(repeating: " ", count: 101), limits: limits).problem == .tooLarge)
    #expect(try refusal(String(repeating: "[", count: 100_000)).problem == .tooDeep)
  }

  @Test(
    arguments: [
      [0x22, 0xC0, 0xAF, 0x22], [0x22, 0xED, 0xA0, 0x80, 0x22],
      [0x22, 0xF5, 0x80, 0x80, 0x80, 0x22],
      [0x22, 0xE4, 0xB8, 0x22], [0x22, 0x80, 0x22], [0xFF],
    ])
  func `that is not UTF-8 is refused for that`(bytes: [UInt8]) {
    guard case .failure(let refusal) = JSONReader.read(bytes) else {
      Issue.record("accepted")
      return
    }
    #expect(refusal.problem == .encoding)
  }

  @Test func `reads back what is written`() throws {
    let value: JSONValue = ["a": ["\u{1}\"\\\n电🛗", nil, true, .double(1.5)], "b": [:], "c": []]
    let compact = try JSONReader.read(Array(value.compact.utf8)).get()
    let pretty = try JSONReader.read(Array(value.pretty.utf8)).get()
    #expect(Meaning(compact) == Meaning(pretty))
    #expect(compact["a"]?.elements?.first?.text == "\u{1}\"\\\n电🛗")
  }
}
