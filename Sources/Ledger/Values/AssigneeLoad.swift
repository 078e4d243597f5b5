package import Triage

/// What one assignee has and had, as assignment weighs it.
package struct AssigneeLoad: Hashable, Sendable {
  /// Who.
  package var assignee: String
  /// Tickets they have now.
  package var open: Int
  /// Dispatches since the day began.
  package var today: Int
  /// Different tickets dispatched since the calendar month began.
  package var thisMonth: Int
  /// When they got the last one.
  package var lastDispatchedAt: Timestamp?
}

/// A dispatch that its assignee declined.
package struct Decline: Hashable, Sendable {
  /// Who would not.
  package var assignee: String
  /// When.
  package var at: Timestamp
}
