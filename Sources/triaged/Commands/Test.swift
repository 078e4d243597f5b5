import ArgumentParser
import Daemon
import Diagnostics
import RuleAnalysis
import Reports
import RuleCompiler
import RuleTesting
import Triage

/// `triaged test`: the tests, examples and invariants of a rules folder.
struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs the tests, examples and invariants of a rules folder.",
    discussion: """
      Through the same code that decides. What is not as expected is shown with what it is \
      instead, and why. Invariants are proved over all requests there could be, or refuted by one.

      --coverage tells which rules and conditions no test or example sees. --mutate changes each \
      condition and outcome in turn and lists the changes that nothing notices.

      Examples:
        triaged test rules
        triaged test rules --coverage --minimum 100
        triaged test rules --mutate --minimum 90
        triaged test rules --format junit > results.xml

      Exit codes: 0; 1 one failed, or less than the minimum; 66 no such folder; \
      78 the rules cannot be used.
      """)

  /// The shapes in which results are told.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, junit
  }

  @Argument(help: "The folder, or one file. (default: the settings' rules)") var path: String?
  @Flag(help: "Tell which rules and conditions are never seen at work.") var coverage = false
  @Flag(help: "Change the rules in small ways and tell what nothing notices.") var mutate = false
  @Option(
    help: ArgumentHelp("What coverage and mutation score must reach.", valueName: "percent"))
  var minimum: Double?
  @Option(help: "How results are told.") var format = Format.text
  @OptionGroup(title: "Settings") var options: SettingsOptions

  /// Refuses flags that ask for nothing: a minimum is one of something.
  func validate() throws {
    guard let minimum else { return }
    guard coverage || mutate else {
      throw ValidationError("--minimum needs --coverage or --mutate")
    }
    guard (0...100).contains(minimum) else {
      throw ValidationError("--minimum is a percentage from 0 to 100")
    }
  }

  func run() throws {
    let settings = try options.read()
    let compilation = try RulesFolder.forCommand(at: path ?? settings.rules)
      .compiled(in: settings.zone)
    let ruleSet = try compilation.requireRuleSet()
    let reader = TestRequests(zone: settings.zone, limits: settings.intakeLimits)
    let report = try report(compilation, reader, settings.zone)
    switch format {
    case .text:
      let reasons = FailureReasons(compilation, ruleSet, reading: reader)
      try Screen.output.print(report.text(reasons, on: .output))
    case .json: try Screen.output.print(report.json)
    case .junit: try Screen.output.print(report.junit)
    }
    try (report.isGood ? ExitStatus.success : .found).end()
  }

  private func report(
    _ compilation: Compilation, _ reader: TestRequests, _ zone: Zone
  ) throws -> TestReport {
    guard let run = RuleTestRun(compilation, reading: reader.request),
      let trials = RuleTrials(compilation, reading: reader.request)
    else { throw CommandFailure(.configuration, "the rules cannot be used") }
    let verdicts = Analyst(compilation)?.verdicts(at: .now) ?? []
    let results = run.results().judged(by: verdicts, of: compilation, run, in: zone)
    var report = TestReport(results: results, minimum: minimum)
    if coverage { report.coverage = trials.coverage() }
    // A change that goes unnoticed means something only where all is well without it.
    guard mutate else { return report }
    report.isMutationDue = true
    guard results.allSatisfy(\.passed) else { return report }
    report.mutation = trials.mutation(workers: ProcessorCount.online)
    return report
  }
}
