internal import Dispatch
package import Ledger
internal import Synchronization
package import Triage

/// The past decided again under other rules: which tickets, and what must not happen to them.
package struct Replay: Sendable {
  private let ruleSet: RuleSet
  private let filter: TicketFilter
  private let forbidden: [ForbiddenChange]

  /// A replay of the tickets that were received from a moment on and before another.
  package init(
    under ruleSet: RuleSet, since: Timestamp?, until: Timestamp?,
    forbidding forbidden: [ForbiddenChange] = []
  ) {
    self.ruleSet = ruleSet
    self.forbidden = forbidden
    var filter = TicketFilter()
    filter.since = since
    filter.until = until
    filter.order = .oldest
    self.filter = filter
  }

  /// How many tickets are in memory at a time.
  private static let chunk = 4096

  /// Decides them all, each as of its own time, on so many processors, and tells what would change.
  ///
  /// The ledger is read as a stream; nothing is written.
  package func run(
    on ledger: LedgerReader, workers: Int = ProcessorCount.online,
    progress: (Int) -> Void = { _ in }
  ) throws(LedgerError) -> ReplayResult {
    let hands = try FirstHands.all(in: ledger)
    var found = Found()
    var tickets: [PastTicket] = []
    try ledger.visit(filter) { ticket, papers in
      tickets.append(PastTicket(ticket, papers, hands: hands[ticket.number]))
      guard tickets.count == Self.chunk else { return true }
      found.add(decide(tickets, workers))
      progress(found.tally.replayed)
      tickets.removeAll(keepingCapacity: true)
      return true
    }
    found.add(decide(tickets, workers))
    try decideCorrected(&found, in: ledger)
    return ReplayResult(found.tally, ruleSet: ruleSet, forbidden: forbidden, filter: filter)
  }

  /// What workers have found, and what is still to be looked up.
  private struct Found: Sendable {
    var tally = ReplayTally()
    /// Tickets whose decision of the day stands in the decision log.
    var corrected: [PastTicket] = []

    mutating func add(_ other: Found) {
      tally.add(other.tally)
      corrected += other.corrected
    }
  }

  private func decide(_ tickets: [PastTicket], _ workers: Int) -> Found {
    let found = Mutex(Found())
    let workers = max(1, min(workers, tickets.count))
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      let replayer = Replayer(ruleSet, forbidding: forbidden)
      var mine = Found()
      for index in stride(from: worker, to: tickets.count, by: workers) {
        let past = tickets[index]
        let replayed = replayer.replay(past)
        if case .corrected = replayed {
          mine.corrected.append(past)
        } else {
          mine.tally.add(replayed, of: past.number)
        }
      }
      found.withLock { $0.add(mine) }
    }
    return found.withLock { $0 }
  }

  private func decideCorrected(
    _ found: inout Found, in ledger: LedgerReader
  ) throws(LedgerError) {
    let replayer = Replayer(ruleSet, forbidding: forbidden)
    for past in found.corrected {
      let events = try ledger.events(of: past.number)
      let body = events.first { $0.event.kind == "triaged" }?.event.body
      let stored = StoredDecision(body ?? past.decision)
      found.tally.add(replayer.replay(past, against: stored), of: past.number)
    }
  }
}

extension FirstHands {
  /// The first hand-over of every ticket that has one.
  static func all(in ledger: LedgerReader) throws(LedgerError) -> [TicketNumber: FirstHands] {
    var first: [TicketNumber: FirstHands] = [:]
    try ledger.visitDispatches { dispatch in
      if dispatch.count == 1 { first[dispatch.ticket] = FirstHands(dispatch) }
      return true
    }
    return first
  }
}
