package import Matching

/// Which of the rules that did not hold came nearest to it.
///
/// By how much of the words they look for occurs, and by how many of their conditions held; that
/// something is absent counts for little, since it is so for nearly every request.
package struct NearestRules {
  /// How many are shown.
  package static let shown = 5

  private let rules: [String: Rule]
  private let pairs: Set<[Character]>

  /// Looks at the rules of a set, for a request with some text.
  package init(_ ruleSet: RuleSet, text: String?) {
    rules = Dictionary(
      ruleSet.contents.rules.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    pairs = Self.pairs(of: text ?? "")
  }

  /// The nearest ones, nearest first; none that share nothing.
  package func nearest(_ misses: [NearMiss]) -> [NearMiss] {
    let scored = misses.enumerated().compactMap { place, miss -> (Double, Int, NearMiss)? in
      let score = score(of: miss)
      return score > 0.15 ? (score, place, miss) : nil
    }
    return scored.sorted { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0 > $1.0 }
      .prefix(Self.shown).map(\.2)
  }

  /// The phrases that a failed condition looks for, those first of which most occurs.
  package func closestFirst(_ failed: FailedCondition) -> [String] {
    let phrases = Self.phrases(failed).enumerated().map { (closeness($1), $0, $1) }
    return phrases.sorted { $0.0 == $1.0 ? $0.1 < $1.1 : $0.0 > $1.0 }.map(\.2)
  }

  private func score(of miss: NearMiss) -> Double {
    guard let failed = miss.failed, let rule = rules[miss.rule] else { return 0 }
    return 2 * shared(failed) + met(before: failed, in: rule.condition)
  }

  /// How much was met before the one condition that failed: they are asked in order.
  private func met(before failed: FailedCondition, in formula: Formula) -> Double {
    guard case .all(let parts) = formula, !parts.isEmpty else { return 0 }
    let place = parts.firstIndex { mentions($0, failed) } ?? 0
    let met = parts[..<place].map { asksForAbsence($0) ? 0.1 : 1 }.reduce(0, +)
    return met / Double(parts.count)
  }

  private func asksForAbsence(_ formula: Formula) -> Bool {
    switch formula {
    case .always: true
    case .not: true
    case .all(let parts), .any(let parts): parts.allSatisfy(asksForAbsence)
    case .condition(let condition):
      switch condition.criterion {
      case .exists(false), .lacks, .notInList, .outside: true
      case .equals, .ranked, .contains, .containsAll, .matches, .startsWith, .endsWith, .compare,
        .during, .inList, .exists(true):
        false
      }
    }
  }

  private func mentions(_ formula: Formula, _ failed: FailedCondition) -> Bool {
    switch formula {
    case .always: false
    case .condition(let condition):
      condition.field == failed.field && condition.criterion.name == failed.operatorName
    case .all(let parts), .any(let parts): parts.contains { mentions($0, failed) }
    case .not(let part): mentions(part, failed)
    }
  }

  /// How much of the best phrase occurs in the request, from 0 to 1.
  private func shared(_ failed: FailedCondition) -> Double {
    guard case .text = failed.actual, failed.operatorName.hasPrefix("contains") else { return 0 }
    return Self.phrases(failed).map(closeness).max() ?? 0
  }

  private func closeness(_ phrase: String) -> Double {
    let wanted = Self.pairs(of: phrase)
    return wanted.isEmpty ? 0 : Double(wanted.intersection(pairs).count) / Double(wanted.count)
  }

  /// As the operand joins them.
  private static func phrases(_ failed: FailedCondition) -> [String] {
    failed.operand.split(separator: ",").map { String($0.drop { $0 == " " }) }
  }

  /// All neighbours of two letters, without blanks and without regard to case.
  private static func pairs(of text: String) -> Set<[Character]> {
    let letters = text.lowercased().filter { $0.isLetter || $0.isNumber }
    return Set(zip(letters, letters.dropFirst()).map { [$0, $1] })
  }
}
