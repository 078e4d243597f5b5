internal import Diagnostics
internal import Triage

extension Report {
  /// The report for spreadsheets (RFC 4180): all tables in one, each figure on a line of its own
  /// with the table, the row and the column that it stands in.
  package var csv: String {
    var lines = [["table", "row", "column", "value"]]
    lines += totals.map { ["totals", "", $0.id, $0.cell.plain] }
    for sheet in sheets {
      let names = sheet.columns.prefix { $0.isText }.count
      for row in sheet.rows {
        let name = row.prefix(names).map(\.plain).joined(separator: " / ")
        for (column, cell) in zip(sheet.columns, row).dropFirst(names) {
          lines.append([sheet.id, name, column.id, cell.plain])
        }
      }
    }
    return lines.map { $0.map(Self.field).joined(separator: ",") + "\r\n" }.joined()
  }

  /// In quotes where it must be; what a spreadsheet would take for a formula is made a text.
  private static func field(_ text: String) -> String {
    var text = text
    if let first = text.first, "=@+".contains(first) || (first == "-" && Double(text) == nil) {
      text = "'" + text
    }
    guard text.utf8.contains(where: { [0x22, 0x2C, 0x0A, 0x0D].contains($0) }) else { return text }
    return "\"" + text.flatMap { $0 == "\"" ? "\"\"" : String($0) } + "\""
  }
}
