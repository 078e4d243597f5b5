import Diagnostics
import Matching
import Triage
import YAMLTree

/// A rule of which everything is read but its conditions.
struct ReadRule {
  /// Unique unless a finding says otherwise.
  let id: String
  /// The rule as it is written.
  let mapping: Mapping
  /// What stands under `then`.
  var outcome: ReadOutcome
  /// Whether it ends the reading.
  let isFinal: Bool
}

extension Draft {
  private static let ruleKeys = Keys(
    of: "a rule", required: ["id", "when"],
    optional: [
      "then", "description", "owner", "final", "mode", "valid", "reaches_top", "examples",
    ])

  /// Reads ids and outcomes, which must be known before any condition is read: they tell which
  /// fields are filled.
  func readRules(_ values: [Value]) -> [ReadRule] {
    identified(values, .rule, section: .rules).compactMap { id, value in
      let owner = "rule '\(id)'"
      guard let mapping = mapping(value, Self.ruleKeys, named: owner) else { return nil }
      var outcome = mapping["then"].map { self.outcome($0, of: owner) } ?? ReadOutcome()
      let isFinal = mapping["final"].flatMap { flag($0, "'final'") } ?? false
      setReach(mapping, &outcome)
      if outcome.lowest.key == nil, !isFinal { reportNothingSet(mapping, owner) }
      return ReadRule(id: id, mapping: mapping, outcome: outcome, isFinal: isFinal)
    }
  }

  /// Reads the conditions, and puts the rules together.
  func rules(
    _ read: [ReadRule], fields: inout FieldTable, tests: inout RuleTests
  ) -> [Rule] {
    var rules: [Rule] = []
    rules.reserveCapacity(read.count)
    for rule in read {
      rules.append(self.rule(rule, fields: &fields))
      if let value = rule.mapping["examples"] {
        tests.examples += examples(value, of: rule.id, number: rules.count - 1)
      }
    }
    return rules
  }

  private func rule(_ read: ReadRule, fields: inout FieldTable) -> Rule {
    let mapping = read.mapping
    let owner = "rule '\(read.id)'"
    var rule = Rule(
      id: read.id, place: mapping.value.startDescription, condition: .always,
      outcome: read.outcome.outcome)
    rule.isFinal = read.isFinal
    rule.description = mapping["description"].flatMap { text($0, "the description of \(owner)") }
    rule.owner = mapping["owner"].flatMap { text($0, "the owner of \(owner)") }
    rule.mode =
      mapping["mode"].flatMap { word($0, "the mode of \(owner)", of: Rule.Mode.self) } ?? .live
    rule.validity = mapping["valid"].flatMap { validity($0, of: owner) } ?? Validity()
    if let when = mapping["when"] {
      var reader = ConditionReader(self, rights(of: read, rule, owner))
      rule.condition = reader.formula(when, fields: &fields)
      checkGroups(read.outcome.fills, against: reader.groups, owner)
    }
    return rule
  }

  private func rights(of read: ReadRule, _ rule: Rule, _ owner: String) -> ReadingRights {
    let outcome = rule.outcome
    let reader: ReadingRights.Reader =
      read.isFinal
      ? .finalRule : .rule(sets: read.outcome.lowest)
    return ReadingRights(
      owner: owner, reader: reader,
      seesDirectoryType: outcome.customerType != nil || outcome.customerTier != nil,
      round: rule.round)
  }

  private func reportNothingSet(_ mapping: Mapping, _ owner: String) {
    guard let then = mapping.key("then"), mapping["then"] != nil else {
      guard !mapping.isMeant("then") else { return }
      report(.missingKey("then", in: mapping.value, named: owner, key: mapping.key("then")))
      return
    }
    report(.setsNothing(then, owner))
  }

  private func setReach(_ mapping: Mapping, _ outcome: inout ReadOutcome) {
    guard let value = mapping["reaches_top"] ?? outcome.reachesTop else { return }
    let reaches = flag(value, "'reaches_top'") ?? false
    if outcome.outcome.raise == nil { report(.reachesWithoutRaise(value)) }
    outcome.outcome.raise?.reachesTop = reaches
  }

  private func validity(_ value: Value, of owner: String) -> Validity? {
    let keys = Keys(of: "'valid'", optional: ["from", "until"])
    guard let mapping = mapping(value, keys, named: "'valid' of \(owner)") else { return nil }
    let from = mapping["from"].flatMap { date($0, "the first day of \(owner)") }
    let until = mapping["until"].flatMap { date($0, "the last day of \(owner)") }
    checkOrder(mapping, of: "the validity of \(owner)", from, until)
    return Validity(from: from, until: until)
  }

  private func checkGroups(
    _ fills: [(fill: Fill, value: Value)], against groups: Set<String>, _ owner: String
  ) {
    for (fill, value) in fills {
      for case .group(let name) in fill.template where !groups.contains(name) {
        report(.unknownGroup(value, name, owner, groups: groups.sorted()))
      }
    }
  }
}

extension Value {
  /// `rules/20-lift.yaml:12:5`: where it begins.
  var startDescription: String {
    let start = file.text.position(at: Int(node.span.start))
    return "\(file.text.path):\(start.line):\(start.column)"
  }
}
