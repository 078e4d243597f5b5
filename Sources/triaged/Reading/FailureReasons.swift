import Daemon
import Diagnostics
import RuleCompiler
import Triage
import YAMLTree

/// Why the engine decided otherwise than a test expects.
struct FailureReasons {
  private let compilation: Compilation
  private let ruleSet: RuleSet
  private let requests: TestRequests

  /// Looks at the tests of a folder by its rule set.
  init(_ compilation: Compilation, _ ruleSet: RuleSet, reading requests: TestRequests) {
    self.compilation = compilation
    self.ruleSet = ruleSet
    self.requests = requests
  }

  /// The reasons for what a failure is about, in sentences; none where there is nothing to say.
  func reasons(
    for failure: RuleTestResult.Failure, of result: RuleTestResult
  ) -> [String] {
    switch result.kind {
    case .test:
      guard let test = compilation.tests.tests.first(where: { $0.id == result.name }) else {
        return []
      }
      return reasons(for: failure.name, of: test)
    case .example:
      let example = compilation.tests.examples.first { $0.place == result.place }
      return example.map(reasons) ?? []
    case .invariant: return []
    }
  }

  private func reasons(for attribute: String, of test: RuleTest) -> [String] {
    let at = test.at ?? ruleSet.contents.zone.defaultTestTime
    guard let request = try? requests.request(JSONValue(asRequest: test.request), at: at) else {
      return []
    }
    let engine = DecisionEngine(ruleSet)
    let reasons = engine.reasons(for: engine.decide(request, at: at))
    let view = RequestView(request.json(in: ruleSet.contents.zone))
    return reasons.filter { $0.attribute == attribute }.map { reason in
      let words = ReasonText(reason.json, request: view)
      return ([words.value, words.origin] + words.grounds).joined(separator: "; ")
    }
  }

  private func reasons(for example: RuleExample) -> [String] {
    let at = ruleSet.contents.zone.defaultTestTime
    guard let request = try? requests.request(JSONValue(asRequest: example.request), at: at) else {
      return []
    }
    let engine = DecisionEngine(ruleSet)
    let decision = engine.decide(request, at: at)
    let rule = ruleSet.contents.rules[example.rule]
    guard example.matches else { return [] }
    let misses = engine.nearMisses(of: decision, at: at)
    return misses.first { $0.rule == rule.id }.map { MissText($0.json).reason } ?? []
  }
}

extension JSONValue {
  /// The request of a test: a mapping as it is, a text as the description.
  fileprivate init(asRequest node: Node) {
    let value = JSONValue(node)
    self = value.text.map { ["description": .string($0)] } ?? value
  }
}
