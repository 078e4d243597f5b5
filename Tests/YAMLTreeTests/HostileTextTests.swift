import Diagnostics
import Testing

@testable import YAMLTree

/// Long texts that would take minutes if anything in the reader took a time that
/// grows with the square of their length.
@Suite("A hostile text", .timeLimit(.minutes(1)))
struct HostileTextTests {
  private static func times(_ text: String, _ count: Int = 20_000) -> String {
    String(repeating: text, count: count)
  }

  private static let yaml: [String] = [
    "{" + times("a: 1, ") + "}", times("a: 1\n"), times("[a]#b\n"), "[" + times("a#,") + "]",
    times("%TAG !a! x\n") + "---\n", times("%TAG !a! x\n", 60) + times("a\n"),
    times("- |\n x\n") + times(" "), times("- &a x\n- *a\n"), times("- \"a\n\n b\"\n"),
    times("'"), times("\""), times("- 'a\n"), times("#"), times("a "), times("电：\n"), times("\t"),
    times("- !!x y\n"), times("? a\n"), times("a,"), times("---\n"), times("...\n"),
    "a: |\n" + times(" \n"),
    "[" + times("\n") + "]", "k: [" + times("\na,") + "]", times("- [a,\nb]\n"), times("\r"),
    times("a: [\n"), times("&a "), times("<<: x\n"), times("a:\n - b\n"),
  ]

  private static let json: [String] = [
    "{" + times("\"a\":1,") + "\"a\":1}", times("["), times("{\"a\":"), times("\""), times("\\"),
    times("1"),
    "[" + times("1,") + "]", "\"" + times("\\u0041") + "\"", times(" "), times("电"),
    "[" + times("[],") + "1",
  ]

  // By number, since the texts are too long to be printed.
  @Test(arguments: Self.yaml.indices)
  func `in YAML is answered`(index: Int) {
    let source = SourceText(path: "a", text: Self.yaml[index])
    let reading = YAMLReader.read(source)
    #expect(reading.findings.all.count <= Findings.defaultLimit)
    #expect(ExcerptRendering { _ in source }.render(reading.findings).utf8.count < 200_000)
  }

  @Test(arguments: Self.json.indices)
  func `in JSON is answered`(index: Int) {
    let source = SourceText(path: "a", text: Self.json[index])
    guard case .failure(let refusal) = JSONReader.read(source.bytes) else { return }
    let text = ExcerptRendering { _ in source }.render(refusal.finding(in: source))
    #expect(text.utf8.count < 2_000)
  }
}
