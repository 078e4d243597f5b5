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
    switch format {
    case .text:
      let tickets = try ledger.map { try found($0, filter) } ?? []
      try Screen.output.print(text(tickets, limit: filter.limit, in: settings.zone))
    case .json:
      var array = ArrayPrinter()
      if let ledger { try print(ledger, filter, in: settings.zone, to: &array) }
      try array.finish()
    }
  }

  private func found(_ ledger: LedgerReader, _ filter: TicketFilter) throws -> [Ticket] {
    try reading { () throws(LedgerError) in try ledger.tickets(filter) }
  }

  /// How many tickets are in memory at a time.
  private static let page = 1000

  /// Page by page, so that a daemon beside it is never kept waiting.
  private func print(
    _ ledger: LedgerReader, _ filter: TicketFilter, in zone: Zone, to array: inout ArrayPrinter
  ) throws {
    var filter = filter
    var rest = filter.limit ?? .max
    while rest > 0 {
      filter.limit = min(rest, Self.page)
      let page = try found(ledger, filter)
      for ticket in page { try array.add(ticket.json(in: zone)) }
      guard page.count == filter.limit, let last = page.last else { return }
      filter.after = last.number
      rest -= page.count
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
