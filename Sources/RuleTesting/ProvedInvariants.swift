package import RuleAnalysis
package import RuleCompiler
package import Triage

extension [RuleTestResult] {
  /// The results with what is known of the invariants over all requests there could be: one that
  /// a request refutes fails with it, although no test does.
  package func judged(
    by verdicts: [InvariantVerdict], of compilation: Compilation, _ run: RuleTestRun, in zone: Zone
  ) -> [RuleTestResult] {
    let verdicts = Dictionary(
      verdicts.map { ($0.id, $0.outcome) }, uniquingKeysWith: { first, _ in first })
    let invariants = Dictionary(
      compilation.tests.invariants.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    return map { result in
      guard result.kind == .invariant, let verdict = verdicts[result.name],
        let invariant = invariants[result.name]
      else { return result }
      var judged = result
      judged.certainty = verdict.words
      if case .refuted(let witness) = verdict, result.passed {
        let failure = run.failure(
          of: invariant, by: witness.request, at: witness.at,
          named: "request \(witness.line(in: zone))")
        judged.failures += [failure].compactMap(\.self)
      }
      return judged
    }
  }
}

extension InvariantVerdict.Outcome {
  /// For people.
  fileprivate var words: String {
    switch self {
    case .proved: "proved"
    case .refuted: "refuted"
    case .notRefuted(let tried): "no counter-example among \(tried) requests"
    }
  }
}
