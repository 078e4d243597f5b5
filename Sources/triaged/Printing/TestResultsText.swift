import Diagnostics
import RuleCompiler

/// Results of rule tests as people read them: what failed, then how many of each kind there were.
struct TestResultsText {
  private let results: [RuleTestResult]
  private let reasons: FailureReasons
  private let screen: Screen

  /// Sets results for a screen, with somebody to ask why.
  init(_ results: [RuleTestResult], _ reasons: FailureReasons, on screen: Screen) {
    self.results = results
    self.reasons = reasons
    self.screen = screen
  }

  /// All of it, each line ended.
  var text: String {
    var page = Page(screen)
    for result in results where !result.passed {
      page.line(
        screen.ink(.bad, "failed") + " \(result.kind.rawValue) \(screen.ink(.strong, result.name))")
      page.paragraph(result.place.description, indent: 2, .faint)
      for failure in result.failures { tell(failure, of: result, &page) }
      page.line()
    }
    for result in results where result.passed {
      guard let certainty = result.certainty else { continue }
      page.paragraph("invariant \(result.name): \(certainty)", indent: 0)
    }
    page.line(screen.ink(results.allSatisfy(\.passed) ? .good : .bad, summary))
    return page.text
  }

  private func tell(
    _ failure: RuleTestResult.Failure, of result: RuleTestResult, _ page: inout Page
  ) {
    page.paragraph("\(failure.name): expected \(failure.expected)", indent: 2)
    page.paragraph("is \(failure.actual)", indent: 4)
    for reason in reasons.reasons(for: failure, of: result) {
      page.paragraph("because: \(reason)", indent: 4, .faint)
    }
    if failure.place != result.place { page.paragraph("\(failure.place)", indent: 4, .faint) }
  }

  private var summary: String {
    let counts = RuleTestResult.Kind.allCases.compactMap { kind -> String? in
      let all = results.filter { $0.kind == kind }
      guard !all.isEmpty else { return nil }
      return "\(all.count(where: \.passed)) of \(all.count) \(kind.rawValue)s"
    }
    return counts.isEmpty ? "nothing to test" : counts.joined(separator: ", ") + " passed"
  }
}

extension [RuleTestResult] {
  /// The object that `test --format json` prints.
  var json: JSONValue {
    [
      "passed": .integer(count(where: \.passed)), "failed": .integer(count { !$0.passed }),
      "results": .array(map(\.json)),
    ]
  }
}

extension RuleTestResult {
  fileprivate var json: JSONValue {
    [
      "kind": .string(kind.rawValue), "name": .string(name), "at": .string("\(place)"),
      "passed": .bool(passed), "certainty": .string(orNull: certainty),
      "failures": .array(
        failures.map {
          [
            "name": .string($0.name), "expected": .string($0.expected),
            "actual": .string($0.actual), "at": .string("\($0.place)"),
          ]
        }),
    ]
  }
}
