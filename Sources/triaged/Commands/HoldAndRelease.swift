import ArgumentParser
import Daemon
import Diagnostics
import Ledger
import Spool
import SystemPackage
import Triage

/// `triaged hold`: waiting tickets that nobody is to get for now.
struct Hold: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Keeps waiting tickets from being assigned.",
    discussion: """
      What is asked goes through the inbox, so that it is safe beside a running daemon; where none \
      runs, the next one does it.

      Example:
        triaged hold 20261123-00042 --reason "waits for the spare part"

      Exit codes: 0; 1 no such ticket, or it does not wait; 74 input or output failed.
      """)

  @Argument(help: ArgumentHelp("Numbers of waiting tickets.", valueName: "ticket"))
  var tickets: [String]
  @Option(help: "Why, for the decision log.") var reason: String?
  @OptionGroup(title: "Settings") var options: SettingsOptions

  func run() throws {
    try OperatorDesk(settings: try options.read()).ask(.hold, of: tickets, reason: reason)
  }
}

/// `triaged release`: held tickets that somebody may get again.
struct Release: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lets held tickets be assigned again.",
    discussion: """
      Example:
        triaged release 20261123-00042

      Exit codes: 0; 1 no such ticket, or it is not held; 74 input or output failed.
      """)

  @Argument(help: ArgumentHelp("Numbers of held tickets.", valueName: "ticket"))
  var tickets: [String]
  @OptionGroup(title: "Settings") var options: SettingsOptions

  func run() throws {
    try OperatorDesk(settings: try options.read()).ask(.release, of: tickets, reason: nil)
  }
}

/// Takes what an operator asks of tickets, and says at once what does not fit.
private struct OperatorDesk {
  let settings: Settings

  func ask(_ action: OperatorRequest.Action, of tickets: [String], reason: String?) throws {
    var problems: [String] = []
    for text in tickets {
      if let problem = try problem(with: text, action) {
        problems.append(problem)
      } else if let number = TicketNumber(text) {
        let request = OperatorRequest(action, number, by: "operator", reason: reason)
        do {
          _ = try request.deliver(to: FilePath(settings.spool))
        } catch {
          throw CommandFailure(.inputOutput, error.description)
        }
        try Screen.output.print("\(text): \(action.rawValue) is asked\n")
      }
    }
    guard problems.isEmpty else {
      throw CommandFailure(.found, problems.joined(separator: "\n"))
    }
  }

  private func problem(
    with text: String, _ action: OperatorRequest.Action
  ) throws -> String? {
    guard let number = TicketNumber(text), let ledger = try LedgerReader.ifThere(settings),
      let ticket = try ledger.ticket(number)
    else { return "there is no ticket '\(text)'" }
    guard action.event.move(from: ticket.state) == nil else { return nil }
    return "ticket '\(text)' is \(ticket.state.rawValue) and cannot be asked to \(action.rawValue)"
  }
}
