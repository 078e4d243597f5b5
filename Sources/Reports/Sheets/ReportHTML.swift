internal import Triage

extension Report {
  /// The report as one page that needs nothing else: no script, no font, no picture from elsewhere;
  /// light or dark as the reader's system is, and fit to be printed.
  package var html: String {
    let figures = totals.map { total in
      "<div><dt>\(total.title.escaped)</dt><dd>\(total.cell.text.escaped)</dd></div>"
    }
    let links = sheets.filter { !$0.rows.isEmpty }.map { sheet in
      "<a href=\"#\(sheet.id.escaped)\">\(sheet.title.escaped)</a>"
    }
    return """
      <!DOCTYPE html>
      <html lang="en">
      <head>
      <meta charset="utf-8">
      <meta name="viewport" content="width=device-width, initial-scale=1">
      <meta name="color-scheme" content="light dark">
      <title>\(title.escaped)</title>
      <style>
      \(PageStyle.css)
      </style>
      </head>
      <body>
      <header>
      <h1>\(title.escaped)</h1>
      <p>\(period.sentence.escaped)</p>
      </header>
      <dl class="totals">
      \(figures.joined(separator: "\n"))
      </dl>
      <nav>\(links.joined(separator: " "))</nav>
      <main>
      \(sheets.map(\.html).joined(separator: "\n"))
      </main>
      <footer>
      \(notes.map { "<p>\($0.escaped)</p>" }.joined(separator: "\n"))
      </footer>
      </body>
      </html>

      """
  }
}

extension Sheet {
  fileprivate var html: String {
    let head = "<section id=\"\(id.escaped)\">\n<h2>\(title.escaped)</h2>\n"
    guard !rows.isEmpty else { return head + "<p class=\"none\">none</p>\n</section>" }
    let note = note.map { "\n<p>\($0.escaped)</p>" } ?? ""
    return head + BarChart(self).svg + table + note + "\n</section>"
  }

  private var table: String {
    let heads = columns.map { column in
      "<th scope=\"col\"\(column.isText ? "" : " class=\"figure\"")>\(column.title.escaped)</th>"
    }
    let lines = rows.map { row in
      let cells = zip(columns, row).map { column, cell in
        "<td\(column.isText ? "" : " class=\"figure\"")>\(cell.text.escaped)</td>"
      }
      return "<tr>\(cells.joined())</tr>"
    }
    return """
      <div class="table"><table>
      <thead><tr>\(heads.joined())</tr></thead>
      <tbody>
      \(lines.joined(separator: "\n"))
      </tbody>
      </table></div>
      """
  }
}

extension String {
  /// As HTML and SVG show it.
  var escaped: String {
    onOneLine.reduce(into: "") { text, character in
      switch character {
      case "&": text += "&amp;"
      case "<": text += "&lt;"
      case ">": text += "&gt;"
      case "\"": text += "&quot;"
      default: text.append(character)
      }
    }
  }
}
