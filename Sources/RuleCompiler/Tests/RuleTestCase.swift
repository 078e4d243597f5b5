package import Diagnostics
package import Triage

/// A request of a test or an example, read once, to be decided by any variant of the rules.
package struct RuleTestCase: Sendable {
  /// What its decision is held against.
  package enum Demand: Sendable {
    /// What a test expects, amid so many open tickets of each assignee.
    case expectations([Expectation], workload: [String: Int])
    /// Whether the rule of a number holds.
    case rule(Int, holds: Bool)
  }

  /// Whose request it is, for messages.
  package let name: String
  /// Where it stands.
  package let place: Place
  /// What comes in.
  package let request: Request
  /// When it is decided.
  package let at: Timestamp
  /// What must be.
  package let demand: Demand
}

extension RuleTests {
  /// The requests of all tests, then of all examples, but for those that cannot be read.
  package func cases(
    in zone: Zone, reading readRequest: RuleTestRun.RequestReader
  ) -> [RuleTestCase] {
    let asTests = tests.compactMap { test -> RuleTestCase? in
      let at = test.at ?? zone.defaultTestTime
      guard let request = try? readRequest(test.request.requestJSON, at) else { return nil }
      return RuleTestCase(
        name: "test '\(test.id)'", place: test.place, request: request, at: at,
        demand: .expectations(test.expectations, workload: test.workload))
    }
    let at = zone.defaultTestTime
    let asExamples = examples.compactMap { example -> RuleTestCase? in
      guard let request = try? readRequest(example.request.requestJSON, at) else { return nil }
      return RuleTestCase(
        name: "an example", place: example.place, request: request, at: at,
        demand: .rule(example.rule, holds: example.matches))
    }
    return asTests + asExamples
  }
}

/// Tells whether decisions are as tests, examples and invariants demand. Its scratch makes it a
/// thing of one worker.
package struct RuleTestJudge {
  private let judge: DecisionJudge
  private let invariants: [Invariant]

  /// Compiles what is expected, once for all decisions.
  package init(_ tests: RuleTests) {
    judge = DecisionJudge(tests)
    invariants = tests.invariants
  }

  /// Whether nothing is amiss with the decision of a case.
  package func accepts(
    _ decision: Decision, of entry: RuleTestCase, by ruleSet: RuleSet
  ) -> Bool {
    let isMet =
      switch entry.demand {
      case .rule(let rule, let holds):
        (decision.held.contains(rule) || decision.shadows.contains(rule)) == holds
      case .expectations(let expectations, let workload):
        judge.failures(
          of: expectations, in: DecidedOutcome(decision, entry.at, amid: workload, by: ruleSet),
          by: ruleSet
        ).isEmpty
      }
    return isMet && !invariants.contains { judge.isBroken($0, by: decision, ruleSet) }
  }
}
