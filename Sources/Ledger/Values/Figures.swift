package import Triage

/// What is going on, at a glance.
package struct Figures: Hashable, Sendable {
  /// Tickets alike in state, urgency and holder, and how many there are.
  package struct Tally: Hashable, Sendable {
    /// Where they stand.
    package var state: TicketState
    /// The urgency's name.
    package var urgency: String
    /// Whose they are.
    package var holder: TicketHolder
    /// How many.
    package var count: Int
  }

  /// One for each combination that occurs.
  package var tallies: [Tally]
  /// By urgency, when the ticket that waits longest was received.
  package var oldestWaiting: [String: Timestamp]
  /// Renames that are still to be made.
  package var openHandovers: Int
  /// The number of the last event; 0 where there is none.
  package var lastEvent: Int64
  /// The next moment at which something is due.
  package var nextTimer: Timestamp?
  /// The digest of the rule set in force.
  package var ruleSet: String?
}

extension Figures {
  /// How many tickets stand in each state.
  package var byState: [TicketState: Int] {
    tallies.reduce(into: [:]) { $0[$1.state, default: 0] += $1.count }
  }

  /// How many open tickets there are of each urgency.
  package var openByUrgency: [String: Int] {
    tallies.reduce(into: [:]) { sums, tally in
      if tally.state.isOpen { sums[tally.urgency, default: 0] += tally.count }
    }
  }

  /// How many tickets each assignee has.
  package var openByAssignee: [String: Int] {
    tallies.reduce(into: [:]) { sums, tally in
      guard tally.state.isWithAssignee, let assignee = tally.holder.assignee else { return }
      sums[assignee, default: 0] += tally.count
    }
  }
}
