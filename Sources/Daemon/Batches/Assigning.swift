import Diagnostics
import Ledger
import Spool
import Triage

/// Gives the tickets of a batch, and those that wait, to somebody: most urgent first, then oldest.
extension BatchDraft {
  /// A dispatch that has been decided, with the files that tell of it.
  struct Paper {
    var folder: String
    var name: String
    var content: JSONValue
    var ticket: TicketNumber
  }

  /// Assigns the arrivals, and where it is worth asking again, the waiting tickets with them.
  ///
  /// - Parameter stored: reads what the ledger keeps of a waiting ticket.
  mutating func assign(
    stored: (TicketNumber) throws(LedgerError) -> StoredTicket?
  ) throws(LedgerError) -> [Paper] {
    let assigner = Assigner(ruleSet)
    var papers: [Paper] = []
    var served: Set<TicketNumber> = []
    for place in placesInOrder() {
      switch place {
      case .arrival(let index):
        papers += assign(arrival: index, assigner)
      case .waiting(let entry):
        let assignment = assigner.assign(entry.order, amid: workload, at: now)
        guard let chosen = assignment.chosen, let ticket = try stored(entry.number) else {
          continue
        }
        served.insert(entry.number)
        papers += dispatch(ticket, entry.order, chosen, assignment)
      }
    }
    pool.remove(served)
    pool.isStale = false
    return papers
  }

  private enum Place {
    case arrival(Int)
    case waiting(WaitingPool.Entry)
  }

  /// Both queues merged in the order of service.
  private func placesInOrder() -> [Place] {
    var all: [(entry: WaitingPool.Entry, place: Place)] = arrivals.indices.map { index in
      let arrival = arrivals[index]
      let entry = WaitingPool.Entry(
        number: arrival.ticket.number, order: arrival.order,
        receivedAt: arrival.ticket.origin.receivedAt, takenAt: now)
      return (entry, .arrival(index))
    }
    if pool.isStale { all += pool.entries.map { ($0, .waiting($0)) } }
    return all.sorted { $0.entry.isBefore($1.entry) }.map(\.place)
  }

  private mutating func assign(arrival index: Int, _ assigner: Assigner) -> [Paper] {
    let arrival = arrivals[index]
    var ticket = arrival.ticket
    let assignment = assigner.assign(arrival.order, amid: workload, at: now)
    let explanation = Explanation(
      decision: arrival.conclusion.decision, assignment: assignment,
      promises: arrival.conclusion.promises, reasons: arrival.conclusion.reasons)
    let why = JSONValue.array(arrival.conclusion.reasons.map(\.json))
    let papers = TicketPapers(
      request: arrival.request.compact, decision: explanation.json(by: ruleSet).compact)
    if let chosen = assignment.chosen {
      ticket.holder = TicketHolder(team: chosen.team, assignee: chosen.assignee)
      ticket.state = .dispatched
      ticket.life.dispatchedAt = now
      ledger.opened.append(OpenedTicket(ticket, papers: papers))
      let stored = StoredTicket(ticket: ticket, dispatches: 0, request: arrival.request, why: why)
      return announce(stored, arrival.order, chosen, assignment)
        + notices(stored, to: arrival.conclusion.decision.notify, count: 1, "rule")
    }
    ledger.opened.append(OpenedTicket(ticket, papers: papers))
    pool.add(
      WaitingPool.Entry(
        number: ticket.number, order: arrival.order, receivedAt: ticket.origin.receivedAt,
        takenAt: now))
    recordWaiting(ticket.number, assignment)
    let stored = StoredTicket(ticket: ticket, dispatches: 0, request: arrival.request, why: why)
    return notices(stored, to: arrival.conclusion.decision.notify, count: 0, "rule")
  }

  /// Dispatches a ticket that was in the ledger already.
  mutating func dispatch(
    _ stored: StoredTicket, _ order: WorkOrder, _ chosen: Assignment.Chosen,
    _ assignment: Assignment
  ) -> [Paper] {
    var stored = stored
    stored.ticket.holder = TicketHolder(team: chosen.team, assignee: chosen.assignee)
    stored.ticket.state = .dispatched
    stored.ticket.life.dispatchedAt = now
    ledger.changed.append(stored.ticket)
    return announce(stored, order, chosen, assignment)
  }

  private mutating func announce(
    _ stored: StoredTicket, _ order: WorkOrder, _ chosen: Assignment.Chosen,
    _ assignment: Assignment
  ) -> [Paper] {
    let ticket = stored.ticket
    var dispatch = TicketDispatch(
      ticket: ticket.number, count: stored.dispatches + 1, to: chosen.assignee, kind: chosen.kind,
      team: chosen.team, at: now)
    dispatch.reason = assignment.reason
    dispatch.expectedMinutes = ticket.classification.effort
    dispatch.expectedCost = chosen.cost
    ledger.dispatches.append(dispatch)
    workload.dispatch(
      to: chosen.assignee, for: order.parties,
      again: stored.assignees.contains(chosen.assignee))
    recordDispatched(ticket, dispatch)
    let document = DispatchDocument(
      ticket: ticket, dispatch: dispatch, name: name(of: chosen.assignee),
      request: stored.request, why: stored.why, zone: zone)
    let paper = Paper(
      folder: "dispatch/\(chosen.assignee)", name: "\(ticket.number.text)-\(dispatch.count).json",
      content: document.json, ticket: ticket.number)
    return [paper]
      + notices(
        stored, to: assignment.told, count: dispatch.count, dispatch: dispatch, "last_resort")
  }

  /// Notices to people, to every member of a team, or to a name that only has a folder.
  mutating func notices(
    _ stored: StoredTicket, to names: [String], count: Int, dispatch: TicketDispatch? = nil,
    _ reason: String
  ) -> [Paper] {
    let people = names.flatMap { ruleSet.contents.teams[$0]?.members ?? [$0] }
    var told: Set<String> = []
    return people.filter { told.insert($0).inserted }.map { person in
      record(
        "notified", ticket: stored.ticket.number,
        [.init("to", .string(person)), .init("reason", .string(reason))])
      let document = NoticeDocument(
        ticket: stored.ticket, dispatch: dispatch, to: person, reason: reason,
        request: stored.request, at: now, zone: zone)
      return Paper(
        folder: "dispatch/\(person)", name: "\(stored.ticket.number.text)-\(count).notice.json",
        content: document.json, ticket: stored.ticket.number)
    }
  }

  private func name(of assignee: String) -> String {
    ruleSet.contents.assignees[assignee]?.name ?? assignee
  }

  private mutating func recordDispatched(_ ticket: Ticket, _ dispatch: TicketDispatch) {
    record(
      "dispatched", ticket: ticket.number,
      [
        .init("dispatch", .integer(dispatch.count)), .init("assignee", .string(dispatch.assignee)),
        .init("kind", .string(dispatch.kind.rawValue)), .init("team", .string(dispatch.team)),
        .init("urgency", .string(ticket.classification.urgency)),
        .init("category", .string(ticket.classification.category)),
        .init("reason", .string(orNull: dispatch.reason)),
        .init("cost", dispatch.expectedCost.map { .number($0.decimal) } ?? .null),
      ])
  }

  private mutating func recordWaiting(_ number: TicketNumber, _ assignment: Assignment) {
    let standing = assignment.candidates.map { candidate -> JSONValue in
      [
        "assignee": .string(candidate.assignee), "team": .string(candidate.team),
        "failed": .strings(candidate.failed.map { $0.text(in: zone) }),
      ]
    }
    record(
      "waiting", ticket: number,
      [.init("reason", .string(assignment.reason)), .init("candidates", .array(standing))])
  }
}

/// What the ledger keeps of a ticket, as far as a further dispatch needs it.
struct StoredTicket {
  var ticket: Ticket
  /// How many dispatches there were.
  var dispatches: Int
  /// Who had it in this calendar month.
  var assignees: Set<String> = []
  var request: JSONValue
  var why: JSONValue
}
