internal import Diagnostics
internal import Triage

/// The first row of a CSV file, checked: a wrong header refuses the whole file.
///
/// Wrong is: no header, a column without a name, a name twice, more columns than allowed, and, where
/// the source has a mapping, none of the columns that it reads, or not the one that it reads an
/// identity or a time from. Columns that nobody knows are right: they become attributes.
struct CSVHeader {
  /// The columns' names without white space around them.
  let columns: [String]

  /// Throws what is wrong with it first.
  init(_ row: ScannedRow, mapper: Mapper, limits: IntakeLimits) throws(Refusal) {
    guard !row.isOverlong, row.columnCount <= limits.columns else {
      throw Refusal(
        .tooLarge, "the header has \(row.columnCount) columns or is too long",
        expected: "at most \(limits.columns) columns"
      ).at(line: row.line, column: nil)
    }
    if let stray = row.strayOffset {
      throw Fault(.syntax, "text follows a closing quote in the header", expected: "a delimiter")
        .at(offset: stray).refusal(in: row.bytes, firstLine: row.line)
    }
    columns = try Self.names(row)
    try checkNames(row)
    try checkMapping(mapper, row)
  }

  private static func names(_ row: ScannedRow) throws(Refusal) -> [String] {
    var names: [String] = []
    for field in row.fields {
      guard let text = row.text(field) else {
        throw UTF8Check.fault(row.bytes).refusal(in: row.bytes, firstLine: row.line)
      }
      names.append(trimmed(text))
    }
    return names
  }

  private static func trimmed(_ text: String) -> String {
    let kept = text.drop { $0.isWhitespace }
    guard let last = kept.lastIndex(where: { !$0.isWhitespace }) else { return "" }
    return String(kept[...last])
  }

  private func checkNames(_ row: ScannedRow) throws(Refusal) {
    var seen: Set<String> = []
    for (index, name) in columns.enumerated() {
      let offset = Int(row.fields[index].start)
      guard !name.isEmpty else {
        throw Fault(.missing, "column \(index + 1) of the header has no name", expected: "a name")
          .at(offset: offset).refusal(in: row.bytes, firstLine: row.line)
      }
      guard seen.insert(name).inserted else {
        throw Fault(
          .duplicateKey,
          "column \(index + 1) of the header is '\(name)', which stands there already",
          expected: "each name once"
        ).at(pointer: Input.pointer(to: name)).at(offset: offset)
          .refusal(in: row.bytes, firstLine: row.line)
      }
    }
  }

  /// Keys without whose column rows would be taken for what they are not.
  private static let vital: Set<String> = [
    "id", "received_at", "kind", "ticket", "ref", "event", "at", "score",
  ]

  private func checkMapping(_ mapper: Mapper, _ row: ScannedRow) throws(Refusal) {
    let present = Set(columns)
    var wanted: [String] = []
    for rule in mapper.rules {
      guard case .fields(let names) = rule.mapping.origin else { continue }
      wanted += names
      if Self.vital.contains(rule.target),
        let absent = names.first(where: { !present.contains($0) })
      {
        throw lacks(absent, for: rule.target, row)
      }
    }
    guard wanted.isEmpty || wanted.contains(where: present.contains) else {
      throw lacks(wanted[0], for: nil, row)
    }
  }

  private func lacks(_ column: String, for target: String?, _ row: ScannedRow) -> Refusal {
    let use = target.map { "which the source's mapping reads '\($0)' from" }
    let hint = nearest(to: column, in: columns).map { "; is it '\($0)'?" } ?? ""
    let message =
      "the header lacks the column '\(column)', "
      + (use ?? "and all others that the source's mapping reads") + hint
    var refusal = Refusal(.missing, message, expected: "a column '\(column)'")
    refusal.line = row.line
    refusal.column = 1
    refusal.pointer = Input.pointer(to: column)
    return refusal
  }
}
