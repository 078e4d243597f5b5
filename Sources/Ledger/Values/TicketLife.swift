package import Triage

/// When what happened to a ticket; each moment is the last of its kind.
package struct TicketLife: Hashable, Sendable {
  /// Somebody got it.
  package var dispatchedAt: Timestamp?
  /// Somebody has seen it.
  package var acknowledgedAt: Timestamp?
  /// Somebody took it on.
  package var acceptedAt: Timestamp?
  /// Somebody was there.
  package var arrivedAt: Timestamp?
  /// The pause that runs.
  package var pause: RunningPause?
  /// What pauses before this one took, so far as they count.
  package var accruedPause: Duration = .zero
  /// It was done.
  package var resolvedAt: Timestamp?
  /// It was called off.
  package var cancelledAt: Timestamp?
  /// It came back.
  package var reopenedAt: Timestamp?
  /// The time of the last update; an earlier one counts as that one's.
  package var updatedAt: Timestamp?
  /// How often the customer asked again.
  package var chased = 0
  /// How often it came back.
  package var reopened = 0

  /// A life that begins.
  package init() {}
}

/// A pause that has not ended.
package struct RunningPause: Hashable, Sendable {
  /// When it began.
  package var since: Timestamp
  /// Why.
  package var reason: String
  /// The state that comes back with `resumed`.
  package var before: TicketState

  /// Takes its beginning, its reason and the state before it.
  package init(since: Timestamp, reason: String, before: TicketState) {
    self.since = since
    self.reason = reason
    self.before = before
  }
}

/// What came of a ticket, as its assignee says.
package struct Resolution: Hashable, Sendable {
  /// How long the work took.
  package var minutes: Int64?
  /// What it cost.
  package var cost: Money?
  /// In words.
  package var outcome: String?

  /// Nothing came of it yet.
  package init() {}
}
