internal import GRDB
internal import Triage

/// The documents of tickets as rows.
enum PapersTable: Table {
  static let name = "papers"
  static let columns = ["ticket", "request", "decision"]

  static func values(
    of paper: (ticket: TicketNumber, papers: TicketPapers), _ ruleSets: RuleSetNumbers
  ) throws -> [DatabaseValue] {
    [
      try paper.ticket.columnValue(), paper.papers.request.databaseValue,
      paper.papers.decision.databaseValue,
    ]
  }

  static func record(
    _ columns: inout ColumnReader
  ) throws -> (ticket: TicketNumber, papers: TicketPapers) {
    let ticket = try columns.number()
    return (ticket, TicketPapers(request: try columns.next(), decision: try columns.next()))
  }
}
