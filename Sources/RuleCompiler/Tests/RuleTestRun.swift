package import Diagnostics
import Matching
package import Triage

/// Runs the tests, examples and invariants of a rules folder through the engine that decides.
package struct RuleTestRun {
  /// Turns the JSON of a request into one, as the intake does with a file taken at a moment.
  package typealias RequestReader = (JSONValue, Timestamp) throws(UnreadableRequest) -> Request

  private let tests: RuleTests
  private let ruleSet: RuleSet
  private let readRequest: RequestReader
  private let judge: DecisionJudge

  /// Nil where the folder did not compile.
  package init?(_ compilation: Compilation, reading readRequest: @escaping RequestReader) {
    guard let ruleSet = compilation.ruleSet else { return nil }
    tests = compilation.tests
    self.ruleSet = ruleSet
    self.readRequest = readRequest
    judge = DecisionJudge(compilation.tests)
  }

  /// Everything that must hold, with what became of it: tests, then examples, then invariants.
  package func results() -> [RuleTestResult] {
    var decided: [DecidedCase] = []
    let testResults = tests.tests.map { result(of: $0, &decided) }
    let exampleResults = self.exampleResults(&decided)
    return testResults + exampleResults + tests.invariants.map { result(of: $0, on: decided) }
  }
}

// MARK: - Tests

extension RuleTestRun {
  private func result(of test: RuleTest, _ decided: inout [DecidedCase]) -> RuleTestResult {
    let at = test.at ?? ruleSet.contents.zone.defaultTestTime
    do throws(UnreadableRequest) {
      let request = try readRequest(test.request.requestJSON, at)
      let decision = DecisionEngine(ruleSet).decide(request, at: at)
      let outcome = DecidedOutcome(decision, at, amid: test.workload, by: ruleSet)
      decided.append(
        DecidedCase(name: "test '\(test.id)'", place: test.place, decision: outcome.decision))
      let failures = judge.failures(of: test.expectations, in: outcome, by: ruleSet)
      return RuleTestResult(.test, test.id, at: test.place, failures: failures)
    } catch {
      return RuleTestResult(
        .test, test.id, at: test.place, failures: [.unreadable(error, test.place)])
    }
  }
}

// MARK: - Examples

extension RuleTestRun {
  private func exampleResults(_ decided: inout [DecidedCase]) -> [RuleTestResult] {
    guard !tests.examples.isEmpty else { return [] }
    let at = ruleSet.contents.zone.defaultTestTime
    let engine = DecisionEngine(watching(at))
    return tests.examples.map { example in
      let rule = ruleSet.contents.rules[example.rule]
      let name = "\(rule.id) (\(example.matches ? "match" : "no_match"))"
      do throws(UnreadableRequest) {
        let request = try readRequest(example.request.requestJSON, at)
        let decision = engine.decide(request, at: at)
        decided.append(
          DecidedCase(
            name: "an example of rule '\(rule.id)'", place: example.place, decision: decision))
        let holds = decision.held.contains(example.rule) || decision.shadows.contains(example.rule)
        let failures = holds == example.matches ? [] : [failure(of: example, rule, decision)]
        return RuleTestResult(.example, name, at: example.place, failures: failures)
      } catch {
        return RuleTestResult(
          .example, name, at: example.place, failures: [.unreadable(error, example.place)])
      }
    }
  }

  private func failure(
    of example: RuleExample, _ rule: Rule, _ decision: Decision
  ) -> RuleTestResult.Failure {
    let end = decision.held.first { ruleSet.contents.rules[$0].isFinal && $0 < example.rule }
    let actual =
      if example.matches, let end {
        "not read: '\(ruleSet.contents.rules[end].id)' is final"
      } else {
        example.matches ? "does not hold" : "holds"
      }
    return RuleTestResult.Failure(
      name: "rule '\(rule.id)'", expected: example.matches ? "holds" : "does not hold",
      actual: actual, place: example.place)
  }

  private func watching(_ at: Timestamp) -> RuleSet {
    let contents = ruleSet.contents.watchingAll(on: ruleSet.contents.zone.local(at).date)
    return contents.flatMap { try? RuleSet(digest: ruleSet.digest, contents: $0) } ?? ruleSet
  }
}

// MARK: - Invariants

extension RuleTestRun {
  private func result(of invariant: Invariant, on cases: [DecidedCase]) -> RuleTestResult {
    let failures = cases.compactMap { decided -> RuleTestResult.Failure? in
      guard judge.isBroken(invariant, by: decided.decision, ruleSet) else { return nil }
      return RuleTestResult.Failure(
        name: decided.name, expected: invariant.written,
        actual: judge.values(in: invariant.must, of: decided.decision, ruleSet),
        place: decided.place)
    }
    return RuleTestResult(.invariant, invariant.id, at: invariant.place, failures: failures)
  }
}

extension RuleTestRun {
  /// How a request breaks an invariant; nil where it does not.
  package func failure(
    of invariant: Invariant, by request: Request, at time: Timestamp, named name: String
  ) -> RuleTestResult.Failure? {
    let decision = DecisionEngine(ruleSet).decide(request, at: time)
    guard judge.isBroken(invariant, by: decision, ruleSet) else { return nil }
    return RuleTestResult.Failure(
      name: name, expected: invariant.written,
      actual: judge.values(in: invariant.must, of: decision, ruleSet), place: invariant.place)
  }
}

/// A decision that was made on the way, for the invariants.
private struct DecidedCase {
  /// For messages: whose request it is.
  let name: String
  /// Where the request stands.
  let place: Place
  let decision: Decision
}

/// All that follows from one request.
struct DecidedOutcome {
  let decision: Decision
  let assignment: Assignment
  let promises: [Promise]

  /// What follows from a decision, amid so many open tickets of each assignee.
  init(_ decision: Decision, _ at: Timestamp, amid open: [String: Int], by ruleSet: RuleSet) {
    self.decision = decision
    var workload = Workload(day: ruleSet.contents.zone.local(at).date)
    for (assignee, count) in open { workload[assignee] = Workload.Load(open: count) }
    assignment = Assigner(ruleSet).assign(WorkOrder(decision), amid: workload, at: at)
    promises = ruleSet.promises(
      urgency: decision.urgency, category: decision.category.value,
      from: decision.request.receivedAt)
  }
}

extension RuleSetContents {
  /// The same in which also those rules are evaluated that are off, or not valid on a day; they
  /// decide nothing. Nil where there are none.
  package func watchingAll(on day: CivilDate) -> RuleSetContents? {
    var contents = self
    var isChanged = false
    for number in rules.indices {
      guard rules[number].mode == .off || !rules[number].validity.contains(day) else { continue }
      contents.rules[number].mode = .shadow
      contents.rules[number].validity = Validity()
      isChanged = true
    }
    return isChanged ? contents : nil
  }
}

extension Zone {
  /// 10:00 of Monday 2026-01-05.
  package var defaultTestTime: Timestamp {
    let monday = CivilDate(year: 2026, month: 1, day: 5) ?? CivilDate(dayNumber: 0)
    return instant(CivilDateTime(date: monday, time: CivilTime(hour: 10, minute: 0) ?? .midnight))
  }
}
