import Diagnostics
import RuleCompiler
import RuleTesting

/// All that `test` has to tell: results, and where they were asked for, coverage and mutants.
struct TestReport {
  /// Tests, examples and invariants.
  let results: [RuleTestResult]
  /// What coverage and mutation score must reach, in percent.
  let minimum: Double?
  /// How much of the rules the tests see.
  var coverage: Coverage?
  /// Which changes nothing notices; nil where that was not asked for, or something fails.
  var mutation: MutationResult?
  /// Whether it was asked for.
  var isMutationDue = false

  /// Takes the results.
  init(results: [RuleTestResult], minimum: Double?) {
    self.results = results
    self.minimum = minimum
  }

  /// Whether everything passed and reaches what it must.
  var isGood: Bool { results.allSatisfy(\.passed) && gates.allSatisfy { reaches($0.share) } }

  /// What is measured, by name.
  private var gates: [(name: String, share: Share)] {
    [coverage.map { ("coverage", $0.covered) }, mutation.map { ("mutation", $0.changes.noticed) }]
      .compactMap(\.self)
  }

  private func reaches(_ share: Share) -> Bool { minimum.map(share.reaches) ?? true }

  /// For people, each line ended.
  func text(_ reasons: FailureReasons, on screen: Screen) -> String {
    var gaps = Page(screen)
    coverage.map { CoverageText($0).tell(on: &gaps) }
    mutation.map { MutationText($0).tell(on: &gaps) }
    if !gaps.text.isEmpty { gaps.line() }
    var page = Page(screen)
    page.add(String(gaps.text.drop { $0 == "\n" }))
    page.add(TestResultsText(results, reasons, on: screen).text)
    if let coverage {
      page.paragraph(coverage.summary, indent: 0, reaches(coverage.covered) ? .good : .bad)
    }
    if let mutation {
      page.paragraph(
        mutation.summary[0], indent: 0, reaches(mutation.changes.noticed) ? .good : .bad)
      for line in mutation.summary.dropFirst() { page.paragraph(line, indent: 0) }
    }
    if isMutationDue, mutation == nil {
      page.paragraph("nothing is mutated while something fails", indent: 0, .bad)
    }
    if let minimum {
      for gate in gates where !reaches(gate.share) {
        page.paragraph(
          "\(gate.name) is \(gate.share.text), less than \(minimum.plain)%", indent: 0, .bad)
      }
    }
    return page.text
  }

  /// For programs.
  var json: JSONValue {
    guard case .object(var members) = results.json else { return results.json }
    if let coverage { members.append(.init("coverage", coverage.json)) }
    if isMutationDue { members.append(.init("mutation", mutation?.json ?? .null)) }
    return .object(members)
  }

  /// For build servers: what is measured is a suite with one case each, which fails below the
  /// minimum.
  var junit: String {
    results.junit(
      with: gates.map { gate in
        JUnitMeasure(
          name: gate.name,
          failure: reaches(gate.share)
            ? nil : "\(gate.share.text) is less than \((minimum ?? 0).plain)%")
      })
  }
}

extension Double {
  /// Without a fraction where there is none.
  fileprivate var plain: String {
    self == rounded() ? String(Int(self)) : String(self)
  }
}
