import Diagnostics
import Testing

@testable import YAMLTree

@Suite("A YAML text")
struct YAMLReaderTests {
  private func read(_ text: String, limits: Limits = .rules) -> Node? {
    let reading = YAMLReader.readOne(SourceText(path: "a.yaml", text: text), limits: limits)
    #expect(!reading.findings.hasErrors, "\(reading.findings.all)")
    return reading.document
  }

  @Test(
    arguments: [
      ("no", .string), ("on", .string), ("1:20", .string), ("0602", .int("0602")),
      ("2026-11-23", .string), ("~", .null), ("", .null), ("null", .null), ("True", .bool(true)),
      ("FALSE", .bool(false)), ("tRUE", .string), ("0o17", .int("0o17")), ("0x1F", .int("0x1F")),
      ("0x", .string), ("-12", .int("-12")), ("+.5e3", .float("+.5e3")), ("1.", .float("1.")),
      (".", .string), ("-", .string), ("1e3", .float("1e3")), ("1e", .string),
      ("-.inf", .float("-.inf")), (".nan", .float(".nan")), ("1_000", .string), ("1.2.3", .string),
      ("99999999999999999999", .int("99999999999999999999")),
    ] as [(String, Scalar.Resolved)])
  func `has plain scalars of the core schema that keep their text`(
    text: String, resolved: Scalar.Resolved
  ) {
    let scalar = Scalar(text, style: .plain)
    #expect(scalar.resolved == resolved)
    #expect(scalar.text == text)
    #expect(Scalar(text, style: .singleQuoted).resolved == .string)
  }

  @Test func `gives every node its span in bytes, whatever the script`() throws {
    let source = SourceText(
      path: "a.yaml",
      text: "\u{FEFF}电梯: &x 困人\n🛗: ['a', \"é\", *x]\n块: |\n  一\n  二\n\n末: !!str {终}\n".replacing(
        "{终}", with: "终"))
    let document = try #require(YAMLReader.readOne(source).document)
    let entries = try #require(document.entries)
    try #require(entries.map { source.text(of: $0.key.span) } == ["电梯", "🛗", "块", "末"])
    #expect(
      entries.map { source.text(of: $0.value.span) }
        == ["困人", "['a', \"é\", *x]", "|\n  一\n  二", "终"])
    #expect(
      entries[1].value.elements?.map { source.text(of: $0.span) } == ["'a'", "\"é\"", "*x"])
    #expect(entries[1].value.elements?.last?.text == "困人")
    #expect(source.text(of: document.span).hasSuffix("终"))
  }

  @Test func `may close a bracket as far left as its key`() {
    #expect(read("a: [\n  x,\n  y\n]\nb: {\n  c: d\n}\n")?["a"]?.elements?.count == 2)
  }

  @Test func `is not one document if it is none or two`() {
    for text in ["", "# nothing\n", "a: 1\n---\nb: 2\n"] {
      let reading = YAMLReader.readOne(SourceText(path: "a", text: text))
      #expect(reading.findings.all.first?.code == YAMLProblem.documentCount.code)
    }
  }

  @Test func `is refused beyond each limit`() {
    let limits = Limits(bytes: 200, depth: 3, nodes: 20, aliases: 2, scalarBytes: 50)
    let cases: [(String, YAMLProblem)] = [
      (String(repeating: "a", count: 201), .tooLarge),
      ("a: " + String(repeating: "x", count: 51), .tooLarge),
      ("[[[[a]]]]", .tooDeep),
      ("- &a [[x]]\n- [[*a]]\n", .tooDeep),
      ("[" + String(repeating: "a,", count: 30) + "]", .tooLarge),
      ("- &a x\n- *a\n- *a\n- *a\n", .alias),
      ("- &a [1,2,3,4,5,6,7,8]\n- *a\n- *a\n", .alias),
    ]
    for (text, problem) in cases {
      let reading = YAMLReader.read(SourceText(path: "a", text: text), limits: limits)
      #expect(reading.problem == problem, "\(text)")
    }
  }

  @Test func `that multiplies aliases by themselves is refused at once`() {
    var text = "a0: &a0 [x,x,x,x,x,x,x,x,x]\n"
    for level in 1...20 {
      let list = (0..<9).map { _ in "*a\(level - 1)" }.joined(separator: ",")
      text += "a\(level): &a\(level) [\(list)]\n"
    }
    let reading = YAMLReader.read(SourceText(path: "a", text: text))
    #expect(reading.problem == .alias)
  }

  @Test func `of a hundred thousand brackets is refused without falling over`() {
    for sign in ["[", "{a: ", "- ", "? "] {
      let text = String(repeating: sign, count: 100_000)
      #expect(YAMLReader.read(SourceText(path: "a", text: text)).findings.hasErrors)
    }
  }
}
