import ArgumentParser
import Daemon
import Diagnostics
import RuleCompiler
import RuleTesting
import Triage

/// `triaged diff`: two rules folders by what they mean.
struct Diff: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Compares two rules folders by what they mean.",
    discussion: """
      Rules that were added, removed, moved or changed, and what is decided otherwise: the \
      requests of both folders' tests and examples, and those that the analysis makes up, are \
      decided by both. What was decided in the past is compared by 'triaged replay'.

      Example:
        triaged diff rules new-rules

      Exit codes: 0, different or not; 66 no such folder; 78 the rules cannot be used.
      """)

  /// The shapes in which differences are told.
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case text, json
  }

  @Argument(help: "The folder, or one file, as it was.") var old: String
  @Argument(help: "The folder, or one file, as it is to be.") var new: String
  @Option(help: "How differences are told.") var format = Format.text
  @OptionGroup(title: "Settings") var options: SettingsOptions

  func run() throws {
    let settings = try options.read()
    let comparison = RulesComparison(
      from: try trials(at: old, settings), to: try trials(at: new, settings), at: .now)
    switch format {
    case .text: try Screen.output.print(ComparisonText(comparison, on: .output).text)
    case .json: try Screen.output.print(comparison.json)
    }
  }

  private func trials(at path: String, _ settings: Settings) throws -> RuleTrials {
    let compilation = try RulesFolder.forCommand(at: path).compiled(in: settings.zone)
    _ = try compilation.requireRuleSet()
    let reader = TestRequests(zone: settings.zone, limits: settings.intakeLimits)
    guard let trials = RuleTrials(compilation, reading: reader.request) else {
      throw CommandFailure(.configuration, "the rules of '\(path)' cannot be used")
    }
    return trials
  }
}
