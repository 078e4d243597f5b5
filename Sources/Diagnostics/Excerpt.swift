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
    var shown: String?
    for mark in marks {
      let row = Row(source, mark, width: max(20, width - gutter - 3))
      let line = bar(mark.line, row.text)
      if shown != line { lines.append(line) }
      shown = line
      lines.append(bar(nil, underline(mark, row)))
    }
    lines.append(bar(nil, ""))
    return lines
  }

  private func underline(_ mark: Mark, _ row: Row) -> String {
    let stroke = String(repeating: mark.isPrimary ? "^" : "-", count: row.underline.count)
    let message = mark.message.isEmpty ? "" : " \(mark.message)"
    let ink = mark.isPrimary ? severity.paint : .blue
    let indent = String(repeating: " ", count: row.underline.lowerBound)
    return indent + paint(ink, stroke + message)
  }

  private func bar(_ number: Int?, _ text: String) -> String {
    let number = number.map(String.init) ?? ""
    let padding = String(repeating: " ", count: gutter - number.count)
    return paint(.blue, padding + number + " |") + (text.isEmpty ? "" : " " + text)
  }
}

/// The part of a line around a mark that fits into a terminal, and where in it the mark is.
struct Row {
  /// With an ellipsis where something is left out.
  let text: String
  /// The columns of `text` to underline; at least one.
  let underline: Range<Int>

  /// How far from the mark a line is looked at, in bytes: a line may be as long as a file.
  private static let reach = 2_000

  /// Shows the whole line if it fits into `width` cells.
  init(_ source: SourceText, _ mark: Mark, width: Int) {
    let line = source.range(ofLine: mark.line)
    let part = Self.part(of: line, around: mark.start, in: source.bytes)
    let cells = Self.cells(of: part, in: source.bytes)
    let total = cells[cells.count - 1].column
    let start = (cells.last { $0.offset <= mark.start } ?? cells[0]).column
    let end = (cells.first { $0.offset >= mark.end } ?? cells[cells.count - 1]).column
    let room = width - 2
    let isWhole = part == line && total <= width
    let wanted = isWhole ? 0 : max(0, min(start - room / 3, total - room))
    let from = cells.first { $0.column >= wanted }?.column ?? 0
    let to = isWhole ? total : min(total, from + room)
    let lead = from > 0 || part.lowerBound > line.lowerBound ? "…" : ""
    let tail = to < total || part.upperBound < line.upperBound ? "…" : ""
    text =
      lead
      + cells.filter { $0.column >= from && $0.column + $0.width <= to }
      .map(\.glyph).joined() + tail
    let first = max(0, start - from) + lead.count
    underline = first..<first + max(1, min(end, to) - start)
  }

  /// Cuts a line that is much too long, between two characters.
  private static func part(
    of line: Range<Int>, around offset: Int, in bytes: [UInt8]
  ) -> Range<Int> {
    let offset = min(max(offset, line.lowerBound), line.upperBound)
    var start = max(line.lowerBound, offset - reach)
    while start > line.lowerBound, bytes[start] & 0xC0 == 0x80 { start -= 1 }
    var end = min(line.upperBound, offset + reach)
    while end < line.upperBound, bytes[end] & 0xC0 == 0x80 { end += 1 }
    return start..<end
  }

  private static func cells(of range: Range<Int>, in bytes: [UInt8]) -> [Cell] {
    var offset = range.lowerBound
    var column = 0
    var cells: [Cell] = []
    for character in String(decoding: bytes[range], as: UTF8.self) {
      let glyph = Cell.glyph(for: character)
      let width = DisplayWidth.of(glyph)
      cells.append(Cell(offset: offset, column: column, glyph: glyph, width: width))
      offset += length(of: character, at: offset, in: bytes)
      column += width
    }
    cells.append(Cell(offset: range.upperBound, column: column, glyph: "", width: 0))
    return cells
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
