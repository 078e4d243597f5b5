internal import Diagnostics

/// The bars of a table's column, as a drawing that takes its colours from the page.
struct BarChart {
  private let bars: [Bar]
  private let title: String

  private struct Bar {
    let label: String
    let value: Cell
    let magnitude: Double
  }

  /// The first rows that have a bar; what is smaller stands in the table.
  private static let most = 12

  /// Draws the column that a table names.
  init(_ sheet: Sheet) {
    title = sheet.columns.first { $0.id == sheet.bars }?.title ?? ""
    let names = sheet.columns.indices.prefix { sheet.columns[$0].isText }
    bars = sheet.rows.lazy.compactMap { row in
      guard let column = sheet.bars, let value = sheet.cell(column, in: row),
        let magnitude = value.magnitude
      else { return nil }
      let label = names.map { row[$0].text }.joined(separator: " · ")
      return Bar(label: label, value: value, magnitude: max(0, magnitude))
    }.prefix(Self.most).map(\.self)
  }

  private static let width = 720
  private static let labelWidth = 230
  private static let valueWidth = 110
  private static let step = 24
  private static let labelCells = 30

  /// Inline SVG; nothing where one bar would say no more than the table.
  var svg: String {
    let longest = bars.map(\.magnitude).max() ?? 0
    guard bars.count > 1, longest > 0 else { return "" }
    let height = bars.count * Self.step + 4
    let room = Self.width - Self.labelWidth - Self.valueWidth
    let lines = bars.enumerated().map { index, bar -> String in
      let length = Int((bar.magnitude / longest * Double(room)).rounded())
      let top = index * Self.step + 4
      return """
        <text x="\(Self.labelWidth - 8)" y="\(top + 13)" text-anchor="end">\
        \(bar.label.cut(to: Self.labelCells).escaped)</text>\
        <rect x="\(Self.labelWidth)" y="\(top)" width="\(max(1, length))" height="16" rx="2"/>\
        <text x="\(Self.labelWidth + length + 6)" y="\(top + 13)">\(bar.value.text.escaped)</text>
        """
    }
    return """
      <svg class="bars" viewBox="0 0 \(Self.width) \(height)" role="img" \
      aria-label="\(title.escaped)">
      \(lines.joined(separator: "\n"))
      </svg>

      """
  }
}
