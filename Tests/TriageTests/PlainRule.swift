import Triage

/// A rule in the plainest form that still has everything that decides about order.
struct PlainRule {
  enum Check: CaseIterable {
    case channelPhone, channelApp, saysAlpha, saysBeta, building3, always
    case typeOwner, categoryLift, urgencyUrgent
  }

  var id: Int
  /// All must hold; `negated` ones must not.
  var checks: [(check: Check, negated: Bool)]
  var outcome: [String: String]
  var isFinal: Bool
  var isShadow: Bool

  /// The lowest level that it sets.
  var level: Int {
    outcome.keys.map { Self.levels[$0] ?? 9 }.min() ?? 9
  }

  static let levels = [
    "building": 0, "customer_type": 1, "category": 2, "urgency": 3, "raise_urgency": 3, "team": 4,
    "tags": 5,
  ]

  /// The level below which everything that it reads is decided.
  static func level(of check: Check) -> Int {
    switch check {
    case .channelPhone, .channelApp, .saysAlpha, .saysBeta, .building3, .always: -1
    case .typeOwner: 1
    case .categoryLift: 2
    case .urgencyUrgent: 3
    }
  }

  /// A rule that the language allows.
  static func random(_ id: Int, _ random: inout SeededRandom) -> PlainRule {
    let values = [
      "building": ["3", "4"], "customer_type": ["owner", "tenant"],
      "category": ["lift.fault", "water.leak", "other"], "urgency": ["emergency", "urgent", "low"],
      "raise_urgency": ["1", "2"], "team": ["desk", "lifts"], "tags": ["t\(id)"],
    ]
    var outcome: [String: String] = [:]
    let names = values.keys.sorted()
    for _ in 0...Int.random(in: 0..<2, using: &random) {
      let name = random.pick(names)
      outcome[name] = random.pick(values[name]!)
    }
    var rule = PlainRule(
      id: id, checks: [], outcome: outcome, isFinal: random.chance(8), isShadow: random.chance(8))
    let readable = Check.allCases.filter {
      level(of: $0) < rule.level && (!rule.isFinal || level(of: $0) < 0)
    }
    for _ in 0...Int.random(in: 0..<2, using: &random) {
      rule.checks.append((random.pick(readable), random.chance(20)))
    }
    return rule
  }

  /// The rule as an admin would write it.
  var yaml: String {
    let conditions = checks.map { check, negated in
      let text = Self.yaml(check)
      return negated ? "{not: {\(text)}}" : "{\(text)}"
    }
    let then = outcome.sorted { $0.key < $1.key }.map { name, value in
      name == "tags"
        ? "tags: [\(value)]" : "\(name): \(name == "building" ? "\"\(value)\"" : value)"
    }
    return "  - {id: r\(id), final: \(isFinal), mode: \(isShadow ? "shadow" : "live"), "
      + "when: {all: [\(conditions.joined(separator: ", "))]}, "
      + "then: {\(then.joined(separator: ", "))}}"
  }

  private static func yaml(_ check: Check) -> String {
    switch check {
    case .channelPhone: "channel: phone"
    case .channelApp: "channel: [app, web]"
    case .saysAlpha: "text: {contains: [alpha]}"
    case .saysBeta: "text: {contains: [beta, 贝塔]}"
    case .building3: "building: \"3\""
    case .always: ""
    case .typeOwner: "customer_type: owner"
    case .categoryLift: "category: lift.*"
    case .urgencyUrgent: "urgency: {at_least: urgent}"
    }
  }
}
