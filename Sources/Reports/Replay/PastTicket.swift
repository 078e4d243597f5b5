internal import Ledger
internal import Triage

/// A ticket as it was when it was taken: what a replay decides again.
struct PastTicket {
  /// Its number.
  var number: TicketNumber
  /// The moment at which it was decided.
  var takenAt: Timestamp
  /// The request as it was decided on.
  var request: String
  /// The decision with its reasons.
  var decision: String
  /// Whether anything of it has changed since.
  var hasLived: Bool
  /// Who got it first, and at what expected cost; `nil` while it waits.
  var hands: FirstHands?

  /// What a replay needs of a ticket and its documents.
  init(_ ticket: Ticket, _ papers: TicketPapers, hands: FirstHands?) {
    number = ticket.number
    takenAt = ticket.origin.takenAt
    request = papers.request
    decision = papers.decision
    hasLived = ticket.revision > 0
    self.hands = hands
  }
}

/// The first hand-over of a ticket, as far as an estimate needs it.
struct FirstHands: Hashable, Sendable {
  /// Who got it.
  var assignee: String
  /// In which team's name.
  var team: String
  /// How long the work was expected to take, in minutes.
  var minutes: Int64?
  /// What it was expected to cost.
  var cost: Money?

  /// What an estimate needs of a dispatch.
  init(_ dispatch: TicketDispatch) {
    assignee = dispatch.assignee
    team = dispatch.team
    minutes = dispatch.expectedMinutes
    cost = dispatch.expectedCost
  }
}
