import ArgumentParser
import Daemon
import Diagnostics
import Ledger
import Triage

/// `triaged list`: tickets, one a line.
struct List: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Lists tickets.",
    discussion: """
      All conditions must hold.

      Examples:
        triaged list --state waiting --order oldest
        triaged list --category 'lift.*' --since 2026-11-01 --format json

      Exit codes: 0; 64 wrong usage; 74 input or output failed.
      """)

  @OptionGroup(title: "Filters") var filters: FilterOptions
  @Option(help: "How they are told.") var format = OutputFormat.text
  @OptionGroup(title: "Settings") var options: MostSettingsOptions

  func run() throws {
    let settings = try options.read(state: filters.stateFolder)
    let filter = try filters.filter(in: settings.zone)
    let ledger = try LedgerReader.ifThere(settings)
    let tickets =
      try ledger.map { ledger in
        try reading { () throws(LedgerError) in try ledger.tickets(filter) }
      } ?? []
    switch format {
    case .text: try Screen.output.print(text(tickets, limit: filter.limit, in: settings.zone))
    case .json: try Screen.output.print(.array(tickets.map { $0.json(in: settings.zone) }))
    }
  }

  private func text(_ tickets: [Ticket], limit: Int?, in zone: Zone) -> String {
    guard !tickets.isEmpty else { return "no tickets\n" }
    var table = TextTable(["ticket", "received", "state", "urgency", "assignee", "category"])
    for ticket in tickets {
      table.add([
        ticket.number.text, Self.short(ticket.origin.receivedAt, in: zone),
        ticket.state.rawValue, ticket.classification.urgency,
        ticket.holder.assignee ?? "(\(ticket.holder.team))", ticket.classification.category,
      ])
    }
    let rest = tickets.count == limit ? "the first \(tickets.count); --limit 0 lists all\n" : ""
    return table.text(on: .output) + rest
  }

  /// Month, day and time of day: the year stands in the ticket's number.
  private static func short(_ time: Timestamp, in zone: Zone) -> String {
    String(time.text(in: zone).dropFirst(5).prefix(11).map { $0 == "T" ? " " : $0 })
  }
}
