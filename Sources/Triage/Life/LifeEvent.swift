/// What can be said of a ticket after it was taken, and where it fits.
///
/// The table of a ticket's life: everything that is not in here is refused.
package enum LifeEvent: String, CaseIterable, Sendable {
  /// Its assignee does it; said twice, it stands as it was said first.
  case accepted
  /// Its assignee does not.
  case declined
  /// Its assignee is there.
  case arrived
  /// The work rests for a while.
  case paused
  /// It goes on.
  case resumed
  /// It is done.
  case resolved
  /// It was not done after all.
  case reopened
  /// It need not be done.
  case cancelled
  /// Somebody else is to do it.
  case reassigned
  /// It is something else, or more or less urgent.
  case reclassified
  /// The customer asks again.
  case chased
  /// An operator stops it from being assigned.
  case held
  /// An operator lets it be assigned.
  case released
  /// The customer says how it was.
  case feedback

  /// The states in which it makes sense.
  package var fits: Set<TicketState> {
    switch self {
    case .accepted, .declined: [.dispatched, .accepted]
    case .arrived: [.accepted]
    case .paused: [.accepted, .arrived]
    case .resumed: [.paused]
    case .resolved: [.dispatched, .accepted, .arrived, .paused]
    case .reopened, .feedback: [.resolved]
    case .cancelled, .reassigned, .reclassified, .chased:
      [.waiting, .held, .dispatched, .accepted, .arrived, .paused]
    case .held: [.waiting]
    case .released: [.held]
    }
  }

  /// What it does to a ticket in a state; `nil` where it does not fit.
  package func move(from state: TicketState) -> TicketMove? {
    guard fits.contains(state) else { return nil }
    return switch self {
    case .accepted: .enters(.accepted)
    case .arrived: .enters(.arrived)
    case .paused: .enters(.paused)
    case .resolved: .enters(.resolved)
    case .cancelled: .enters(.cancelled)
    case .held: .enters(.held)
    case .resumed: .resumes
    case .declined, .reopened, .reassigned, .released: .seeksHands
    case .reclassified, .chased, .feedback: .stays
    }
  }
}

/// What an event does to the state of a ticket.
package enum TicketMove: Hashable, Sendable {
  /// It stands there from now on.
  case enters(TicketState)
  /// It stands again where it stood before the pause.
  case resumes
  /// Somebody is to get it, now or when somebody qualifies.
  case seeksHands
  /// It stands where it stood.
  case stays
}

extension TicketState {
  /// All that can be said of a ticket in this state.
  package var fitting: [LifeEvent] { LifeEvent.allCases.filter { $0.move(from: self) != nil } }
}

extension UpdateEvent {
  /// The event without what belongs to it.
  package var kind: LifeEvent {
    switch self {
    case .accepted: .accepted
    case .declined: .declined
    case .arrived: .arrived
    case .paused: .paused
    case .resumed: .resumed
    case .resolved: .resolved
    case .reopened: .reopened
    case .cancelled: .cancelled
    case .reassigned: .reassigned
    case .reclassified: .reclassified
    case .chased: .chased
    case .held: .held
    case .released: .released
    }
  }
}
