import Diagnostics

/// Rows in columns as wide as their widest cell, counted in cells of a terminal; the last column
/// takes what is left and is wrapped.
struct TextTable {
  private let heads: [String]
  private var rows: [[String]] = []
  private let numeric: Set<Int>

  /// A table with a head over each column; `numeric` columns are set to the right.
  init(_ heads: [String], numeric: Set<Int> = []) {
    self.heads = heads
    self.numeric = numeric
  }

  /// Adds a row, which has a cell for each head.
  mutating func add(_ cells: [String]) { rows.append(cells.map(\.onOneLine)) }

  /// Whether there is no row.
  var isEmpty: Bool { rows.isEmpty }

  /// The table, indented, each line ended.
  func text(on screen: Screen, indent: Int = 0) -> String {
    let widths = widths(within: screen.width - indent)
    let lead = String(repeating: " ", count: indent)
    let head = line(heads, widths)[0]
    let lines =
      [lead + screen.ink(.strong, head)]
      + rows.flatMap { row in
        line(row, widths).map { lead + $0 }
      }
    return lines.map { $0 + "\n" }.joined()
  }

  private static let gap = 2
  private static let narrowestLast = 16

  /// What every column gets; where there is too little, the widest give, but for the first, which
  /// names the row.
  private func widths(within total: Int) -> [Int] {
    var widths = heads.indices.map { column in
      ([heads[column]] + rows.map { $0[column] }).map { DisplayWidth.of($0) }.max() ?? 0
    }
    let last = widths.count - 1
    let wanted = min(widths[last], Self.narrowestLast)
    let room = total - Self.gap * last - wanted
    while widths[..<last].reduce(0, +) > room,
      let column = (1..<max(1, last)).max(by: { widths[$0] < widths[$1] }), widths[column] > 4
    {
      widths[column] -= 1
    }
    widths[last] = max(1, total - Self.gap * last - widths[..<last].reduce(0, +))
    return widths
  }

  private func line(_ cells: [String], _ widths: [Int]) -> [String] {
    let last = widths.count - 1
    let gap = String(repeating: " ", count: Self.gap)
    let head = (0..<last).map { column in
      let cell = cells[column].cut(to: widths[column])
      let filler = String(repeating: " ", count: widths[column] - DisplayWidth.of(cell))
      return (numeric.contains(column) ? filler + cell : cell + filler) + gap
    }.joined()
    let blank = String(repeating: " ", count: DisplayWidth.of(head))
    return cells[last].wrapped(to: widths[last]).enumerated().map { index, piece in
      (index == 0 ? head : blank) + piece
    }.map { $0.trimmedAtEnd }
  }
}

extension String {
  fileprivate var trimmedAtEnd: String {
    var text = self
    while text.last == " " { text.removeLast() }
    return text
  }
}
