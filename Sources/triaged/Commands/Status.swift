import ArgumentParser
import Daemon
import Diagnostics

/// `triaged status`: what is going on.
struct Status: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows what is going on: tickets, inbox, daemon, rules.",
    discussion: """
      Looks at the ledger and the spool beside a running daemon, and at whether the rules folder \
      as it is now would be accepted.

      Example:
        triaged status --format json

      Exit codes: 0; 74 input or output failed.
      """)

  @Option(help: "How it is told.") var format = OutputFormat.text
  @OptionGroup(title: "Settings") var options: SettingsOptions

  func run() throws {
    let settings = try options.read()
    let state = try StateOfAffairs(settings, at: .now)
    switch format {
    case .text: try Screen.output.print(StatusText(state, on: .output).text)
    case .json: try Screen.output.print(state.json)
    }
  }
}
