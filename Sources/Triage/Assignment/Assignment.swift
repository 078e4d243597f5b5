/// Who gets a ticket, and how everybody who was asked stood.
package struct Assignment: Hashable, Sendable {
  /// What came of it.
  package enum Outcome: Hashable, Sendable {
    /// Somebody gets it.
    case assigned(Chosen)
    /// Nobody qualifies anywhere.
    case waiting
  }

  /// Who was chosen.
  package struct Chosen: Hashable, Sendable {
    /// The assignee's id.
    package var assignee: String
    /// Own staff, or hired.
    package var kind: Assignee.Kind
    /// The team as whose member they were chosen.
    package var team: String
    /// What the work is expected to cost.
    package var cost: Money

    /// Takes who, in whose name, at what cost.
    package init(assignee: String, kind: Assignee.Kind, team: String, cost: Money) {
      self.assignee = assignee
      self.kind = kind
      self.team = team
      self.cost = cost
    }
  }

  /// What came of it.
  package var outcome: Outcome
  /// Why, in one line for people.
  package var reason: String
  /// Everybody who was asked, in the order of asking.
  package var candidates: [Candidate]
  /// Members of the team of last resort, who are all told, where somebody in danger would have
  /// waited; empty otherwise.
  package var told: [String]

  /// Takes what came of it and how everybody stood.
  package init(
    outcome: Outcome, reason: String, candidates: [Candidate] = [], told: [String] = []
  ) {
    self.outcome = outcome
    self.reason = reason
    self.candidates = candidates
    self.told = told
  }

  /// Who gets it, if somebody does.
  package var chosen: Chosen? {
    switch outcome {
    case .assigned(let chosen): chosen
    case .waiting: nil
    }
  }
}
