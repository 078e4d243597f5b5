import ArgumentParser
import Daemon
import RuleCompiler

/// `triaged test`: the tests, examples and invariants of a rules folder.
struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs the tests, examples and invariants of a rules folder.",
    discussion: """
      Through the same code that decides. What is not as expected is shown with what it is \
      instead, and why.

      Examples:
        triaged test rules
        triaged test rules --format junit > results.xml

      Exit codes: 0; 1 one failed; 66 no such folder; 78 the rules cannot be used.
      """)

  /// The shapes in which results are told.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, junit
  }

  @Argument(help: "The folder, or one file. (default: the settings' rules)") var path: String?
  @Option(help: "How results are told.") var format = Format.text
  @OptionGroup(title: "Settings") var options: SettingsOptions

  func run() throws {
    let settings = try options.read()
    let compilation = try RulesFolder.forCommand(at: path ?? settings.rules)
      .compiled(in: settings.zone)
    let ruleSet = try compilation.requireRuleSet()
    let reader = TestRequests(zone: settings.zone, limits: settings.intakeLimits)
    guard let run = RuleTestRun(compilation, reading: reader.request) else { return }
    let results = run.results()
    switch format {
    case .text:
      let reasons = FailureReasons(compilation, ruleSet, reading: reader)
      try Screen.output.print(TestResultsText(results, reasons, on: .output).text)
    case .json: try Screen.output.print(results.json)
    case .junit: try Screen.output.print(results.junit)
    }
    try (results.allSatisfy(\.passed) ? ExitStatus.success : .found).end()
  }
}
