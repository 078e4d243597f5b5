internal import Ledger
internal import Triage

/// What one assignee did.
struct WorkSum {
  fileprivate(set) var dispatches = 0
  fileprivate(set) var declined = 0
  fileprivate(set) var withdrawn = 0
  fileprivate(set) var open = 0
  fileprivate(set) var resolved = 0
  fileprivate(set) var reopened = 0
  fileprivate(set) var repeated = 0
  fileprivate(set) var fixed = 0
  fileprivate(set) var promised = 0
  fileprivate(set) var late = 0
  fileprivate(set) var minutes: Int64 = 0
  fileprivate(set) var cost = Money.zero
  fileprivate(set) var resolvedCost = Money.zero
  fileprivate(set) var opinion = OpinionSum()
}

/// What everybody did, by id. A ticket's cost, end and feedback are of whoever had it last.
struct WorkSums {
  private(set) var sums: [String: WorkSum] = [:]

  /// Adds contacts up as of a moment.
  init(_ contacts: [Contact], _ prices: Prices, now: Timestamp) {
    let repeated = Set(Repeats(contacts).repeated.map(\.first))
    for (place, contact) in contacts.enumerated() {
      for dispatch in contact.dispatches { add(dispatch) }
      guard let last = contact.ticket.holder.assignee else { continue }
      add(contact, of: last, TicketCost(contact, at: prices), now)
      noteQuality(contact, of: last, isRepeated: repeated.contains(place))
    }
  }

  private mutating func add(_ dispatch: TicketDispatch) {
    sums[dispatch.assignee, default: WorkSum()].dispatches += 1
    switch dispatch.end?.manner {
    case .declined: sums[dispatch.assignee]?.declined += 1
    case .withdrawn: sums[dispatch.assignee]?.withdrawn += 1
    case .cancelled, .resolved, nil: break
    }
  }

  private mutating func add(
    _ contact: Contact, of assignee: String, _ cost: TicketCost, _ now: Timestamp
  ) {
    var sum = sums[assignee, default: WorkSum()]
    defer { sums[assignee] = sum }
    if contact.ticket.state.isWithAssignee { sum.open += 1 }
    sum.cost = sum.cost + cost.known
    sum.minutes += cost.minutes ?? 0
    sum.opinion.add(contact)
    if contact.ticket.state == .resolved { sum.resolvedCost = sum.resolvedCost + cost.known }
    switch PromiseState(.resolve, of: contact.ticket, at: now) {
    case .met: sum.promised += 1
    case .late, .overdue:
      sum.promised += 1
      sum.late += 1
    case .open, nil: break
    }
  }

  private mutating func noteQuality(
    _ contact: Contact, of assignee: String, isRepeated: Bool
  ) {
    var sum = sums[assignee, default: WorkSum()]
    defer { sums[assignee] = sum }
    let wasReopened = contact.ticket.life.reopened > 0
    if wasReopened { sum.reopened += 1 }
    if isRepeated { sum.repeated += 1 }
    guard contact.ticket.state == .resolved else { return }
    sum.resolved += 1
    if !wasReopened, !isRepeated { sum.fixed += 1 }
  }
}
