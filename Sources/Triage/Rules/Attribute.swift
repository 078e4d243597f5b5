/// What rules decide about a request.
///
/// Attributes stand on levels, and a rule may read only what was decided on the levels below the
/// lowest one that it sets; so there is no order of evaluation that an admin could get wrong.
package enum Attribute: String, CaseIterable, Sendable {
  case customerType = "customer_type"
  case customerTier = "customer_tier"
  case category
  case intent
  case urgency
  case raiseUrgency = "raise_urgency"
  case skills
  case effort
  case team
  case assignee
  case strategy
  case escalation
  case tags
  case notify

  /// The level on which the attribute is decided, from 1; level 0 fills fields of the request.
  package var level: Int {
    switch self {
    case .customerType, .customerTier: 1
    case .category, .intent: 2
    case .urgency, .raiseUrgency: 3
    case .skills, .effort, .team, .assignee, .strategy, .escalation: 4
    case .tags, .notify: 5
    }
  }

  /// Whether all rules that hold add to it, rather than the first one deciding it.
  package var accumulates: Bool {
    switch self {
    case .skills, .tags, .notify, .raiseUrgency: true
    case .customerType, .customerTier, .category, .intent, .urgency, .effort, .team, .assignee,
      .strategy, .escalation:
      false
    }
  }

  /// Whether a condition may read it.
  package var isReadable: Bool { self != .raiseUrgency }

  /// The highest level.
  package static let highestLevel = 5

  /// Position in dense storage.
  package var slot: Int {
    switch self {
    case .customerType: 0
    case .customerTier: 1
    case .category: 2
    case .intent: 3
    case .urgency: 4
    case .raiseUrgency: 5
    case .skills: 6
    case .effort: 7
    case .team: 8
    case .assignee: 9
    case .strategy: 10
    case .escalation: 11
    case .tags: 12
    case .notify: 13
    }
  }
}
