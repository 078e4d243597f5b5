import Matching
import RuleAnalysis
import RuleCompiler
import Triage

extension RuleTrials {
  /// How much of the rules the tests and examples see.
  package func coverage() -> Coverage {
    let contents = ruleSet.contents
    let questions = contents.rules.map { rule in
      [.always, rule.condition] + rule.condition.conditions.map(Formula.condition)
    }
    let probes = Probes(questions, of: self)
    let decisions = decisions()
    let written = WrittenRules(compilation)
    let rules = contents.rules.enumerated().map { number, rule in
      let held = probes.held[number]
      let conditions = rule.condition.conditions.enumerated().map { index, condition in
        Coverage.ConditionEntry(
          written: condition.shown(contents.fields.path(of: condition.field).text),
          place: written?.place(ofCondition: index, ofRule: number) ?? rule.place,
          wasTrue: !held[index + 2].isEmpty, wasFalse: held[index + 2].count < held[0].count)
      }
      return Coverage.RuleEntry(
        id: rule.id, place: rule.place, held: held[1].count,
        decided: decisions.count { $0.isDecided(by: number, contents) },
        isLive: rule.mode == .live, conditions: conditions)
    }
    return Coverage(rules: rules)
  }
}

extension Decision {
  /// Whether a rule had a hand in it.
  func isDecided(by number: Int, _ contents: RuleSetContents) -> Bool {
    guard held.contains(number) else { return false }
    let origins = [
      customerType.by, customerTier?.by, category.by, intent.by, baseUrgency.by, effort?.by,
      team.by, assignee?.by, strategy?.by, escalation?.by,
    ]
    let outcome = contents.rules[number].outcome
    return origins.contains(.rule(number)) || raise?.by == number
      || fills.contains { $0.rule == number }
      || !(outcome.skills + outcome.tags + outcome.notify).isEmpty
  }
}
