import Triage

/// Which rules stand before which, and decide in their stead.
final class RuleCover {
  private let study: Study
  private let index: ClauseIndex

  init(_ study: Study) {
    self.study = study
    var clauses: [Clause] = []
    for (number, rule) in study.contents.rules.enumerated() where rule.mode == .live {
      for subjects in study.cases[number] {
        clauses.append(Clause(rule: number, literals: subjects.literals))
      }
    }
    index = ClauseIndex(clauses)
  }

  /// The clauses before a rule that have to do with each of its cases.
  func touching(_ number: Int) -> [[Clause]] {
    study.cases[number].map { index.clauses(touching: $0, before: number) }
  }

  /// The rules that decide an attribute in a rule's stead, whatever it holds for; nil where there
  /// is no proof.
  func shadowing(
    _ number: Int, _ attribute: Attribute, among touching: [[Clause]]
  ) -> [Int]? {
    let rule = study.contents.rules[number]
    var shadowing: Set<Int> = []
    for (subjects, clauses) in zip(study.cases[number], touching) {
      let deciding = clauses.filter { decides($0.rule, attribute, whenever: rule) }
      guard !deciding.isEmpty, let rules = Cover.rules(of: subjects, by: deciding) else {
        return nil
      }
      shadowing.formUnion(rules)
    }
    return shadowing.sorted()
  }

  private func decides(_ number: Int, _ attribute: Attribute, whenever later: Rule) -> Bool {
    let rule = study.contents.rules[number]
    return (rule.isFinal || rule.outcome.sets(attribute)) && rule.validity.covers(later.validity)
  }
}

extension Validity {
  /// Whether a rule with this validity is read whenever one with the other is.
  func covers(_ other: Validity) -> Bool {
    (from.map { from in other.from.map { from <= $0 } ?? false } ?? true)
      && (until.map { until in other.until.map { $0 <= until } ?? false } ?? true)
  }
}
