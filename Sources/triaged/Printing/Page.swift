import Diagnostics

/// Lines of text that fit a screen.
struct Page {
  /// Where the values of named entries begin.
  static let valueColumn = 18

  private let screen: Screen
  /// What is on it so far, each line ended.
  private(set) var text = ""

  /// An empty page for a screen.
  init(_ screen: Screen) { self.screen = screen }

  /// One line as it is, or an empty one.
  mutating func line(_ line: String = "") { text += line + "\n" }

  /// Ended lines as they are.
  mutating func add(_ lines: String) { text += lines }

  /// An empty line and a title.
  mutating func heading(_ title: String) {
    line()
    line(screen.ink(.strong, title))
  }

  /// A text in as many lines as it needs, all indented alike; an empty one in none.
  mutating func paragraph(_ words: String, indent: Int, _ style: Ink.Style? = nil) {
    guard !words.isEmpty else { return }
    let lead = String(repeating: " ", count: indent)
    for piece in words.onOneLine.wrapped(to: screen.width - indent) {
      line(lead + (style.map { screen.ink($0, piece) } ?? piece))
    }
  }

  /// A name with its value beside it.
  mutating func entry(_ name: String, _ value: String, style: Ink.Style? = nil) {
    let isLong = DisplayWidth.of(name) > Self.valueColumn - 3
    if isLong { paragraph(name, indent: 2, .name) }
    let label = "  " + (isLong ? "" : name).padded(to: Self.valueColumn - 3) + " "
    let pieces = value.onOneLine.wrapped(to: screen.width - Self.valueColumn)
    for (index, piece) in pieces.enumerated() {
      let lead =
        index == 0
        ? screen.ink(.name, label) : String(repeating: " ", count: Self.valueColumn)
      line(lead + (style.map { screen.ink($0, piece) } ?? piece))
    }
  }
}
