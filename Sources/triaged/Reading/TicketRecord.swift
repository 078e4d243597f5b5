import Daemon
import Diagnostics
import Ledger
import Triage

/// All that the ledger knows of one ticket.
struct TicketRecord {
  let ticket: Ticket
  let papers: TicketPapers
  let dispatches: [TicketDispatch]
  let events: [LedgerEvent]
  let feedback: TicketFeedback?

  /// Reads it; the command ends where there is no such ticket.
  init(_ number: TicketNumber, from ledger: LedgerReader) throws {
    guard let ticket = try reading({ () throws(LedgerError) in try ledger.ticket(number) }) else {
      throw CommandFailure(.found, "there is no ticket '\(number.text)'")
    }
    self.ticket = ticket
    papers =
      try reading { () throws(LedgerError) in try ledger.papers(of: number) }
      ?? TicketPapers(request: "null", decision: "null")
    dispatches = try reading { () throws(LedgerError) in try ledger.dispatches(of: number) }
    events = try reading { () throws(LedgerError) in try ledger.events(of: number) }
    feedback = try reading { () throws(LedgerError) in try ledger.feedback(on: number) }
  }

  /// The request as it was decided on.
  var request: JSONValue { JSONValue(parsing: papers.request) ?? .null }

  /// The decision as it was stored when the ticket was taken.
  var explanation: JSONValue { JSONValue(parsing: papers.decision) ?? .null }

  /// The number, to show.
  var name: String { ticket.number.text }

  /// The decision as `explain` tells it.
  var explained: Explained {
    Explained(
      title: "ticket \(name), \(ticket.state.rawValue)", request: request, explanation: explanation)
  }

  /// The object that `show --format json` prints.
  func json(in zone: Zone) -> JSONValue {
    .object(
      ticket.json(in: zone).members + [
        .init("life", ticket.life.json(in: zone)), .init("resolution", ticket.resolution.json),
        .init("feedback", feedback?.json(in: zone) ?? .null), .init("request", request),
        .init("explanation", explanation),
        .init("dispatches", .array(dispatches.map { $0.json(in: zone) })),
        .init("events", .array(events.map(\.json))),
      ])
  }
}

extension Ticket {
  /// What a list of tickets says of one.
  func json(in zone: Zone) -> JSONValue {
    [
      "ticket": .string(number.text), "state": .string(state.rawValue),
      "source": .string(orNull: origin.source), "source_id": .string(orNull: origin.id),
      "received_at": .string(origin.receivedAt.text(in: zone)),
      "taken_at": .string(origin.takenAt.text(in: zone)),
      "customer": [
        "type": .string(customer.type), "tier": .string(orNull: customer.tier),
        "id": .string(orNull: customer.id),
      ],
      "site": .string(orNull: place.site), "building": .string(orNull: place.building),
      "unit": .string(orNull: place.unit), "category": .string(classification.category),
      "intent": .string(classification.intent), "urgency": .string(classification.urgency),
      "tags": .strings(classification.tags), "skills": .strings(classification.skills),
      "team": .string(holder.team), "assignee": .string(orNull: holder.assignee),
      "targets": .object(
        Target.allCases.compactMap { target in
          deadlines[target].map { .init(target.rawValue, .string($0.text(in: zone))) }
        }),
      "rule_set": .string(ruleSet),
    ]
  }
}

extension TicketLife {
  /// What has happened, in the order of a ticket's life.
  func moments(in zone: Zone) -> [(name: String, at: String)] {
    let all: [(String, Timestamp?)] = [
      ("dispatched", dispatchedAt), ("acknowledged", acknowledgedAt), ("accepted", acceptedAt),
      ("arrived", arrivedAt), ("paused", pause?.since), ("resolved", resolvedAt),
      ("cancelled", cancelledAt), ("reopened", reopenedAt),
    ]
    return all.compactMap { name, moment in moment.map { (name, $0.text(in: zone)) } }
  }

  fileprivate func json(in zone: Zone) -> JSONValue {
    .object(
      moments(in: zone).map { .init($0.name, .string($0.at)) } + [
        .init("times_chased", .integer(chased)), .init("times_reopened", .integer(reopened)),
      ])
  }
}

extension Resolution {
  fileprivate var json: JSONValue {
    [
      "minutes": minutes.map { .integer($0) } ?? .null,
      "cost": cost.map { .number($0.decimal) } ?? .null, "outcome": .string(orNull: outcome),
    ]
  }
}

extension TicketFeedback {
  fileprivate func json(in zone: Zone) -> JSONValue {
    [
      "score": .integer(score), "comment": .string(orNull: comment),
      "scores": .object(
        scores.sorted { $0.key < $1.key }.map { .init($0.key, .integer($0.value)) }),
      "at": .string(at.text(in: zone)),
    ]
  }
}

extension TicketDispatch {
  fileprivate func json(in zone: Zone) -> JSONValue {
    [
      "dispatch": .integer(count), "assignee": .string(assignee), "kind": .string(kind.rawValue),
      "team": .string(team), "at": .string(at.text(in: zone)), "file": .string(orNull: file),
      "reason": .string(orNull: reason),
      "estimate": [
        "minutes": expectedMinutes.map { .integer($0) } ?? .null,
        "cost": expectedCost.map { .number($0.decimal) } ?? .null,
      ],
      "end": end.map {
        [
          "manner": .string($0.manner.rawValue), "at": .string($0.at.text(in: zone)),
          "reason": .string(orNull: $0.reason),
        ]
      } ?? .null,
    ]
  }
}

extension LedgerEvent {
  /// The line of the decision log, with its number.
  fileprivate var json: JSONValue {
    let body = JSONValue(parsing: event.body) ?? .null
    return .object([.init("number", .integer(sequence))] + body.members)
  }
}
