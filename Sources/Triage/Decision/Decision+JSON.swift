package import Diagnostics

extension Decision {
  /// The decided attributes by their names, as `explain` prints them and the ledger keeps them.
  package func json(by ruleSet: RuleSet) -> JSONValue {
    let path = customer.map { JSONValue.string($0.id) } ?? .null
    return .object([
      .init("customer", path),
      .init("customer_type", .string(customerType.value)),
      .init("customer_tier", .string(orNull: customerTier?.value)),
      .init("category", .string(category.value)),
      .init("intent", .string(intent.value)),
      .init("urgency", .string(ruleSet.name(of: urgency))),
      .init("safety_floor", .string(orNull: safetyFloor(by: ruleSet).map(ruleSet.name(of:)))),
      .init("skills", .strings(skills)),
      .init("effort", effort.map { .integer($0.value) } ?? .null),
      .init("team", .string(team.value)),
      .init("assignee", .string(orNull: assignee?.value)),
      .init("strategy", .string(orNull: strategy?.value.name)),
      .init("escalation", .string(orNull: escalation(by: ruleSet))),
      .init("tags", .strings(tags)),
      .init("notify", .strings(notify)),
      .init("filled", .object(fills.map { .init($0.path.text, .string($0.value)) })),
      .init("shadow", .array(shadows.map { shadow($0, ruleSet) })),
    ])
  }

  /// The ladder of the ticket: a rule's, else the team's.
  package func escalation(by ruleSet: RuleSet) -> String? {
    escalation?.value ?? ruleSet.contents.teams[team.value]?.escalation
  }

  /// The level that safety demands, whether or not anything lay below it.
  package func safetyFloor(by ruleSet: RuleSet) -> UrgencyLevel? {
    safety.map { ruleSet.contents.safety[$0].urgency }.max()
  }

  /// What a shadow rule would have set.
  private func shadow(_ number: Int, _ ruleSet: RuleSet) -> JSONValue {
    let rule = ruleSet.contents.rules[number]
    return .object([
      .init("rule", .string(rule.id)), .init("at", .string(rule.place)),
      .init("would", rule.outcome.json(by: ruleSet)),
    ])
  }
}

extension Outcome {
  /// What the outcome sets, by the names of the attributes.
  package func json(by ruleSet: RuleSet) -> JSONValue {
    var members = fills.map {
      JSONValue.Member($0.path.text, .string($0.template.map(\.text).joined()))
    }
    for attribute in attributes {
      members.append(.init(attribute.rawValue, json(attribute, ruleSet)))
    }
    return .object(members)
  }

  private func json(_ attribute: Attribute, _ ruleSet: RuleSet) -> JSONValue {
    switch attribute {
    case .customerType: .string(orNull: customerType)
    case .customerTier: .string(orNull: customerTier)
    case .category: .string(orNull: category)
    case .intent: .string(orNull: intent)
    case .urgency: .string(orNull: urgency.map(ruleSet.name(of:)))
    case .raiseUrgency: raise.map { .integer($0.steps) } ?? .null
    case .skills: .strings(skills)
    case .effort: effort.map { .integer($0) } ?? .null
    case .team: .string(orNull: team)
    case .assignee: .string(orNull: assignee)
    case .strategy: .string(orNull: strategy?.name)
    case .escalation: .string(orNull: escalation)
    case .tags: .strings(tags)
    case .notify: .strings(notify)
    }
  }
}

extension Fill.Piece {
  /// The piece as an admin writes it.
  var text: String {
    switch self {
    case .literal(let text): text
    case .group(let name): "{\(name)}"
    }
  }
}
