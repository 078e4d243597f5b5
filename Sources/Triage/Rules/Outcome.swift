/// What follows when a rule holds.
package struct Outcome: Hashable, Sendable {
  /// Missing fields of the request that are filled, in the admin's order.
  package var fills: [Fill] = []
  /// Who is asking.
  package var customerType: String?
  /// The band of the customer's value.
  package var customerTier: String?
  /// What it is about.
  package var category: String?
  /// What the customer wants by it.
  package var intent: String?
  /// How urgent it is.
  package var urgency: UrgencyLevel?
  /// By how much it is more urgent than otherwise.
  package var raise: Raise?
  /// What whoever does it must be able to do, in addition.
  package var skills: [String] = []
  /// How long the work is expected to take, in minutes.
  package var effort: Int64?
  /// Who does it.
  package var team: String?
  /// Which one of the team, if qualified.
  package var assignee: String?
  /// How one of the team is chosen.
  package var strategy: Strategy?
  /// The ladder.
  package var escalation: String?
  /// Words for reports and assignees, in addition.
  package var tags: [String] = []
  /// Who is told, in addition.
  package var notify: [String] = []

  /// An outcome that sets nothing.
  package init() {}

  /// Whether the outcome sets an attribute.
  package func sets(_ attribute: Attribute) -> Bool {
    switch attribute {
    case .customerType: customerType != nil
    case .customerTier: customerTier != nil
    case .category: category != nil
    case .intent: intent != nil
    case .urgency: urgency != nil
    case .raiseUrgency: raise != nil
    case .skills: !skills.isEmpty
    case .effort: effort != nil
    case .team: team != nil
    case .assignee: assignee != nil
    case .strategy: strategy != nil
    case .escalation: escalation != nil
    case .tags: !tags.isEmpty
    case .notify: !notify.isEmpty
    }
  }

  /// The attributes that it sets, in the order of their levels.
  package var attributes: [Attribute] { Attribute.allCases.filter(sets) }

  /// The lowest level that it sets; 0 if it fills a field.
  package var lowestLevel: Int {
    fills.isEmpty ? attributes.first?.level ?? Attribute.highestLevel : 0
  }
}

/// By how much a rule makes a request more urgent.
package struct Raise: Hashable, Sendable {
  /// Whole levels, at least one.
  package var steps: Int
  /// Whether it may reach the most urgent level, rather than stopping one below.
  package var reachesTop: Bool

  /// Stops one below the most urgent level unless told otherwise.
  package init(steps: Int, reachesTop: Bool = false) {
    self.steps = steps
    self.reachesTop = reachesTop
  }
}

/// A missing field of the request, and the text that fills it.
package struct Fill: Hashable, Sendable {
  /// Which field: a fillable ``RequestField`` or an attribute of the request.
  package var path: FieldPath
  /// The pieces of the text, in order.
  package var template: [Piece]

  /// A piece of a template.
  package enum Piece: Hashable, Sendable {
    /// Text as written.
    case literal(String)
    /// What a named group of the rule's own `matches` captured.
    case group(String)
  }

  /// Takes the field and the pieces of its text.
  package init(path: FieldPath, template: [Piece]) {
    self.path = path
    self.template = template
  }

  /// The text, or `nil` where a group did not take part in the match.
  package func text(captures: [String: String]) -> String? {
    var text = ""
    for piece in template {
      switch piece {
      case .literal(let literal): text += literal
      case .group(let name):
        guard let captured = captures[name], !captured.isEmpty else { return nil }
        text += captured
      }
    }
    return text
  }
}
