internal import Ledger
package import Triage

/// What assignees charge, by their ids: the roster's prices.
package typealias Prices = [String: Cost]

/// What one ticket was expected to cost, and what it did.
package struct TicketCost: Hashable, Sendable {
  /// How a cost is known.
  package enum Basis: Hashable, Sendable {
    /// Its assignee said what it came to.
    case reported
    /// Its assignee said how long it took; the roster says the price.
    case minutes
    /// Only the estimate of its dispatches.
    case estimate
    /// Nobody has had it yet, or nothing was estimated.
    case none
  }

  /// The sum of the estimates of all hand-overs that were not given back: who was called twice is
  /// paid twice.
  package var expected: Money
  /// The best that is known: what was reported, else by minutes, else as expected.
  package var known: Money
  /// How it is known.
  package var basis: Basis
  /// How long the work took, where that was said.
  package var minutes: Int64?

  /// Call-outs and hours of one ticket.
  ///
  /// What was reported is of the last visit; earlier ones, of a ticket that came back, count with
  /// their estimates.
  package init(_ contact: Contact, at prices: Prices) {
    let visits = contact.dispatches.filter { dispatch in
      switch dispatch.end?.manner {
      case nil, .resolved: true
      case .declined, .withdrawn, .cancelled: false
      }
    }
    let resolution = contact.ticket.resolution
    let estimates = visits.map { $0.expectedCost ?? .zero }
    expected = estimates.reduce(.zero, +)
    let earlier = estimates.dropLast().reduce(.zero, +)
    minutes = resolution.minutes
    if let cost = resolution.cost {
      basis = .reported
      known = earlier + cost
    } else if let minutes = resolution.minutes,
      let price = visits.last.flatMap({ prices[$0.assignee] })
    {
      basis = .minutes
      known = earlier + price.estimate(minutes: minutes)
    } else {
      basis = visits.contains { $0.expectedCost != nil } ? .estimate : .none
      known = expected
    }
  }
}
