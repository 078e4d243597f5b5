internal import Diagnostics
internal import Triage

extension Report {
  /// The report for people, in lines of at most so many cells.
  package func text(width: Int = 80) -> String {
    var lines = title.folded(to: width) + period.sentence.folded(to: width) + [""]
    let label = totals.map { DisplayWidth.of($0.title) }.max() ?? 0
    for total in totals {
      lines.append("  " + total.title.padded(to: label) + "  " + total.cell.text)
    }
    for sheet in sheets {
      lines += ["", sheet.title]
      lines += sheet.lines(width: width - 2).map { "  " + $0 }
      if let note = sheet.note { lines += note.folded(to: width - 2).map { "  " + $0 } }
    }
    if !notes.isEmpty { lines.append("") }
    for note in notes { lines += note.folded(to: width) }
    return lines.map { $0 + "\n" }.joined()
  }
}

extension Period {
  /// The period in words.
  var sentence: String {
    let start = from.map { "from " + minute($0) }
    let end = to.map { "to " + minute($0) }
    let bounds = [start, end].compactMap(\.self).joined(separator: " ")
    return "requests received " + (bounds.isEmpty ? "so far" : bounds) + ", as of " + minute(now)
  }

  private func minute(_ time: Timestamp) -> String {
    String(time.text(in: zone).prefix(16).map { $0 == "T" ? " " : $0 })
  }
}

extension Sheet {
  private static let gap = 2
  private static let narrowest = 6
  /// A page shows so many rows of a table.
  private static let most = 30

  /// Head and rows in columns; texts give way where a page is too narrow.
  func lines(width: Int) -> [String] {
    guard !rows.isEmpty else { return ["none"] }
    // One row more takes no more room than the sentence that it is left out.
    let shown = rows.count > Self.most + 1 ? Self.most : rows.count
    let table = [columns.map(\.title)] + rows.prefix(shown).map { $0.map(\.text) }
    let widths = widths(of: table, within: width)
    let rest = rows.count - shown
    return table.map { line($0, widths) }
      + (rest > 0 ? ["and \(rest) more; the other formats have all"] : [])
  }

  private func widths(of table: [[String]], within width: Int) -> [Int] {
    var widths = columns.indices.map { column in
      table.map { DisplayWidth.of($0[column]) }.max() ?? 0
    }
    let texts = columns.indices.filter { columns[$0].isText }
    let room = width - Self.gap * (columns.count - 1)
    while widths.reduce(0, +) > room,
      let widest = texts.max(by: { widths[$0] < widths[$1] }), widths[widest] > Self.narrowest
    {
      widths[widest] -= 1
    }
    return widths
  }

  private func line(_ cells: [String], _ widths: [Int]) -> String {
    let padded = columns.indices.map { column in
      let cell = cells[column].cut(to: widths[column])
      let filler = String(repeating: " ", count: max(0, widths[column] - DisplayWidth.of(cell)))
      return columns[column].isText ? cell + filler : filler + cell
    }
    var line = padded.joined(separator: String(repeating: " ", count: Self.gap))
    while line.last == " " { line.removeLast() }
    return line
  }
}

extension String {
  /// With blanks behind it up to so many cells.
  func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - DisplayWidth.of(self)))
  }

  /// At most so many cells, with an ellipsis where something is left out.
  func cut(to width: Int) -> String {
    guard DisplayWidth.of(self) > width else { return self }
    var cells = 0
    let kept = prefix { character in
      cells += DisplayWidth.of(character)
      return cells < width
    }
    return kept + "…"
  }

  /// A sentence in lines of at most so many cells, broken at blanks.
  func folded(to width: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    for word in split(separator: " ") {
      if !line.isEmpty, DisplayWidth.of(line) + 1 + DisplayWidth.of(word) > width {
        lines.append(line)
        line = ""
      }
      line += line.isEmpty ? String(word) : " " + word
    }
    return line.isEmpty ? lines : lines + [line]
  }
}
