/// Findings as people read them in a terminal: the message, the lines it is about, and a caret
/// under the characters that are wrong.
///
///     error[R101]: unknown key 'prioritty' in rule 'water-leak'
///       rules/30-plumbing.yaml:14:5
///        |
///     12 |   - id: water-leak
///        |         ---------- in this rule
///     14 |     prioritty: high
///        |     ^^^^^^^^^ a rule has 'id', 'when', 'then', 'mode', 'final', …
///        |
///      = help: did you mean 'priority'?
package struct ExcerptRendering: Sendable {
  /// Gives the text of a path; without it the excerpt is left out.
  package let source: @Sendable (String) -> SourceText?
  /// Cells that a line of the excerpt may take; longer ones are cut around the caret.
  package var width: Int
  /// Whether to colour by ANSI escapes.
  package var hasColour: Bool

  /// Renders with the texts that `source` gives.
  package init(
    width: Int = 100, hasColour: Bool = false,
    source: @escaping @Sendable (String) -> SourceText?
  ) {
    self.source = source
    self.width = width
    self.hasColour = hasColour
  }

  /// One finding, each line ended.
  package func render(_ finding: Finding) -> String {
    let paint = Paint(isOn: hasColour)
    let marks = self.marks(of: finding)
    let gutter = marks.map { String($0.line).count }.max() ?? 1
    var lines = [
      paint(finding.severity.paint, "\(finding.severity.rawValue)[\(finding.code.rawValue)]")
        + paint(.bold, ": \(plain(finding.message))")
    ]
    let paths = [finding.path] + marks.map(\.path).filter { $0 != finding.path }
    for (index, path) in paths.enumerated() where !paths[..<index].contains(path) {
      let excerpt = Excerpt(
        paint: paint, severity: finding.severity, gutter: gutter, width: width)
      let own = marks.filter { $0.path == path }
      let head = path == finding.path ? finding.place.description : own[0].place.description
      lines.append("  \(head)")
      if let text = source(path), !own.isEmpty { lines += excerpt.lines(for: own, in: text) }
    }
    if let help = finding.help {
      lines.append(" " + paint(.blue, "=") + paint(.bold, " help") + ": \(plain(help))")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// All of them in reading order, an empty line between them, and how many were left out.
  package func render(_ findings: Findings) -> String {
    var text = findings.sorted.map(render).joined(separator: "\n")
    if findings.droppedCount > 0 { text += "\nand \(findings.droppedCount) more\n" }
    return text
  }

  private func marks(of finding: Finding) -> [Mark] {
    var marks = finding.labels.compactMap {
      Mark(place: $0.place, message: plain($0.message), isPrimary: false)
    }
    if let primary = Mark(place: finding.place, message: plain(finding.note ?? ""), isPrimary: true)
    {
      marks.append(primary)
    }
    return marks.sorted { ($0.line, $0.start) < ($1.line, $1.start) }
  }

  /// A message may quote what somebody wrote; no control character of it reaches the terminal.
  private func plain(_ text: String) -> String {
    String(text.map { Cell.glyph(for: $0) }.joined())
  }
}

/// A stretch to underline.
struct Mark {
  let place: Place
  let message: String
  let isPrimary: Bool
  let line: Int
  let start: Int
  /// On the same line; a stretch of more lines is underlined to the end of its first.
  let end: Int

  init?(place: Place, message: String, isPrimary: Bool) {
    guard let extent = place.extent else { return nil }
    self.place = place
    self.message = message
    self.isPrimary = isPrimary
    self.line = extent.start.line
    self.start = extent.start.offset
    self.end = extent.end.line == extent.start.line ? extent.end.offset : .max
  }

  var path: String { place.path }
}
