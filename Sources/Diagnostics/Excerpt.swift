/// The lines of one text that a finding is about, with its marks under them.
struct Excerpt {
  let paint: Paint
  let severity: Severity
  /// Width of the column of line numbers.
  let gutter: Int
  /// Cells for a whole line, the gutter included.
  let width: Int

  /// The marks must be in the order of the text.
  func lines(for marks: [Mark], in source: SourceText) -> [String] {
    var lines = [bar(nil, "")]
    var shown: Int?
    for mark in marks {
      let row = Row(source, line: mark.line)
      let columns = row.columns(from: mark.start, to: mark.end)
      let window = row.window(around: columns, width: max(20, width - gutter - 3))
      if shown != mark.line {
        lines.append(bar(mark.line, row.text(in: window)))
        shown = mark.line
      }
      lines.append(bar(nil, underline(mark, columns, shiftedBy: window)))
    }
    lines.append(bar(nil, ""))
    return lines
  }

  private func underline(_ mark: Mark, _ columns: Range<Int>, shiftedBy window: Range<Int>)
    -> String
  {
    let lead = window.lowerBound > 0 ? 1 : 0
    let start = max(0, columns.lowerBound - window.lowerBound) + lead
    let length = max(1, min(columns.upperBound, window.upperBound) - columns.lowerBound)
    let stroke = String(repeating: mark.isPrimary ? "^" : "-", count: length)
    let message = mark.message.isEmpty ? "" : " \(mark.message)"
    let ink = mark.isPrimary ? severity.paint : .blue
    return String(repeating: " ", count: start) + paint(ink, stroke + message)
  }

  private func bar(_ number: Int?, _ text: String) -> String {
    let number = number.map(String.init) ?? ""
    let padding = String(repeating: " ", count: gutter - number.count)
    return paint(.blue, padding + number + " |") + (text.isEmpty ? "" : " " + text)
  }
}

/// A line of a text as cells of a terminal.
struct Row {
  private let cells: [Cell]

  init(_ source: SourceText, line: Int) {
    let range = source.range(ofLine: line)
    var offset = range.lowerBound
    var column = 0
    var cells: [Cell] = []
    for character in String(decoding: source.bytes[range], as: UTF8.self) {
      let glyph = Cell.glyph(for: character)
      let width = DisplayWidth.of(glyph)
      cells.append(Cell(offset: offset, column: column, glyph: glyph, width: width))
      offset += Self.length(of: character, at: offset, in: source.bytes)
      column += width
    }
    cells.append(Cell(offset: range.upperBound, column: column, glyph: "", width: 0))
    self.cells = cells
  }

  /// Columns of the stretch between two offsets, at least one wide.
  func columns(from start: Int, to end: Int) -> Range<Int> {
    let first = cells.last { $0.offset <= start } ?? cells[0]
    let last = cells.first { $0.offset >= end } ?? cells[cells.count - 1]
    return first.column..<max(first.column + 1, last.column)
  }

  /// The columns to show if the line is longer than `width`: those around the stretch.
  func window(around columns: Range<Int>, width: Int) -> Range<Int> {
    let total = cells[cells.count - 1].column
    guard total > width else { return 0..<total }
    let room = width - 2
    let wanted = max(0, min(columns.lowerBound - room / 3, total - room))
    let start = cells.first { $0.column >= wanted }?.column ?? 0
    return start..<min(total, start + room)
  }

  /// The text within a window, with an ellipsis where something is left out.
  func text(in window: Range<Int>) -> String {
    let total = cells[cells.count - 1].column
    let inside = cells.filter {
      $0.column >= window.lowerBound && $0.column + $0.width <= window.upperBound
    }
    return (window.lowerBound > 0 ? "…" : "") + inside.map(\.glyph).joined()
      + (window.upperBound < total ? "…" : "")
  }

  /// How many bytes a character took; a broken sequence shows as U+FFFD and took fewer than that.
  private static func length(of character: Character, at offset: Int, in bytes: [UInt8]) -> Int {
    guard character == "\u{FFFD}" else { return character.utf8.count }
    let end = min(offset + 3, bytes.count)
    if bytes[offset..<end].elementsEqual([0xEF, 0xBF, 0xBD]) { return 3 }
    var length = 1
    while offset + length < bytes.count, length < 3, bytes[offset + length] & 0xC0 == 0x80 {
      length += 1
    }
    return length
  }
}

/// One character of a line and where it stands in a terminal.
struct Cell {
  let offset: Int
  let column: Int
  let glyph: String
  let width: Int

  /// What is printed for a character: spaces for a tab, a visible sign for other controls.
  static func glyph(for character: Character) -> String {
    if character == "\t" { return "    " }
    guard character.unicodeScalars.contains(where: isControl) else { return String(character) }
    return String(
      String.UnicodeScalarView(
        character.unicodeScalars.map { scalar in
          guard isControl(scalar) else { return scalar }
          return scalar.value < 0x20 ? UnicodeScalar(0x2400 + scalar.value)! : "\u{FFFD}"
        }))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
