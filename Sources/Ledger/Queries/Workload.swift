internal import GRDB
package import Triage

// What assignment weighs.

extension LedgerReader {
  /// What everybody who ever got a ticket has and had, without whom they served.
  ///
  /// - Parameters:
  ///   - day: the day that it is, in the settings' zone.
  ///   - dayBegan: when that day began there.
  ///   - monthBegan: when its calendar month began there.
  package func workload(
    on day: CivilDate, dayBegan: Timestamp, monthBegan: Timestamp
  ) throws(LedgerError) -> Workload {
    try connection.read("read the workload of") { db in
      var workload = Workload(day: day)
      let began = [dayBegan.databaseValue, monthBegan.databaseValue]
      for (assignee, load) in try db.all(Self.loads, began, Self.assigneeAndLoad) {
        workload[assignee] = load
      }
      return workload
    }
  }

  /// Who was dispatched for each of some customers and units, and in which turn last.
  package func served(
    _ parties: [ServedParty]
  ) throws(LedgerError) -> [ServedParty: [String: Int]] {
    try connection.read("read the workload of") { db in
      var found: [ServedParty: [String: Int]] = [:]
      for party in parties {
        let turns = try Self.served(party, in: db)
        if !turns.isEmpty { found[party] = turns }
      }
      return found
    }
  }

  /// Who declined each of some tickets, and when last.
  package func declines(
    of tickets: [TicketNumber]
  ) throws(LedgerError) -> [TicketNumber: [String: Timestamp]] {
    try connection.read("read declines of") { db in
      var found: [TicketNumber: [String: Timestamp]] = [:]
      for ticket in tickets {
        let declines = try db.all(
          """
          assignee, ended_at FROM dispatches
          WHERE ticket = ? AND ending = 'declined' ORDER BY count
          """, [try ticket.columnValue()]
        ) { (assignee: try $0.next(String.self), at: try $0.timestamp()) }
        for decline in declines { found[ticket, default: [:]][decline.assignee] = decline.at }
      }
      return found
    }
  }

  /// Tickets that nobody has: most urgent first by the rule set in force, then by `received_at`,
  /// then by number.
  package func waiting(limit: Int? = nil) throws(LedgerError) -> [Ticket] {
    try connection.read("read waiting tickets of") { db in
      try db.all(
        """
        \(TicketTable.selection) FROM tickets
        LEFT JOIN urgency_order ON urgency_order.name = urgency
        WHERE state = 'waiting'
        ORDER BY ifnull(rank, \(Int32.max)), received_at, number LIMIT ?
        """, [(limit ?? -1).databaseValue], TicketTable.record)
    }
  }

  /// Steps from one assignee to the next within the index, instead of over all dispatches.
  private static let loads = """
    assignee,
      (SELECT ifnull(sum(count), 0) FROM tallies WHERE tallies.assignee = known.assignee
        AND state IN ('dispatched','accepted','arrived','paused')),
      (SELECT count(*) FROM dispatches
        WHERE dispatches.assignee = known.assignee AND at >= ?1),
      (SELECT count(DISTINCT ticket) FROM dispatches
        WHERE dispatches.assignee = known.assignee AND at >= ?2),
      (SELECT turn FROM dispatches
        WHERE dispatches.assignee = known.assignee ORDER BY at DESC, turn DESC LIMIT 1)
    FROM (
      WITH RECURSIVE next (assignee) AS (
        SELECT min(assignee) FROM dispatches
        UNION ALL
        SELECT (SELECT min(assignee) FROM dispatches WHERE assignee > next.assignee)
        FROM next WHERE assignee IS NOT NULL
      ) SELECT assignee FROM next WHERE assignee IS NOT NULL
    ) AS known
    """

  private static func assigneeAndLoad(
    _ columns: inout ColumnReader
  ) throws -> (String, Workload.Load) {
    let assignee: String = try columns.next()
    let load = Workload.Load(
      open: try columns.next(), today: try columns.next(), month: try columns.next(),
      lastTurn: try columns.next())
    return (assignee, load)
  }

  private static func served(_ party: ServedParty, in db: Database) throws -> [String: Int] {
    let pairs =
      switch party {
      case .customer(let id):
        try db.all(serving("customer_id = ?"), [id.databaseValue], assigneeAndTurn)
      case .unit(let unit, let site):
        try db.all(
          serving("unit = ? AND site IS ?"), [unit.databaseValue, site.databaseValue],
          assigneeAndTurn)
      }
    return Dictionary(uniqueKeysWithValues: pairs)
  }

  private static func serving(_ condition: String) -> String {
    """
    dispatches.assignee, max(turn) FROM tickets JOIN dispatches ON ticket = number
    WHERE \(condition) GROUP BY dispatches.assignee
    """
  }

  private static func assigneeAndTurn(_ columns: inout ColumnReader) throws -> (String, Int) {
    (try columns.next(), try columns.next())
  }
}
