import Matching
import Triage

/// Looks for a request that is decided against an invariant.
struct InvariantSearch {
  /// What is looked at.
  let study: Study
  /// What is to be broken.
  let claim: Claim
  private let judge: ClaimJudge

  /// More rules than these are not tried against one invariant.
  private static let triedRules = 2_000
  /// How many requests are made up for each of them.
  private static let triesForRule = 3
  /// Later than ten o'clock of the first day, in hours: the evening, the night, the week's end.
  private static let hours: [Int64] = [0, 10, 16, 120]

  /// Prepares to judge decisions by a claim.
  init(_ study: Study, _ claim: Claim) {
    self.study = study
    self.claim = claim
    judge = ClaimJudge(claim, study.knowledge, study.ruleSet)
  }

  /// A request that breaks the invariant, if one is found: alone, at several hours, and together
  /// with what each rule asks for that could be in the way.
  func counterExample() -> Witness? {
    let terms = NormalForm.of(claim.when, study.knowledge) ?? []
    let cases = terms.compactMap { Case($0, study.knowledge) }
    for subjects in cases {
      for hour in Self.hours {
        let start = study.search.start + .seconds(hour * 3600)
        let witness = study.search.witness(of: subjects, from: start, tries: 6) {
          judge.isBroken(by: $0)
        }
        if let witness { return witness }
      }
    }
    return cases.lazy.compactMap(counterExample).first
  }

  private func counterExample(among subjects: Case) -> Witness? {
    for number in rivals.prefix(Self.triedRules) {
      let validity = study.contents.rules[number].validity
      for term in study.terms[number] ?? [] {
        guard let both = subjects.assuming(term) else { continue }
        let witness = study.search.witness(
          of: both, from: study.search.time(within: validity), tries: Self.triesForRule
        ) { judge.isBroken(by: $0) }
        if let witness { return witness }
      }
    }
    return nil
  }

  /// Rules that set what must hold, final ones, and those that decide what that follows from.
  private var rivals: [Int] {
    let asked = Set(
      claim.must.conditions.compactMap { condition -> Attribute? in
        guard case .decided(let attribute) = study.knowledge[condition.field].path else {
          return nil
        }
        return attribute
      })
    let rules = study.contents.rules
    return rules.indices.filter { number in
      let rule = rules[number]
      return rule.mode == .live
        && (rule.isFinal || rule.outcome.sets(.category)
          || rule.attributes.contains(where: asked.contains))
    }
  }
}
