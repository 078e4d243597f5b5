internal import GRDB
internal import Triage

/// Tickets as rows.
enum TicketTable: Table {
  static let name = "tickets"

  /// What is fixed when a ticket is taken.
  private static let fixed = [
    "number", "source", "source_id", "digest", "received_at", "taken_at",
  ]

  private static let changing = [
    "customer_id", "customer_type", "customer_tier", "site", "building", "unit",
    "category", "intent", "urgency", "tags", "skills", "effort", "escalation", "about",
    "rule_set", "state", "team", "assignee",
    "acknowledge_by", "accept_by", "arrive_by", "resolve_by",
    "dispatched_at", "acknowledged_at", "accepted_at", "arrived_at",
    "paused_at", "pause_reason", "state_before_pause", "accrued_pause",
    "resolved_at", "cancelled_at", "reopened_at", "updated_at", "chased", "reopened",
    "minutes", "cost_cents", "outcome", "revision",
  ]

  static let columns = fixed + changing

  private static let update =
    "UPDATE tickets SET \(changing.map { "\($0) = ?" }.joined(separator: ", "))"
    + " WHERE number = ? AND revision = ?"

  static func values(of ticket: Ticket, _ ruleSets: RuleSetNumbers) throws -> [DatabaseValue] {
    let origin = ticket.origin
    return [
      try ticket.number.columnValue(), origin.source.textOrEmpty, origin.id.databaseValue,
      origin.digest.databaseValue, origin.receivedAt.databaseValue, origin.takenAt.databaseValue,
    ] + (try changingValues(of: ticket, ruleSets))
  }

  /// Writes a ticket as it is now, unless somebody wrote it since it was read.
  static func write(_ ticket: Ticket, in db: Database, _ ruleSets: RuleSetNumbers) throws {
    var next = ticket
    next.revision += 1
    let key = [try ticket.number.columnValue(), ticket.revision.databaseValue]
    try db.run(update, try changingValues(of: next, ruleSets) + key)
    guard db.changesCount == 1 else { throw StaleTicket(number: ticket.number) }
  }

  static func record(_ columns: inout ColumnReader) throws -> Ticket {
    let number = try columns.number()
    let origin = try origin(&columns)
    let customer = TicketCustomer(
      id: try columns.optional(), type: try columns.next(), tier: try columns.optional())
    let place = TicketPlace(
      site: try columns.optional(), building: try columns.optional(), unit: try columns.optional())
    let classification = try classification(&columns)
    let ruleSet: String = try columns.next()
    let state: TicketState = try columns.word()
    let holder = TicketHolder(team: try columns.next(), assignee: try columns.optional())
    var ticket = Ticket(
      number: number, origin: origin, classification: classification, holder: holder,
      ruleSet: ruleSet)
    ticket.customer = customer
    ticket.place = place
    ticket.state = state
    for target in deadlineOrder { ticket.deadlines[target] = try columns.optionalTimestamp() }
    ticket.life = try life(&columns)
    ticket.resolution.minutes = try columns.optional()
    ticket.resolution.cost = try columns.money()
    ticket.resolution.outcome = try columns.optional()
    ticket.revision = try columns.next()
    return ticket
  }
}

extension TicketTable {
  private static let deadlineOrder: [Target] = [.acknowledge, .accept, .arrive, .resolve]

  private static func changingValues(
    of ticket: Ticket, _ ruleSets: RuleSetNumbers
  ) throws -> [DatabaseValue] {
    let kind = ticket.classification
    let resolution = ticket.resolution
    var values: [DatabaseValue] = [
      ticket.customer.id.databaseValue, ticket.customer.type.databaseValue,
      ticket.customer.tier.databaseValue, ticket.place.site.databaseValue,
      ticket.place.building.databaseValue, ticket.place.unit.databaseValue,
      kind.category.databaseValue, kind.intent.databaseValue, kind.urgency.databaseValue,
      try JSONText.of(kind.tags).databaseValue, try JSONText.of(kind.skills).databaseValue,
      kind.effort.databaseValue, kind.escalation.databaseValue, kind.about.databaseValue,
      try ruleSets.number(of: ticket.ruleSet), ticket.state.databaseValue,
      ticket.holder.team.databaseValue, ticket.holder.assignee.databaseValue,
    ]
    values += deadlineOrder.map { ticket.deadlines[$0].databaseValue }
    values += lifeValues(ticket.life)
    values += [
      resolution.minutes.databaseValue, resolution.cost.databaseValue,
      resolution.outcome.databaseValue, ticket.revision.databaseValue,
    ]
    return values
  }

  private static func lifeValues(_ life: TicketLife) -> [DatabaseValue] {
    [
      life.dispatchedAt.databaseValue, life.acknowledgedAt.databaseValue,
      life.acceptedAt.databaseValue, life.arrivedAt.databaseValue,
      (life.pause?.since).databaseValue, (life.pause?.reason).databaseValue,
      (life.pause?.before.rawValue).databaseValue,
      life.accruedPause.wholeMilliseconds.databaseValue,
      life.resolvedAt.databaseValue, life.cancelledAt.databaseValue,
      life.reopenedAt.databaseValue, life.updatedAt.databaseValue,
      life.chased.databaseValue, life.reopened.databaseValue,
    ]
  }

  private static func origin(_ columns: inout ColumnReader) throws -> TicketOrigin {
    let source = try columns.textOrNone()
    let id: String? = try columns.optional()
    let digest = try columns.bytes()
    var origin = TicketOrigin(
      digest: digest, receivedAt: try columns.timestamp(), takenAt: try columns.timestamp())
    origin.source = source
    origin.id = id
    return origin
  }

  private static func classification(_ columns: inout ColumnReader) throws -> Classification {
    var kind = Classification(
      category: try columns.next(), intent: try columns.next(), urgency: try columns.next())
    kind.tags = try JSONText.texts(columns.next())
    kind.skills = try JSONText.texts(columns.next())
    kind.effort = try columns.optional()
    kind.escalation = try columns.optional()
    kind.about = try columns.optional()
    return kind
  }

  private static func life(_ columns: inout ColumnReader) throws -> TicketLife {
    var life = TicketLife()
    life.dispatchedAt = try columns.optionalTimestamp()
    life.acknowledgedAt = try columns.optionalTimestamp()
    life.acceptedAt = try columns.optionalTimestamp()
    life.arrivedAt = try columns.optionalTimestamp()
    let since = try columns.optionalTimestamp()
    let reason: String? = try columns.optional()
    let before: TicketState? = try columns.optionalWord()
    if let since, let reason, let before {
      life.pause = RunningPause(since: since, reason: reason, before: before)
    }
    life.accruedPause = .milliseconds(try columns.next(Int64.self))
    life.resolvedAt = try columns.optionalTimestamp()
    life.cancelledAt = try columns.optionalTimestamp()
    life.reopenedAt = try columns.optionalTimestamp()
    life.updatedAt = try columns.optionalTimestamp()
    life.chased = try columns.next()
    life.reopened = try columns.next()
    return life
  }
}

/// Somebody wrote the ticket since it was read.
struct StaleTicket: Error {
  let number: TicketNumber
}
