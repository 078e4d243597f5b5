internal import GRDB
internal import Triage

/// Decided drops as rows.
enum DropTable: Table {
  static let name = "drops"
  static let columns = ["claim", "at"]

  static func values(of drop: DecidedDrop, _ ruleSets: RuleSetNumbers) throws -> [DatabaseValue] {
    [drop.claim.databaseValue, drop.at.databaseValue]
  }

  static func record(_ columns: inout ColumnReader) throws -> DecidedDrop {
    DecidedDrop(claim: try columns.next(), at: try columns.timestamp())
  }
}

/// Renames that are still to be made, as rows.
enum OutboxTable: Table {
  static let name = "outbox"
  static let columns = ["origin", "waits_as", "folder", "name", "ticket"]

  static func values(of open: OpenHandover, _ ruleSets: RuleSetNumbers) throws -> [DatabaseValue] {
    key(of: open.handover.origin) + [
      open.handover.folder.databaseValue, open.handover.name.databaseValue,
      try open.ticket.columnValue(),
    ]
  }

  static func record(_ columns: inout ColumnReader) throws -> OpenHandover {
    let kind: Kind = try columns.word()
    let name: String = try columns.next()
    let handover = Handover(
      kind.origin(name), to: try columns.next(), as: try columns.bytes())
    return OpenHandover(handover, ticket: try columns.optionalNumber())
  }

  /// Closes a rename that was made; one that is closed already stays so.
  static func close(_ origin: Handover.Origin, in db: Database) throws {
    try db.run("DELETE FROM outbox WHERE origin = ? AND waits_as = ?", key(of: origin))
  }

  private static func key(of origin: Handover.Origin) -> [DatabaseValue] {
    switch origin {
    case .claim(let name): [Kind.claim.databaseValue, name.databaseValue]
    case .staged(let name): [Kind.staged.databaseValue, name.databaseValue]
    }
  }

  private enum Kind: String {
    case claim, staged

    func origin(_ name: String) -> Handover.Origin {
      switch self {
      case .claim: .claim(name)
      case .staged: .staged(name)
      }
    }
  }
}

/// Events as rows.
enum EventTable: Table {
  static let name = "events"
  static let columns = ["sequence", "at", "kind", "ticket", "rule_set", "body"]

  static func values(
    of numbered: LedgerEvent, _ ruleSets: RuleSetNumbers
  ) throws -> [DatabaseValue] {
    let event = numbered.event
    return [
      numbered.sequence.databaseValue, event.at.databaseValue, event.kind.databaseValue,
      try event.ticket.columnValue(), try event.ruleSet.map(ruleSets.number(of:)) ?? .null,
      event.body.databaseValue,
    ]
  }

  static func record(_ columns: inout ColumnReader) throws -> LedgerEvent {
    let sequence: Int64 = try columns.next()
    let at = try columns.timestamp()
    let kind: String = try columns.next()
    let ticket = try columns.optionalNumber()
    let ruleSet: String? = try columns.optional()
    var event = NewEvent(kind, at: at, body: try columns.next())
    event.ticket = ticket
    event.ruleSet = ruleSet
    return LedgerEvent(sequence: sequence, event: event)
  }
}

/// Timers as rows.
enum TimerTable: Table {
  static let name = "timers"
  static let columns = ["ticket", "name", "due", "payload"]

  static func values(of timer: TicketTimer, _ ruleSets: RuleSetNumbers) throws -> [DatabaseValue] {
    [
      try timer.key.ticket.columnValue(), timer.key.name.databaseValue,
      timer.due.databaseValue, timer.payload.databaseValue,
    ]
  }

  static func record(_ columns: inout ColumnReader) throws -> TicketTimer {
    let ticket = try columns.optionalNumber()
    let key = TicketTimer.Key(try columns.next(), ticket: ticket)
    return TicketTimer(key, due: try columns.timestamp(), payload: try columns.optional())
  }

  /// Takes a timer away, whether or not it is set.
  static func clear(_ key: TicketTimer.Key, in db: Database) throws {
    try db.run(
      "DELETE FROM timers WHERE ifnull(ticket, 0) = ifnull(?, 0) AND name = ?",
      [try key.ticket.columnValue(), key.name.databaseValue])
  }
}
