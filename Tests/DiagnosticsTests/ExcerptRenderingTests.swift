import Testing

@testable import Diagnostics

@Suite("An excerpt")
struct ExcerptRenderingTests {
  private func span(_ part: String, in source: SourceText) -> SourceSpan {
    let bytes = Array(part.utf8)
    let start = (0...source.bytes.count - bytes.count).first {
      source.bytes[$0..<$0 + bytes.count].elementsEqual(bytes)
    }
    return SourceSpan(start: start ?? 0, end: (start ?? 0) + bytes.count)
  }

  private func render(_ finding: Finding, _ sources: SourceText..., width: Int = 100) -> String {
    let texts = sources
    return ExcerptRendering(width: width) { path in texts.first { $0.path == path } }
      .render(finding)
  }

  @Test func `shows the message, the lines it is about, and the help`() {
    let source = SourceText(
      path: "rules/30-plumbing.yaml",
      text: String(repeating: "\n", count: 11)
        + "  - id: water-leak\n    owner: me\n    prioritty: high\n")
    let finding = Finding(
      "R101", "unknown key 'prioritty' in rule 'water-leak'",
      at: source.place(of: span("prioritty", in: source))
    )
    .noting("a rule has 'id', 'when', 'then', 'mode', 'final', …")
    .labelling(source.place(of: span("water-leak", in: source)), "in this rule")
    .helping("did you mean 'priority'?")
    #expect(
      render(finding, source) == """
        error[R101]: unknown key 'prioritty' in rule 'water-leak'
          rules/30-plumbing.yaml:14:5
           |
        12 |   - id: water-leak
           |         ---------- in this rule
        14 |     prioritty: high
           |     ^^^^^^^^^ a rule has 'id', 'when', 'then', 'mode', 'final', …
           |
         = help: did you mean 'priority'?

        """)
  }

  @Test func `puts the caret by cells, not by characters`() {
    let source = SourceText(path: "a.yaml", text: "说明: 电梯🛗困人e\u{301} 坏了 x\n")
    let finding = Finding("T001", "here", at: source.place(of: span("坏了", in: source)))
    #expect(
      render(finding, source) == """
        error[T001]: here
          a.yaml:1:13
          |
        1 | 说明: 电梯🛗困人e\u{301} 坏了 x
          |                   ^^^^
          |

        """)
  }

  @Test func `cuts a long line around the caret`() {
    let source = SourceText(
      path: "a.yaml",
      text: String(repeating: "a", count: 200) + "XY" + String(repeating: "b", count: 200))
    let finding = Finding("T001", "here", at: source.place(of: span("XY", in: source)))
    let text = render(finding, source, width: 40)
    let lines = text.split(separator: "\n")
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= 40 }, "\(text)")
    let column = lines[4].prefix { $0 != "^" }.count
    #expect(Array(lines[3])[column] == "X", "\(text)")
    #expect(lines[3].contains("…a") && lines[3].hasSuffix("b…"), "\(text)")
  }

  @Test func `shows a label in another file under its own name`() {
    let first = SourceText(path: "a.yaml", text: "x: 1\n")
    let second = SourceText(path: "b.yaml", text: "\nx: 2\n")
    let finding = Finding("T002", "'x' twice", at: second.place(of: span("x", in: second)))
      .labelling(first.place(of: span("x", in: first)), "first here")
    #expect(
      render(finding, first, second) == """
        error[T002]: 'x' twice
          b.yaml:2:1
          |
        2 | x: 2
          | ^
          |
          a.yaml:1:1
          |
        1 | x: 1
          | - first here
          |

        """)
  }

  @Test func `lets no control character through to the terminal`() {
    let source = SourceText(path: "a.yaml", text: "a: \u{1B}[31m\u{7F}\tb\n")
    let finding = Finding(
      "T003", "bad \u{1B}[0m", at: source.place(of: span("b", in: source)))
    let text = render(finding, source)
    #expect(!text.unicodeScalars.contains { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F })
    #expect(text.contains("1 | a: ␛[31m\u{FFFD}    b"))
  }

  @Test func `names only the path where a whole folder is meant`() {
    let finding = Finding("T004", "no rules", severity: .warning, at: Place(path: "rules"))
    #expect(render(finding) == "warning[T004]: no rules\n  rules\n")
    #expect(finding.line == "rules: warning[T004]: no rules")
  }

  @Test func `is coloured only where asked`() {
    let source = SourceText(path: "a", text: "x")
    let finding = Finding("T001", "m", at: source.place(of: SourceSpan(start: 0, end: 1)))
    let coloured = ExcerptRendering(hasColour: true) { _ in source }.render(finding)
    #expect(coloured.contains("\u{1B}[1;31merror[T001]\u{1B}[0m"))
    #expect(!render(finding, source).contains("\u{1B}"))
  }

  @Test func `survives bytes that are no text, wherever the span points`() {
    let source = SourceText(path: "a", bytes: [0x61, 0xFF, 0xE4, 0xB8, 0x0A, 0x80, 0xF0, 0x9F])
    for start in 0...10 {
      for end in start...10 {
        let place = source.place(of: SourceSpan(start: start, end: end))
        #expect(render(Finding("T001", "m", at: place), source).contains("^"))
      }
    }
  }
}
