import Daemon
import Diagnostics
import Ledger
import Triage

/// A ticket with what the ledger keeps of its request and its decision.
struct TicketPaper {
  let ticket: Ticket
  let papers: TicketPapers

  /// The number, to show.
  var number: String { ticket.number.text }

  /// The request as it was decided on.
  var request: JSONValue { JSONValue(parsing: papers.request) ?? .null }

  /// The decision as it was stored when the ticket was taken.
  var explained: Explained {
    Explained(
      title: "ticket \(number)", request: request,
      explanation: JSONValue(parsing: papers.decision) ?? .null)
  }
}
