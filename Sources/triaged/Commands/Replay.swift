import ArgumentParser
import Daemon
import Ledger
import Reports
import RuleCompiler
import Triage

/// `triaged replay`: the past, decided again under other rules.
struct Replay: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Decides past requests again under other rules and shows what would change.",
    discussion: """
      Every request of the ledger is decided as of its own time by the same code that decided it, \
      with the other folder's rules and directory. What changes is told by attribute, by rule, in \
      promised moments and in expected cost. Nothing is changed.

      Examples:
        triaged replay --rules new-rules --since 2026-10-01 --max-changed 2%
        triaged replay --rules new-rules --forbid "urgency falls below emergency"
        triaged replay --rules new-rules \\
          --forbid '{old.urgency: emergency, new.urgency: {less_than: emergency}}'

      Exit codes: 0; 1 more changes than allowed, or what must not; 64 wrong usage; \
      66 no such folder; 74 input or output failed; 78 unusable rules.
      """)

  /// The shapes in which figures are told.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json, csv
  }

  @Option(help: ArgumentHelp("Received at this time or later.", valueName: "time"))
  var since: String?
  @Option(help: ArgumentHelp("Received before this time.", valueName: "time"))
  var until: String?
  @Option(
    help: ArgumentHelp("How many tickets may change, such as 2% or 12.", valueName: "allowance"))
  var maxChanged: String?
  @Option(help: ArgumentHelp("What must not happen to any ticket.", valueName: "condition"))
  var forbid: [String] = []
  @Option(help: "How it is told.") var format = Format.text
  @OptionGroup(title: "Settings") var options: SettingsOptions

  func run() throws {
    let settings = try options.read()
    let allowance = try maxChanged.map { text in
      guard let allowance = Allowance(text) else {
        throw CommandFailure(.usage, "--max-changed '\(text)' is no number and no share such as 2%")
      }
      return allowance
    }
    let since = try since.map { try Timestamp.argument($0, "since", in: settings.zone) }
    let until = try until.map { try Timestamp.argument($0, "until", in: settings.zone) }
    let ruleSet = try RulesFolder.forCommand(at: settings.rules).compiled(in: settings.zone)
      .requireRuleSet()
    let ledger = try LedgerReader.required(settings)
    let forbidden = try forbidden(by: ruleSet, ledger)
    let replay = Reports.Replay(
      under: ruleSet, since: since, until: until, forbidding: forbidden)
    let result = try reading { () throws(LedgerError) in
      try replay.run(on: ledger, progress: Self.progress)
    }
    if Screen.error.isTerminal { try Screen.error.print("\r\u{1B}[K") }
    try tell(result.report(at: .now))
    let isAllowed = allowance?.admits(result.changed, of: result.replayed) ?? true
    try (isAllowed && result.forbiddenCount == 0 ? ExitStatus.success : .found).end()
  }

  private func forbidden(
    by ruleSet: RuleSet, _ ledger: LedgerReader
  ) throws -> [ForbiddenChange] {
    let old = try reading { () throws(LedgerError) in try ledger.currentRuleSet() }
    return try forbid.map { text in
      do throws(UnreadableCondition) {
        return try ForbiddenChange(
          parsing: text, oldUrgencies: old?.urgencies ?? ruleSet.contents.urgencies.map(\.id),
          by: ruleSet)
      } catch {
        throw CommandFailure(.usage, "--forbid: \(error.description)")
      }
    }
  }

  private func tell(_ report: Reports.Report) throws {
    switch format {
    case .text: try Screen.output.print(report.text(width: Screen.output.width))
    case .json: try Screen.output.print(report.json)
    case .csv: try Screen.output.print(report.csv)
    }
  }

  /// How far it is, for whoever looks at a terminal.
  private static func progress(_ count: Int) {
    guard Screen.error.isTerminal else { return }
    try? Screen.error.print("\rdecided again: \(count)")
  }
}
