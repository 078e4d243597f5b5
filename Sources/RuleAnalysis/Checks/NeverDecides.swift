import Diagnostics
import RuleCompiler
import Triage

extension Check {
  /// R801: a rule that never decides.
  static let neverDecides = Check(
    "R801", "a rule that never decides",
    """
    Rules stand in order, and the first one that holds and sets an attribute decides it. Whatever
    this rule holds for, rules before it hold too and have decided already. Move it before them,
    narrow them, or remove it. The labels show the rules that come first; the help has a request
    for which this rule holds and is beaten.
    """,
    bad: """
      rules:
        - id: leaks
          when: {text: {contains: ["leak*"]}}
          then: {category: water.leak}
          examples: {match: [leak]}
        - id: leaking-taps
          #   ^^^^^^^^^^^^
          when: {text: {contains: [leaking tap]}}
          then: {category: lift.fault}
          examples: {match: [leaking tap]}
      """,
    repaired: """
      rules:
        - id: leaking-taps
          when: {text: {contains: [leaking tap]}}
          then: {category: lift.fault}
          examples: {match: [leaking tap]}
        - id: leaks
          when: {text: {contains: ["leak*"]}}
          then: {category: water.leak}
          examples: {match: [leak]}
      """)

  /// R802: an outcome that never counts.
  static let outcomeNeverCounts = Check(
    "R802", "an outcome that never counts",
    """
    The rule decides other things, but this attribute has always been decided by rules before it.
    Move the rule before them, narrow them, or remove the outcome.
    """,
    bad: """
      rules:
        - id: leaks
          when: {text: {contains: ["leak*"]}}
          then: {urgency: urgent}
          examples: {match: [leak]}
        - id: leaking-taps
          when: {text: {contains: [leaking tap]}}
          then: {urgency: normal, tags: [tap]}
      #          ^^^^^^^
          examples: {match: [leaking tap]}
      """,
    repaired: """
      rules:
        - id: leaks
          when: {text: {contains: ["leak*"]}}
          then: {urgency: urgent}
          examples: {match: [leak]}
        - id: leaking-taps
          when: {text: {contains: [leaking tap]}}
          then: {tags: [tap]}
          examples: {match: [leaking tap]}
      """)
}

/// Looks for outcomes of which rules before them leave nothing.
struct NeverDecides {
  /// What is looked at.
  let study: Study
  /// Tells which rules leave nothing of which.
  let cover: RuleCover

  private var contents: RuleSetContents { study.contents }

  /// Looks at one rule, beside the clauses before it that have to do with each of its cases.
  func look(at number: Int, _ touching: [[Clause]], into analysis: inout Analysis) {
    let rule = contents.rules[number]
    guard rule.mode == .live, !study.cases[number].isEmpty, study.terms[number] != nil else {
      return
    }
    if let rules = cover.shadowing(number, nil, among: touching), analysis.hasRoom {
      return reportRule(number, [(nil, rules)], &analysis)
    }
    let shadowed = rule.attributes.filter { !$0.accumulates }.compactMap { attribute in
      cover.shadowing(number, attribute, among: touching).map { (attribute, $0) }
    }
    guard !shadowed.isEmpty, analysis.hasRoom else { return }
    if shadowed.count == rule.attributes.count, rule.outcome.fills.isEmpty, !rule.isFinal {
      reportRule(number, shadowed, &analysis)
    } else {
      for (attribute, rules) in shadowed { reportOutcome(number, attribute, rules, &analysis) }
    }
  }

  private func reportRule(
    _ number: Int, _ shadowed: [(Attribute?, [Int])], _ analysis: inout Analysis
  ) {
    let rule = contents.rules[number]
    guard let place = study.place(ofRule: number),
      let witness = witness(number, shadowed)
    else { return }
    let rules = Set(shadowed.flatMap(\.1)).sorted()
    let finding = Finding(
      Check.neverDecides.code,
      "rule '\(rule.id)' never decides: \(names(rules)) always \(rules.count == 1 ? "decides" : "decide") first",
      severity: .warning, at: place)
    analysis.add(labelled(finding, rules), shownBy: witness)
  }

  private func reportOutcome(
    _ number: Int, _ attribute: Attribute, _ rules: [Int], _ analysis: inout Analysis
  ) {
    let rule = contents.rules[number]
    guard
      let place = study.source.entry(at: rule.place)?["then"]?.key(attribute.rawValue),
      let witness = witness(number, [(attribute, rules)])
    else { return }
    let finding = Finding(
      Check.outcomeNeverCounts.code,
      "'\(attribute.rawValue)' of rule '\(rule.id)' never counts: \(names(rules)) always"
        + " \(rules.count == 1 ? "decides" : "decide") it first",
      severity: .warning, at: place)
    analysis.add(labelled(finding, rules), shownBy: witness)
  }

  /// A request for which the rule holds and others decide; nothing is claimed without.
  private func witness(_ number: Int, _ shadowed: [(Attribute?, [Int])]) -> Witness? {
    let rule = contents.rules[number]
    for subjects in study.cases[number] {
      let witness = study.search.witness(of: subjects, on: rule.validity) { decision in
        shadowed.allSatisfy { attribute, rules in
          let ends = decision.held.contains { rules.contains($0) && contents.rules[$0].isFinal }
          guard !ends else { return !decision.held.contains(number) }
          guard let attribute else { return false }
          return decision.held.contains(number)
            && decision.rule(deciding: attribute, contents) != number
        }
      }
      if let witness { return witness }
    }
    return nil
  }

  private func names(_ rules: [Int]) -> String {
    let shown = rules.prefix(3).map { "'\(contents.rules[$0].id)'" }
    let more = rules.count > 3 ? " and \(rules.count - 3) more" : ""
    return (rules.count == 1 ? "rule " : "rules ") + shown.joined(separator: ", ") + more
  }

  private func labelled(_ finding: Finding, _ rules: [Int]) -> Finding {
    rules.prefix(3).reduce(finding) { finding, rule in
      guard let place = study.place(ofRule: rule) else { return finding }
      return finding.labelling(place, "comes first")
    }
  }
}

extension Study {
  /// The id of a rule, to point at.
  func place(ofRule number: Int) -> Place? {
    compilation.names.place(of: contents.rules[number].id, .rule)
  }
}

extension Decision {
  /// The rule that decided an attribute: of those that held, the first one that sets it.
  func rule(deciding attribute: Attribute, _ contents: RuleSetContents) -> Int? {
    held.first { contents.rules[$0].outcome.sets(attribute) }
  }
}
