package import Diagnostics
internal import Triage

extension Report {
  /// The report for programs: totals by name, and each table as a list of objects by its columns.
  ///
  /// Names are stable; money is a number with two decimals, a share a fraction of one, and what is
  /// not known is null.
  package var json: JSONValue {
    let totals = totals.map { JSONValue.Member($0.id, $0.cell.json) }
    let head: [JSONValue.Member] = [
      .init("report", .string(id)),
      .init("from", .string(orNull: period.from?.text(in: period.zone))),
      .init("to", .string(orNull: period.to?.text(in: period.zone))),
      .init("as_of", .string(period.now.text(in: period.zone))),
      .init("totals", .object(totals)),
    ]
    return .object(head + sheets.map { .init($0.id, $0.json) } + [.init("notes", .strings(notes))])
  }
}

extension Sheet {
  fileprivate var json: JSONValue {
    .array(
      rows.map { row in
        .object(zip(columns, row).map { .init($0.id, $1.json) })
      })
  }
}
