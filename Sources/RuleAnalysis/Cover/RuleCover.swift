import Triage

/// Which rules stand before which, and decide in their stead.
final class RuleCover {
  private let study: Study
  private let index: ClauseIndex
  private let deciding: [Deciding]
  private let hasFinal: Bool

  /// What of a rule tells whether it decides in another's stead.
  private struct Deciding {
    let attributes: [Attribute]
    let isFinal: Bool
    let validity: Validity

    init(_ rule: Rule) {
      attributes = rule.attributes
      isFinal = rule.isFinal
      validity = rule.validity
    }

    func decides(_ attribute: Attribute?, whenever later: Deciding) -> Bool {
      let isFirst = isFinal || attribute.map(attributes.contains) ?? false
      return isFirst && validity.covers(later.validity)
    }
  }

  /// Indexes the rules that are live.
  init(_ study: Study) {
    self.study = study
    deciding = study.contents.rules.map(Deciding.init)
    hasFinal = deciding.contains(where: \.isFinal)
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
  /// - Parameter attribute: nil for all of them, which only final rules take away.
  func shadowing(
    _ number: Int, _ attribute: Attribute?, among touching: [[Clause]]
  ) -> [Int]? {
    guard attribute != nil || hasFinal else { return nil }
    var shadowing: Set<Int> = []
    for (subjects, clauses) in zip(study.cases[number], touching) {
      let clauses = clauses.filter {
        deciding[$0.rule].decides(attribute, whenever: deciding[number])
      }
      guard !clauses.isEmpty, let rules = Cover.rules(of: subjects, by: clauses) else {
        return nil
      }
      shadowing.formUnion(rules)
    }
    return shadowing.sorted()
  }
}

extension Validity {
  /// Whether a rule with this validity is read whenever one with the other is.
  func covers(_ other: Validity) -> Bool {
    (from.map { from in other.from.map { from <= $0 } ?? false } ?? true)
      && (until.map { until in other.until.map { $0 <= until } ?? false } ?? true)
  }
}
