internal import GRDB
internal import Triage

/// Dispatches as rows.
enum DispatchTable: Table {
  static let name = "dispatches"
  static let columns = [
    "ticket", "count", "assignee", "kind", "team", "at", "file", "reason",
    "expected_minutes", "expected_cents", "ending", "ended_at", "ending_reason",
  ]

  static func values(
    of dispatch: TicketDispatch, _ ruleSets: RuleSetNumbers
  ) throws -> [DatabaseValue] {
    [
      try dispatch.ticket.columnValue(), dispatch.count.databaseValue,
      dispatch.assignee.databaseValue, dispatch.kind.databaseValue, dispatch.team.databaseValue,
      dispatch.at.databaseValue, dispatch.file.databaseValue, dispatch.reason.databaseValue,
      dispatch.expectedMinutes.databaseValue, dispatch.expectedCost.databaseValue,
    ] + endValues(dispatch.end)
  }

  static func record(_ columns: inout ColumnReader) throws -> TicketDispatch {
    var dispatch = TicketDispatch(
      ticket: try columns.number(), count: try columns.next(), to: try columns.next(),
      kind: try columns.word(), team: try columns.next(), at: try columns.timestamp())
    dispatch.file = try columns.optional()
    dispatch.reason = try columns.optional()
    dispatch.expectedMinutes = try columns.optional()
    dispatch.expectedCost = try columns.money()
    let manner: DispatchEnd.Manner? = try columns.optionalWord()
    let at = try columns.optionalTimestamp()
    let reason: String? = try columns.optional()
    if let manner, let at { dispatch.end = DispatchEnd(manner, at: at, reason: reason) }
    return dispatch
  }

  /// Ends a dispatch that stands.
  static func end(_ ending: DispatchEnding, in db: Database) throws {
    let key = [try ending.ticket.columnValue(), ending.count.databaseValue]
    try db.run(
      """
      UPDATE dispatches SET ending = ?, ended_at = ?, ending_reason = ?
      WHERE ticket = ? AND count = ? AND ending IS NULL
      """, endValues(ending.end) + key)
    guard db.changesCount == 1 else {
      throw Contradiction(
        "dispatch \(ending.count) of ticket '\(ending.ticket.text)' does not stand")
    }
  }

  private static func endValues(_ end: DispatchEnd?) -> [DatabaseValue] {
    guard let end else { return [.null, .null, .null] }
    return [end.manner.databaseValue, end.at.databaseValue, end.reason.databaseValue]
  }
}
