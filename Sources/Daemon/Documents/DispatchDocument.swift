import Diagnostics
import Ledger
import Triage

/// What an assignee gets: the file `dispatch/<assignee>/<ticket>-<n>.json`, and its kin.
struct DispatchDocument {
  let ticket: Ticket
  let dispatch: TicketDispatch
  /// The name of the assignee, to show.
  let name: String
  let request: JSONValue
  let why: JSONValue
  let zone: Zone

  /// The dispatch itself.
  var json: JSONValue {
    .object(
      [
        .init("ticket", .string(ticket.number.text)),
        .init("dispatch", .integer(dispatch.count)),
        .init("dispatched_at", .string(dispatch.at.text(in: zone))),
      ] + ticket.summary(request: request, in: zone) + [
        .init("assignee", assignee), .init("targets", ticket.targets(in: zone)),
        .init("estimate", estimate), .init("reason", .string(orNull: dispatch.reason)),
        .init("why", why), .init("rule_set", .string(ticket.ruleSet)),
      ])
  }

  private var assignee: JSONValue {
    [
      "id": .string(dispatch.assignee), "kind": .string(dispatch.kind.rawValue),
      "name": .string(name), "team": .string(dispatch.team),
    ]
  }

  private var estimate: JSONValue {
    [
      "minutes": dispatch.expectedMinutes.map { .integer($0) } ?? .null,
      "cost": dispatch.expectedCost.map { .number($0.decimal) } ?? .null,
    ]
  }
}

/// What somebody gets who is to be told: `<ticket>-<n>.notice.json`.
struct NoticeDocument {
  let ticket: Ticket
  let dispatch: TicketDispatch?
  /// Whom it goes to.
  let to: String
  /// Why they are told.
  let reason: String
  /// What there is to say of the reason.
  let details: [JSONValue.Member]
  let request: JSONValue
  let at: Timestamp
  let zone: Zone

  /// The notice.
  var json: JSONValue {
    .object(
      [
        .init("notice", .string(reason)), .init("to", .string(to)),
        .init("at", .string(at.text(in: zone))), .init("ticket", .string(ticket.number.text)),
        .init("dispatch", dispatch.map { .integer($0.count) } ?? .null),
        .init("state", .string(ticket.state.rawValue)),
      ] + details + ticket.summary(request: request, in: zone) + [
        .init("assignee", .string(orNull: dispatch?.assignee)),
        .init("team", .string(ticket.holder.team)),
        .init("targets", ticket.targets(in: zone)), .init("rule_set", .string(ticket.ruleSet)),
      ])
  }
}

extension Ticket {
  /// What every file about a ticket says of it.
  func summary(request: JSONValue, in zone: Zone) -> [JSONValue.Member] {
    [
      .init("source", .string(orNull: origin.source)),
      .init("source_id", .string(orNull: origin.id)),
      .init("request", request),
      .init(
        "customer",
        [
          "type": .string(customer.type), "tier": .string(orNull: customer.tier),
          "id": .string(orNull: customer.id),
        ]),
      .init("category", .string(classification.category)),
      .init("intent", .string(classification.intent)),
      .init("urgency", .string(classification.urgency)),
      .init("tags", .strings(classification.tags)),
    ]
  }

  /// The promised moments by their names.
  func targets(in zone: Zone) -> JSONValue {
    .object(
      Target.allCases.compactMap { target in
        deadlines[target].map { .init(target.rawValue, .string($0.text(in: zone))) }
      })
  }
}
