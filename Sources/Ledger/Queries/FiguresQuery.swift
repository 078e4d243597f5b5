internal import GRDB
internal import Triage

extension LedgerReader {
  /// What is going on, at a cost that does not grow with the number of tickets.
  package func figures() throws(LedgerError) -> Figures {
    try connection.read("read figures of") { db in
      Figures(
        tallies: try Self.tallies(in: db),
        oldestWaiting: try Self.oldestWaiting(in: db),
        openHandovers: try db.first("count(*) FROM outbox") { try $0.next() } ?? 0,
        lastEvent: try EventTable.last(in: db),
        nextTimer: try Self.nextTimer(in: db),
        ruleSet: try db.first(
          "digest FROM standing JOIN rule_sets ON rule_sets.id = rule_set"
        ) { try $0.next() })
    }
  }

  private static func tallies(in db: Database) throws -> [Figures.Tally] {
    try db.all("state, urgency, team, assignee, count FROM tallies WHERE count > 0") { columns in
      Figures.Tally(
        state: try columns.word(), urgency: try columns.next(),
        holder: TicketHolder(team: try columns.next(), assignee: try columns.textOrNone()),
        count: try columns.next())
    }
  }

  private static func oldestWaiting(in db: Database) throws -> [String: Timestamp] {
    let pairs = try db.all(
      """
      DISTINCT urgency, (SELECT min(received_at) FROM tickets
        WHERE state = 'waiting' AND tickets.urgency = tallies.urgency)
      FROM tallies WHERE state = 'waiting' AND count > 0
      """
    ) { columns -> (String, Timestamp?) in
      (try columns.next(), try columns.optionalTimestamp())
    }
    return Dictionary(uniqueKeysWithValues: pairs).compactMapValues(\.self)
  }
}
