/// A moment in a ticket's life that is promised.
package enum Target: String, CaseIterable, Sendable {
  /// Somebody has seen it.
  case acknowledge
  /// Somebody has taken it on.
  case accept
  /// Somebody is there.
  case arrive
  /// It is done.
  case resolve

  /// Whether its clock stands while the work is paused.
  package var stopsInPauses: Bool {
    switch self {
    case .acknowledge, .accept: false
    case .arrive, .resolve: true
    }
  }
}

/// The promises of an urgency or a category, and the hours in which they run.
package struct Targets: Hashable, Sendable {
  /// How long each promised moment may take.
  package var durations: [Target: TargetDuration]
  /// The calendar in whose hours they run.
  package var calendar: String

  /// Takes the promises and the name of their calendar.
  package init(durations: [Target: TargetDuration], calendar: String) {
    self.durations = durations
    self.calendar = calendar
  }
}

/// A ladder of steps that are taken as a promised moment comes near or passes.
package struct EscalationLadder: Hashable, Sendable {
  /// The name that teams and rules use.
  package var id: String
  /// The steps in the admin's order.
  package var steps: [EscalationStep]

  /// Takes a name and its steps.
  package init(id: String, steps: [EscalationStep]) {
    self.id = id
    self.steps = steps
  }
}

/// One step of a ladder.
package struct EscalationStep: Hashable, Sendable {
  /// Which promise it watches.
  package var target: Target
  /// How much of the promise's time has passed, in percent.
  package var percent: Int
  /// Whether the assignee is warned.
  package var warns: Bool
  /// Who else is told.
  package var notify: [String]
  /// Whether somebody else gets the ticket.
  package var reassigns: Bool
  /// By how many levels the urgency rises.
  package var raise: Int

  /// A step that does nothing yet.
  package init(target: Target, percent: Int) {
    self.target = target
    self.percent = percent
    warns = false
    notify = []
    reassigns = false
    raise = 0
  }
}
