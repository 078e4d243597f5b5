import Diagnostics
import Ledger
import Triage

/// Gives the tickets of a batch, and those that wait, to somebody: most urgent first, then oldest.
extension BatchDraft {
  /// Assigns all that seek hands, and where it is worth asking again, the waiting tickets with them.
  ///
  /// May be called several times in a batch; what was assigned before stays so.
  mutating func assign() throws(LedgerError) {
    let assigner = Assigner(ruleSet)
    var hopeless: Set<WorkOrder> = []
    for place in placesInOrder(assigner) {
      switch place {
      case .arrival(let index): try assign(arrivals[index], assigner)
      case .live(let number): try assignAgain(number, assigner)
      case .waiting(let entry):
        // Within one pass people only get more to do: what found nobody finds nobody again.
        guard !hopeless.contains(entry.order.demands) else { continue }
        if try !assignWaiting(entry, assigner) { hopeless.insert(entry.order.demands) }
      }
    }
    arrivals = []
    pool.isStale = false
  }

  private enum Place {
    case arrival(Int)
    case live(TicketNumber)
    case waiting(WaitingPool.Entry)
  }

  /// All queues merged in the order of service.
  private func placesInOrder(_ assigner: Assigner) -> [Place] {
    var all: [(entry: WaitingPool.Entry, place: Place)] = arrivals.indices.map { index in
      let arrival = arrivals[index]
      let entry = WaitingPool.Entry(
        number: arrival.ticket.number, order: arrival.order,
        receivedAt: arrival.ticket.origin.receivedAt, takenAt: now)
      return (entry, .arrival(index))
    }
    all += tickets.values.filter(\.seeksHands).map {
      ($0.entry(by: ruleSet), .live($0.ticket.number))
    }
    all += pool.entriesToAsk(by: assigner).map { ($0, .waiting($0)) }
    return all.sorted { $0.entry.isBefore($1.entry) }.map(\.place)
  }

  /// Asks again for a ticket that waits; whether somebody gets it.
  private mutating func assignWaiting(
    _ entry: WaitingPool.Entry, _ assigner: Assigner
  ) throws(LedgerError) -> Bool {
    try knowServed(entry.order)
    let assignment = assigner.assign(entry.order, amid: workload, at: now)
    guard let chosen = assignment.chosen, var live = try live(entry.number) else { return false }
    pool.remove(entry.number)
    dispatch(&live, entry.order, chosen, assignment)
    put(live)
    return true
  }

  private mutating func assign(
    _ arrival: Arrival, _ assigner: Assigner
  ) throws(LedgerError) {
    try knowServed(arrival.order)
    let assignment = assigner.assign(arrival.order, amid: workload, at: now)
    let explanation = Explanation(
      decision: arrival.conclusion.decision, assignment: assignment,
      promises: arrival.conclusion.promises, reasons: arrival.conclusion.reasons
    ).json(by: ruleSet)
    var live = LiveTicket(arrival.ticket, request: arrival.request, explanation: explanation)
    if let chosen = assignment.chosen {
      dispatch(&live, arrival.order, chosen, assignment)
    } else {
      pool.add(live.entry(by: ruleSet, order: arrival.order))
      recordWaiting(live.ticket.number, assignment)
    }
    tell(arrival.conclusion.decision.notify, of: live, "rule")
    setTimers(of: &live)
    let papers = TicketPapers(request: live.request.compact, decision: explanation.compact)
    ledger.opened.append(OpenedTicket(live.ticket, papers: papers))
  }

  /// Somebody else for a ticket that was in hands or stood still, or its place among the waiting.
  private mutating func assignAgain(
    _ number: TicketNumber, _ assigner: Assigner
  ) throws(LedgerError) {
    guard var live = try live(number) else { return }
    let order = live.order(by: ruleSet)
    try knowServed(order)
    var asked = order
    if let leftOut = live.leftOut, asked.declined[leftOut] == nil { asked.declined[leftOut] = now }
    let assignment = assigner.assign(asked, amid: workload, at: now)
    if let chosen = assignment.chosen {
      dispatch(&live, order, chosen, assignment)
    } else {
      wait(&live, order, assignment)
    }
    put(live)
  }

  private mutating func wait(
    _ live: inout LiveTicket, _ order: WorkOrder, _ assignment: Assignment
  ) {
    live.seeksHands = false
    live.leftOut = nil
    live.ticket.state = .waiting
    live.ticket.holder = TicketHolder(team: order.team)
    live.isChanged = true
    pool.add(live.entry(by: ruleSet, order: order))
    recordWaiting(live.ticket.number, assignment)
  }

  /// Reads who served the order's customer before, where that counts and is not known yet.
  private mutating func knowServed(_ order: WorkOrder) throws(LedgerError) {
    let unknown = order.parties.filter { !knownParties.contains($0) }
    guard !unknown.isEmpty, Assigner(ruleSet).weighsContinuity(of: order) else { return }
    knownParties.formUnion(unknown)
    for (party, turns) in try drawer.ledger.served(unknown) {
      for (assignee, turn) in turns
      where workload.lastTurn(of: assignee, serving: [party]) < turn {
        workload.note(assignee, served: party, turn: turn)
      }
    }
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

extension WorkOrder {
  /// What is asked of whoever does it, without what only ranks those who qualify.
  fileprivate var demands: WorkOrder {
    var demands = self
    demands.parties = []
    demands.effort = 0
    demands.strategy = nil
    demands.assignee = nil
    demands.declined = demands.declined.mapValues { _ in .earliest }
    if urgency != .most { demands.urgency = UrgencyLevel(rank: 1) }
    return demands
  }
}

extension LiveTicket {
  /// Where it stands among those that wait, with an order that is known.
  fileprivate func entry(by ruleSet: RuleSet, order: WorkOrder) -> WaitingPool.Entry {
    WaitingPool.Entry(
      number: ticket.number, order: order, receivedAt: ticket.origin.receivedAt,
      takenAt: ticket.origin.takenAt)
  }
}
