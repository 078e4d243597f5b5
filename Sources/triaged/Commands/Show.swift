import ArgumentParser
import Daemon
import Ledger
import Triage

/// `triaged show`: one ticket.
struct Show: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Shows one ticket: its life, its decision, its dispatches, its events.",
    discussion: """
      Example:
        triaged show 20261123-00042

      'triaged explain' with the same number tells why it was decided so.

      Exit codes: 0; 1 no such ticket; 74 input or output failed.
      """)

  @Argument(help: ArgumentHelp("The number of the ticket.", valueName: "ticket"))
  var ticket: String
  @Option(help: "How it is told.") var format = OutputFormat.text
  @OptionGroup(title: "Settings") var options: SettingsOptions

  func run() throws {
    let settings = try options.read()
    guard let number = TicketNumber(ticket), let ledger = try LedgerReader.ifThere(settings) else {
      throw CommandFailure(.found, "there is no ticket '\(ticket)'")
    }
    let record = try TicketRecord(number, from: ledger)
    switch format {
    case .text:
      try Screen.output.print(TicketText(record, in: settings.zone, on: .output).text)
    case .json: try Screen.output.print(record.json(in: settings.zone))
    }
  }
}
