internal import GRDB
package import Triage

// Looking at tickets.

extension LedgerReader {
  /// A ticket by its number.
  package func ticket(_ number: TicketNumber) throws(LedgerError) -> Ticket? {
    try connection.read("read tickets of") { db in
      guard let key = try? number.columnValue() else { return nil }
      return try db.first(
        "\(TicketTable.selection) FROM tickets WHERE number = ?", [key], TicketTable.record)
    }
  }

  /// A ticket by the reference under which its source sent the request.
  package func ticket(source: String?, id: String) throws(LedgerError) -> Ticket? {
    try connection.read("read tickets of") { db in
      try db.first(
        "\(TicketTable.selection) FROM tickets WHERE source = ? AND source_id = ?",
        [source.textOrEmpty, id.databaseValue], TicketTable.record)
    }
  }

  /// The documents of a ticket.
  package func papers(of number: TicketNumber) throws(LedgerError) -> TicketPapers? {
    try rows(PapersTable.self, of: number).first?.papers
  }

  /// All dispatches of a ticket, in order.
  package func dispatches(of number: TicketNumber) throws(LedgerError) -> [TicketDispatch] {
    try rows(DispatchTable.self, of: number, inOrderOf: "count")
  }

  /// All that happened to a ticket, in order.
  package func events(of number: TicketNumber) throws(LedgerError) -> [LedgerEvent] {
    try rows(EventTable.self, of: number, inOrderOf: "sequence")
  }

  /// What the customer thought of it.
  package func feedback(on number: TicketNumber) throws(LedgerError) -> TicketFeedback? {
    try rows(FeedbackTable.self, of: number).first
  }

  /// Tickets as a filter wants them.
  package func tickets(_ filter: TicketFilter) throws(LedgerError) -> [Ticket] {
    try connection.read("list tickets of") { db in
      let search = try TicketSearch(filter)
      return try db.all(
        "\(TicketTable.selection) \(search.sql)", search.values, TicketTable.record)
    }
  }

  /// Hands tickets with their documents over one by one, however many they are, until `body`
  /// says false.
  ///
  /// The ledger must not be asked anything else from within.
  package func visit(
    _ filter: TicketFilter, _ body: (Ticket, TicketPapers) -> Bool
  ) throws(LedgerError) {
    try connection.read("list tickets of") { db in
      let search = try TicketSearch(filter, withPapers: true)
      let selection = "\(TicketTable.selection), \(PapersTable.selection)"
      try db.each("\(selection) \(search.sql)", search.values) { columns in
        let ticket = try TicketTable.record(&columns)
        return body(ticket, try PapersTable.record(&columns).papers)
      }
    }
  }

  /// Hands all dispatches over, in the order in which they were made, until `body` says false.
  ///
  /// The ledger must not be asked anything else from within.
  package func visitDispatches(_ body: (TicketDispatch) -> Bool) throws(LedgerError) {
    try connection.read("list dispatches of") { db in
      try db.each("\(DispatchTable.selection) FROM dispatches ORDER BY turn") { columns in
        body(try DispatchTable.record(&columns))
      }
    }
  }

  private func rows<Kind: Table>(
    _ kind: Kind.Type, of number: TicketNumber, inOrderOf column: String = "ticket"
  ) throws(LedgerError) -> [Kind.Record] {
    try connection.read("read tickets of") { db in
      guard let key = try? number.columnValue() else { return [] }
      return try db.all(
        "\(kind.selection) FROM \(kind.name) WHERE ticket = ? ORDER BY \(column)", [key],
        kind.record)
    }
  }
}
