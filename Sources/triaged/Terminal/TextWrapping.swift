import Diagnostics

extension String {
  /// The text in lines of at most so many cells: broken at blanks and between wide characters,
  /// and within a word only where it is longer than a line.
  func wrapped(to width: Int) -> [String] {
    let width = max(width, 2)
    var lines: [String] = []
    var line: [Character] = []
    var cells = 0
    for character in self {
      let size = DisplayWidth.of(character)
      if cells + size > width {
        let end = character == " " ? line.count : Self.lastBreak(in: line, before: character)
        lines.append(String(line[..<end]).droppingLastBlanks)
        line = Array(line[end...].drop { $0 == " " })
        cells = line.reduce(0) { $0 + DisplayWidth.of($1) }
        if character == " " { continue }
      }
      line.append(character)
      cells += size
    }
    let rest = String(line).droppingLastBlanks
    return rest.isEmpty && !lines.isEmpty ? lines : lines + [rest]
  }

  /// At most so many cells, with an ellipsis where something is left out.
  func cut(to width: Int) -> String {
    guard DisplayWidth.of(self) > width else { return self }
    var cells = 0
    let kept = prefix { character in
      cells += DisplayWidth.of(character)
      return cells <= width - 1
    }
    return kept + "…"
  }

  /// With blanks behind it up to so many cells.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - DisplayWidth.of(self)))
  }

  /// How many characters of a full line stay on it; never none.
  private static func lastBreak(in line: [Character], before next: Character) -> Int {
    var place = line.count
    while place > 1 {
      let after = place < line.count ? line[place] : next
      let isWide = DisplayWidth.of(line[place - 1]) == 2 || DisplayWidth.of(after) == 2
      if line[place - 1] == " " || (isWide && !after.isPunctuation) { return place }
      place -= 1
    }
    return line.count
  }

  private var droppingLastBlanks: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
