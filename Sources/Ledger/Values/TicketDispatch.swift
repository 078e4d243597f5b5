package import Triage

/// One hand-over of a ticket to an assignee.
package struct TicketDispatch: Hashable, Sendable {
  /// The ticket.
  package var ticket: TicketNumber
  /// From 1, counted within the ticket.
  package var count: Int
  /// Who got it.
  package var assignee: String
  /// Staff or subcontractor, as it was then.
  package var kind: Assignee.Kind
  /// In which team's name.
  package var team: String
  /// When.
  package var at: Timestamp
  /// Under which name it was handed over, in the folder of its assignee.
  package var file: String?
  /// Why this one, where there is something to say: what was waived.
  package var reason: String?
  /// How long the work was expected to take, in minutes.
  package var expectedMinutes: Int64?
  /// What the work was expected to cost.
  package var expectedCost: Money?
  /// How it ended; `nil` while it stands.
  package var end: DispatchEnd?

  /// A dispatch that stands.
  package init(
    ticket: TicketNumber, count: Int, to assignee: String, kind: Assignee.Kind, team: String,
    at: Timestamp
  ) {
    self.ticket = ticket
    self.count = count
    self.assignee = assignee
    self.kind = kind
    self.team = team
    self.at = at
  }
}

/// How a dispatch ended.
package struct DispatchEnd: Hashable, Sendable {
  /// The ways in which it can end.
  package enum Manner: String, CaseIterable, Sendable {
    /// The assignee would not.
    case declined
    /// It was taken back: reassigned, timed out, or its assignee is gone.
    case withdrawn
    /// The ticket was called off.
    case cancelled
    /// The work was done.
    case resolved
  }

  /// Which way.
  package var manner: Manner
  /// When.
  package var at: Timestamp
  /// Why, where somebody said.
  package var reason: String?

  /// Takes the manner, the time and the reason.
  package init(_ manner: Manner, at: Timestamp, reason: String? = nil) {
    self.manner = manner
    self.at = at
    self.reason = reason
  }
}

/// The end of a dispatch that the ledger holds as standing.
package struct DispatchEnding: Hashable, Sendable {
  /// The ticket.
  package var ticket: TicketNumber
  /// Which of its dispatches.
  package var count: Int
  /// How it ended.
  package var end: DispatchEnd

  /// Takes the dispatch and its end.
  package init(ticket: TicketNumber, count: Int, end: DispatchEnd) {
    self.ticket = ticket
    self.count = count
    self.end = end
  }
}
