package import Diagnostics
package import RuleCompiler
package import Triage

/// Looks for what is wrong with a rule set although every word of it is right.
///
/// Decides by proofs over the sets that conditions stand for, never by comparing texts, and says
/// nothing where there is no proof. What a finding claims about requests is shown by a request that
/// the engine has decided.
package struct Analyst {
  private let compilation: Compilation
  private let ruleSet: RuleSet

  /// Nil where the folder did not compile.
  package init?(_ compilation: Compilation) {
    guard let ruleSet = compilation.ruleSet else { return nil }
    self.compilation = compilation
    self.ruleSet = ruleSet
  }

  /// Everything that was found, warnings first.
  /// - Parameter time: when certificates and contracts are looked at.
  package func analysis(at time: Timestamp) -> Analysis {
    var analysis = Analysis(zone: ruleSet.contents.zone)
    let study = Study(compilation, ruleSet, at: time)
    let cover = RuleCover(study)
    let touching = ruleSet.contents.rules.indices.map(cover.touching)
    lookAtConditions(study, into: &analysis)
    lookAtRoster(study, at: time, into: &analysis)
    Unused(study: study).look(into: &analysis)
    let neverDecides = NeverDecides(study: study, cover: cover)
    for number in ruleSet.contents.rules.indices {
      neverDecides.look(at: number, touching[number], into: &analysis)
    }
    let orderDecides = OrderDecides(study: study)
    var overlaps = 0
    for number in ruleSet.contents.rules.indices {
      orderDecides.look(at: number, touching[number], count: &overlaps, into: &analysis)
    }
    NoExample(study: study).look(into: &analysis)
    return analysis
  }

  /// The findings alone.
  package func findings(at time: Timestamp) -> Findings { analysis(at: time).findings }

  /// What can be said of each invariant of the folder, over all requests there could be.
  /// - Parameter time: around when made-up requests come in.
  package func verdicts(at time: Timestamp) -> [InvariantVerdict] {
    let source = FolderSource(compilation)
    var fields = ruleSet.contents.fields
    let claims = compilation.tests.invariants.map { invariant in
      (invariant, Claim(invariant, source, fields: &fields))
    }
    let study = Study(compilation, ruleSet, at: time, fields: fields)
    let proof = InvariantProof(study)
    return claims.map { invariant, claim in
      InvariantVerdict(
        id: invariant.id, place: invariant.place, expected: invariant.written,
        outcome: claim.map { outcome(of: $0, study, proof) } ?? .notRefuted(tried: 0))
    }
  }

  private func outcome(
    of claim: Claim, _ study: Study, _ proof: InvariantProof
  ) -> InvariantVerdict.Outcome {
    if proof.proves(claim) { return .proved }
    let before = study.search.tried
    let witness = InvariantSearch(study, claim).counterExample()
    return witness.map { .refuted($0) } ?? .notRefuted(tried: study.search.tried - before)
  }

  private func lookAtConditions(_ study: Study, into analysis: inout Analysis) {
    let neverHolds = NeverHolds(study: study)
    let addsNothing = AddsNothing(study: study)
    let swallowed = Swallowed(study: study)
    let tooBroad = TooBroad(study: study)
    for thing in study.conditioned {
      neverHolds.look(at: thing, into: &analysis)
      addsNothing.look(at: thing, into: &analysis)
      swallowed.look(at: thing, into: &analysis)
      swallowed.lookAtChoices(of: thing, into: &analysis)
      tooBroad.look(at: thing, into: &analysis)
    }
    swallowed.lookAtLists(into: &analysis)
  }

  private func lookAtRoster(_ study: Study, at time: Timestamp, into analysis: inout Analysis) {
    EndsSoon(study: study, today: ruleSet.contents.zone.local(time).date).look(into: &analysis)
    let nobodyCan = NobodyCan(study: study)
    let nobodyThere = NobodyThere(study: study)
    for work in study.works {
      nobodyCan.look(at: work, into: &analysis)
      nobodyThere.look(at: work, into: &analysis)
    }
  }
}
