import Diagnostics

/// Figures under headings, for people.
struct Table {
  private let title: String
  private var rows: [[String]]

  init(_ title: String, _ headings: [String]) {
    self.title = title
    rows = [headings]
  }

  mutating func add(_ cells: [String]) { rows.append(cells) }

  /// The table in Markdown, its columns aligned.
  var text: String {
    let widths = rows[0].indices.map { column in rows.map { $0[column].count }.max() ?? 0 }
    var lines = rows.map { row in
      let cells = row.indices.map { column in
        let pad = String(repeating: " ", count: widths[column] - row[column].count)
        return column == 0 ? row[column] + pad : pad + row[column]
      }
      return "| \(cells.joined(separator: " | ")) |"
    }
    let rules = widths.enumerated().map { column, width in
      String(repeating: "-", count: column == 0 ? width : width - 1) + (column == 0 ? "" : ":")
    }
    lines.insert("| \(rules.joined(separator: " | ")) |", at: 1)
    return (["", "**\(title)**", ""] + lines).joined(separator: "\n")
  }
}

/// A number as people read it: three digits that count, thousands apart.
func readable(_ value: Double) -> String {
  guard value.magnitude < 100 else { return grouped(Int(value.rounded())) }
  let scale = value.magnitude < 10 ? 100.0 : 10.0
  return "\((value * scale).rounded() / scale)"
}

private func grouped(_ value: Int) -> String {
  let digits = Array(String(value.magnitude))
  var text = value < 0 ? "-" : ""
  for (position, digit) in digits.enumerated() {
    if position > 0, (digits.count - position) % 3 == 0 { text.append(",") }
    text.append(digit)
  }
  return text
}

extension JSONValue {
  /// A figure with as many digits as it deserves.
  static func figure(_ value: Double) -> JSONValue {
    .double(value >= 1000 ? value.rounded() : (value * 1000).rounded() / 1000)
  }
}
