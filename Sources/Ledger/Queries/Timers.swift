internal import GRDB
package import Triage

// What is due.

extension LedgerReader {
  /// What is due at a moment, the earliest first.
  package func timers(dueBy moment: Timestamp, limit: Int) throws(LedgerError) -> [TicketTimer] {
    try connection.read("read timers of") { db in
      try db.all(
        "\(TimerTable.selection) FROM timers WHERE due <= ? ORDER BY due, id LIMIT ?",
        [moment.databaseValue, limit.databaseValue], TimerTable.record)
    }
  }

  /// All timers of a ticket, the earliest first.
  package func timers(of number: TicketNumber) throws(LedgerError) -> [TicketTimer] {
    try connection.read("read timers of") { db in
      try db.all(
        "\(TimerTable.selection) FROM timers WHERE ifnull(ticket, 0) = ? ORDER BY due, id",
        [try number.columnValue()], TimerTable.record)
    }
  }

  /// The next moment at which something is due.
  package func nextTimer() throws(LedgerError) -> Timestamp? {
    try connection.read("read timers of", Self.nextTimer)
  }

  /// When the next timer is due; nil while none is set.
  static func nextTimer(in db: Database) throws -> Timestamp? {
    try db.first("min(due) FROM timers") { try $0.optionalTimestamp() } ?? nil
  }
}
