import Diagnostics
import Testing

@testable import YAMLTree

/// What people get wrong, and the place and the words that they are told.
@Suite("A mistake in YAML")
struct YAMLMistakesTests {
  /// A text, the place as line:column, and a part of the message.
  typealias Case = (text: String, place: String, message: String)

  private static let punctuation: [Case] = [
    ("then:\n  category：lift\n  urgency: high\n", "2:11", "full-width '：' does not end a key"),
    ("a：\n  b: 1\n", "1:2", "full-width '：'"),
    ("a:\n  - {b: 1，c: 2}\n", "2:10", "full-width '，'"),
    ("a: 1\nb:2\nc: 3\n", "2:2", "a space is missing behind ':'"),
    ("note: 张三说: 坏了\n", "1:10", "a second ':'"),
    ("a: 1\njust text\nb: 2\n", "2:1", "a key must end with ':'"),
  ]

  private static let quoting: [Case] = [
    ("a: \"open\nb: 2\n", "1:4", "is never closed"),
    ("a: 'it's'\n", "1:8", "has ended before this"),
    ("a: \"\\d+\"\n", "1:5", "'\\d' is no escape"),
    ("a: *urgent*\n", "1:4", "cannot begin with '*'"),
    ("a: & b\n", "1:4", "cannot begin with '&'"),
    ("a: @home\n", "1:4", "cannot begin with '@'"),
    ("a: `x`\n", "1:4", "cannot begin with '`'"),
    ("a: %x\n", "1:4", "cannot begin with '%'"),
    ("a: > text\n", "1:4", "behind '>'"),
    ("a: \"张\nb: 1\nc: \"李\"\n", "2:1", "indented deeper"),
  ]

  private static let brackets: [Case] = [
    ("a: [x, y\nb: 2\n", "1:4", "'[' that begins here is never closed"),
    ("a: {\n  x: 1\n  y: 2 }\n", "2:7", "a ',' is missing"),
    ("a: [x, y]]\n", "1:10", "nothing open"),
    ("key: [a, b}\n", "1:11", "'}' cannot close what '[' began"),
    ("a: [x,, y]\n", "1:7", "a value is missing before ','"),
    ("a: {x: 1 y: 2}\n", "1:11", "a ',' or '}' is missing"),
  ]

  private static let layout: [Case] = [
    ("rules:\n\t- id: a\n", "2:1", "a tab cannot indent"),
    ("rules:\n  - id: a\n   when: {}\n", "3:4", "fits no line above"),
    ("rules:\n  - id: a\n     when: {}\n", "3:6", "indented deeper than the one above"),
    ("a:\n  b: 1\n c: 2\n", "3:2", "fits no line above"),
    ("  a: 1\nb: 2\n", "2:1", "indented less than the first"),
    ("a: - b\n", "1:4", "a list cannot begin"),
    ("a: 1\n- b\n", "2:1", "an element of a list cannot stand among keys"),
    ("- a\nb: 1\n", "2:1", "a key cannot stand among the elements"),
  ]

  @Test(arguments: punctuation + quoting + brackets + layout)
  func `is found where it was made`(text: String, place: String, message: String) throws {
    let reading = YAMLReader.read(SourceText(path: "a.yaml", text: text))
    let finding = try #require(reading.findings.all.first)
    #expect(reading.findings.all.count == 1)
    #expect(finding.code == YAMLProblem.syntax.code)
    #expect(finding.place.description == "a.yaml:\(place)", "\(finding.message)")
    #expect(finding.message.contains(message), "\(finding.message)")
    #expect(finding.help != nil)
  }

  @Test(
    arguments: [
      ("a: 1\nb: 2\na: 3\n", "3:1", YAMLProblem.duplicateKey),
      ("a: 1\n\"a\": 3\n", "2:1", .duplicateKey),
      ("<<: {a: 1}\n", "1:1", .mergeKey),
      ("? [a]\n: b\n", "1:3", .keyNotScalar),
      ("a: !important\n", "1:4", .tag),
      ("a: !!int x\n", "1:4", .tag),
      ("a: *x\n", "1:4", .alias),
      ("a: &x [*x]\n", "1:8", .alias),
      ("电: a\u{1}b\n", "1:5", .encoding),
      ("a: b\u{2028}c\n", "1:5", .encoding),
      ("a: b\u{0}\n", "1:5", .encoding),
      ("a: b\n\u{FEFF}c: d\n", "2:1", .encoding),
    ])
  func `has its own code`(text: String, place: String, problem: YAMLProblem) throws {
    let reading = YAMLReader.read(SourceText(path: "a.yaml", text: text))
    #expect(reading.findings.all.count == 1)
    #expect(reading.problem == problem)
    #expect(reading.findings.all.first?.place.description == "a.yaml:\(place)")
  }

  @Test func `shows both places of a key that stands twice`() {
    let source = SourceText(path: "a.yaml", text: "a: 1\nb: 2\na: 3\n")
    let findings = YAMLReader.read(source).findings
    #expect(
      ExcerptRendering { _ in source }.render(findings) == """
        error[Y006]: the key 'a' stands here twice
          a.yaml:3:1
          |
        1 | a: 1
          | - first here
        3 | a: 3
          | ^
          |
         = help: keep one of them

        """)
  }

  @Test func `that is no syntax error is hinted at where the structure is missed`() {
    let node = YAMLReader.readOne(SourceText(path: "a", text: "then:\n  category：lift\n")).document
    #expect(node?["then"]?.structureHint?.contains("：") == true)
    let list = YAMLReader.readOne(SourceText(path: "a", text: "[电梯，困人, \"a，b\"]\n")).document
    #expect(list?.elements?.map { $0.structureHint != nil } == [true, false])
  }

  @Test(arguments: [
    [0xFF, 0xFE, 0x61, 0x00], [0xFE, 0xFF, 0x00, 0x61], [0x61, 0x00, 0x3A, 0x00],
  ])
  func `of encoding is named`(bytes: [UInt8]) {
    let reading = YAMLReader.read(SourceText(path: "a", bytes: bytes))
    #expect(reading.problem == .encoding)
    #expect(reading.findings.all.first?.message.contains("UTF-16") == true)
  }

  @Test func `in the bytes is placed by line and column`() {
    let bytes = Array("电: 梯\nb: ".utf8) + [0xB5, 0xE7] + Array("\n".utf8)
    let reading = YAMLReader.read(SourceText(path: "a", bytes: bytes))
    #expect(reading.problem == .encoding)
    #expect(reading.findings.all.first?.place.description == "a:2:4")
  }
}
