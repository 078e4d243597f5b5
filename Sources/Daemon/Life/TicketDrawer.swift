import Diagnostics
import Ledger
import Triage

/// Takes tickets out of the ledger with all that belongs to them.
struct TicketDrawer {
  let ledger: LedgerReader

  /// A ticket with its documents, its hand-overs and its history.
  func ticket(_ number: TicketNumber) throws(LedgerError) -> LiveTicket? {
    guard let ticket = try ledger.ticket(number), let papers = try ledger.papers(of: number) else {
      return nil
    }
    var live = LiveTicket(
      ticket, request: JSONValue(parsing: papers.request) ?? .null,
      explanation: JSONValue(parsing: papers.decision) ?? .null)
    live.dispatches = try ledger.dispatches(of: number)
    live.declined = try ledger.declines(of: [number])[number] ?? [:]
    live.history = TicketHistory(try ledger.events(of: number))
    live.timers = try ledger.timers(of: number)
    return live
  }

  /// The number of the ticket that a message means; `nil` where there is none.
  ///
  /// A number may be any source's, since assignees' systems speak of what others asked; a reference
  /// is known within its source only.
  func number(
    of reference: TicketReference, source: String?
  ) throws(LedgerError) -> TicketNumber? {
    switch reference {
    case .ticket(let text):
      guard let number = TicketNumber(text) else { return nil }
      return try ledger.ticket(number)?.number
    case .reference(let id):
      return try ledger.ticket(source: source, id: id)?.number
    }
  }
}
