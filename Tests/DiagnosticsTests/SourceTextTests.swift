import Testing

@testable import Diagnostics

@Suite("A position")
struct SourceTextTests {
  @Test(
    arguments: [
      ("ab\ncd", 4, 2, 2), ("ab\r\ncd", 4, 2, 1), ("ab\rcd", 3, 2, 1), ("电梯x", 6, 1, 3),
      ("\u{FEFF}ab", 4, 1, 2), ("\u{FEFF}ab", 0, 1, 1), ("ab\n", 3, 2, 1), ("", 0, 1, 1),
      ("ab", 99, 1, 3), ("a\u{301}b", 3, 1, 3),
    ])
  func `counts lines and scalars from one`(text: String, offset: Int, line: Int, column: Int) {
    let position = SourceText(path: "a", text: text).position(at: offset)
    #expect((position.line, position.column) == (line, column))
  }

  @Test func `agrees with counting from the start, at every offset`() {
    let text = "a\r\nb\rc\n\n电\r\r\nd🛗\n"
    let source = SourceText(path: "a", text: text)
    var (line, column, offset) = (1, 1, 0)
    let scalars = Array(text.unicodeScalars)
    for (index, scalar) in scalars.enumerated() {
      let position = source.position(at: offset)
      #expect((position.line, position.column) == (line, column))
      offset += String(scalar).utf8.count
      column += 1
      let next = index + 1 < scalars.count ? scalars[index + 1] : nil
      let isFirstHalf = scalar == "\r" && next == "\n"
      if scalar == "\n" || (scalar == "\r" && !isFirstHalf) { (line, column) = (line + 1, 1) }
    }
  }
}

@Suite("Display width")
struct DisplayWidthTests {
  @Test(
    arguments: [
      ("abc", 3), ("电梯", 4), ("ａ", 2), ("ｱ", 1), ("e\u{301}", 1), ("👩‍👩‍👧", 2), ("🇨🇳", 2), ("✂️", 2),
      ("한", 2), ("\u{1112}\u{1161}\u{11AB}", 2), ("", 0), ("—", 1), ("，", 2), ("\u{200B}", 0),
    ])
  func `is counted in cells`(text: String, cells: Int) {
    #expect(DisplayWidth.of(text) == cells)
  }
}

@Suite("The nearest name")
struct SpellingTests {
  private let keys = ["priority", "when", "then", "mode", "final", "电梯困人", "id"]

  @Test(
    arguments: [
      ("prioritty", "priority"), ("pirority", "priority"), ("Priority", "priority"),
      ("whne", "when"), ("电梯因人", "电梯困人"), ("ids", "id"), ("colour", nil), ("x", nil),
      ("", nil), ("水管", nil),
    ] as [(String, String?)])
  func `is one that a slip away stands`(written: String, meant: String?) {
    #expect(nearest(to: written, in: keys) == meant)
  }
}
