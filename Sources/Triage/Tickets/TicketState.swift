/// Where a ticket stands in its life.
package enum TicketState: String, CaseIterable, Sendable {
  /// Nobody has it yet.
  case waiting
  /// An operator stopped it before anybody got it.
  case held
  /// Somebody has got it.
  case dispatched
  /// They said that they do it.
  case accepted
  /// They are there.
  case arrived
  /// They cannot go on for a while.
  case paused
  /// It is done.
  case resolved
  /// It need not be done.
  case cancelled

  /// Whether somebody has it and it is not over: what counts against capacity.
  package var isWithAssignee: Bool {
    switch self {
    case .dispatched, .accepted, .arrived, .paused: true
    case .waiting, .held, .resolved, .cancelled: false
    }
  }

  /// Whether it is neither resolved nor cancelled.
  package var isOpen: Bool {
    switch self {
    case .waiting, .held, .dispatched, .accepted, .arrived, .paused: true
    case .resolved, .cancelled: false
    }
  }
}
