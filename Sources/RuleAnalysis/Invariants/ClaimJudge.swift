import Matching
import RuleCompiler
import Triage

/// Holds decisions against an invariant, with the conditions' own semantics.
struct ClaimJudge {
  private let paths: [FieldPath]
  private let evaluation: Evaluation
  private let when: FormulaID
  private let must: FormulaID
  private let ruleSet: RuleSet

  /// Compiles both sides of an invariant.
  init(_ claim: Claim, _ knowledge: FieldKnowledge, _ ruleSet: RuleSet) {
    paths = knowledge.fields.map(\.path)
    var builder = MatcherBuilder(fieldRounds: paths.map { _ in 0 })
    when = builder.add(claim.when, round: 0)
    must = builder.add(claim.must, round: 0)
    evaluation = Evaluation(builder.build())
    read = Set((claim.when.conditions + claim.must.conditions).map(\.field))
    self.ruleSet = ruleSet
  }

  private let read: Set<FieldID>

  /// Whether the invariant is about a decision and does not hold of it.
  func isBroken(by decision: Decision) -> Bool {
    evaluation.begin()
    for field in read {
      evaluation.set(decision.value(of: paths[field.rawValue], by: ruleSet), for: field)
    }
    evaluation.enter(round: 0)
    return evaluation.holds(when) && !evaluation.holds(must)
  }
}
