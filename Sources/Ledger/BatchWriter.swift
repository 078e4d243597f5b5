internal import GRDB
internal import Triage

/// Writes one batch within one transaction, in an order in which each row finds what it refers to.
struct BatchWriter {
  private let db: Database
  private let ruleSets: RuleSetNumbers

  init(_ db: Database) {
    self.db = db
    ruleSets = RuleSetNumbers(db)
  }

  /// Returns the numbers that the batch's events got.
  func write(_ batch: LedgerBatch) throws -> Range<Int64> {
    if let set = batch.adopted { try RuleSetTable.adopt(set, in: db, ruleSets) }
    for progress in batch.progress { try ProgressTable.write(progress, in: db) }
    for drop in batch.drops { try ProgressTable.forget(drop.claim, in: db) }
    try db.insert(batch.drops, into: DropTable.self, ruleSets)
    try writeTickets(batch)
    try writeDispatches(batch)
    try writeMessages(batch)
    try writeTimers(batch)
    try writeHandovers(batch)
    return try writeEvents(batch)
  }

  private func writeTickets(_ batch: LedgerBatch) throws {
    try db.insert(batch.opened.map(\.ticket), into: TicketTable.self, ruleSets)
    let papers = batch.opened.map { (ticket: $0.ticket.number, papers: $0.papers) }
    try db.insert(papers, into: PapersTable.self, ruleSets)
    for ticket in batch.changed { try TicketTable.write(ticket, in: db, ruleSets) }
    for (number, decision) in batch.decisions.sorted(by: { $0.key < $1.key }) {
      try db.run(
        "UPDATE papers SET decision = ? WHERE ticket = ?",
        [decision.databaseValue, try number.columnValue()])
    }
  }

  private func writeDispatches(_ batch: LedgerBatch) throws {
    for ending in batch.endings { try DispatchTable.end(ending, in: db) }
    try db.insert(batch.dispatches, into: DispatchTable.self, ruleSets)
  }

  private func writeMessages(_ batch: LedgerBatch) throws {
    try db.insert(batch.answered, into: AnsweredTable.self, ruleSets)
    try db.insert(batch.unreadable, into: UnreadableTable.self, ruleSets)
    try db.insert(
      batch.feedback, into: FeedbackTable.self, ruleSets,
      by: FeedbackTable.replacement(of: "ticket"))
  }

  private func writeTimers(_ batch: LedgerBatch) throws {
    for key in batch.clearedTimers { try TimerTable.clear(key, in: db) }
    try db.insert(
      batch.timers, into: TimerTable.self, ruleSets,
      by: TimerTable.replacement(of: "ifnull(ticket, 0), name"))
  }

  private func writeHandovers(_ batch: LedgerBatch) throws {
    for origin in batch.finished { try OutboxTable.close(origin, in: db) }
    try db.insert(batch.handovers, into: OutboxTable.self, ruleSets)
  }

  private func writeEvents(_ batch: LedgerBatch) throws -> Range<Int64> {
    if let sequence = batch.loggedThrough {
      try db.run("UPDATE standing SET logged_through = ?", [sequence.databaseValue])
    }
    let first = try EventTable.last(in: db) + 1
    let numbered = batch.events.enumerated().map { offset, event in
      LedgerEvent(sequence: first + Int64(offset), event: event)
    }
    try db.insert(numbered, into: EventTable.self, ruleSets)
    return first..<(first + Int64(numbered.count))
  }
}

extension EventTable {
  /// The number of the last event; 0 where there is none.
  static func last(in db: Database) throws -> Int64 {
    try db.first("ifnull(max(sequence), 0) FROM events") { try $0.next() } ?? 0
  }
}
