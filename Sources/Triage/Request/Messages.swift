/// What an assignee or an operator says about a ticket that exists.
package struct Update: Hashable, Sendable {
  /// The sender's own reference, which makes the update idempotent.
  package var id: String?
  /// The sending system.
  package var source: String?
  /// Which ticket it is about.
  package var ticket: TicketReference
  /// What happened, with what belongs to it.
  package var event: UpdateEvent
  /// Who says so.
  package var by: String?
  /// When it happened; `nil` means when the file was taken.
  package var at: Timestamp?
  /// Whether the sender wants a receipt; `nil` leaves it to the source.
  package var receipt: Bool?

  /// Takes the parts as parsed.
  package init(ticket: TicketReference, event: UpdateEvent) {
    self.ticket = ticket
    self.event = event
  }
}

/// How a message names its ticket.
package enum TicketReference: Hashable, Sendable {
  /// By the number that triaged gave it.
  case ticket(String)
  /// By the `id` under which the same source sent the request.
  case reference(String)
}

/// What can happen to a ticket after it was dispatched.
package enum UpdateEvent: Hashable, Sendable {
  case accepted
  case declined(reason: String?)
  case arrived
  case paused(reason: String)
  case resumed
  case resolved(minutes: String?, cost: String?, outcome: String?)
  case reopened(reason: String?)
  case cancelled(reason: String?)
  case reassigned(to: String, reason: String?)
  case reclassified(category: String?, urgency: String?, reason: String?)
  case chased
  case held(reason: String?)
  case released

  /// The word for the event in files.
  package var name: String {
    switch self {
    case .accepted: "accepted"
    case .declined: "declined"
    case .arrived: "arrived"
    case .paused: "paused"
    case .resumed: "resumed"
    case .resolved: "resolved"
    case .reopened: "reopened"
    case .cancelled: "cancelled"
    case .reassigned: "reassigned"
    case .reclassified: "reclassified"
    case .chased: "chased"
    case .held: "held"
    case .released: "released"
    }
  }
}

/// How satisfied a customer was with a resolved ticket.
package struct Feedback: Hashable, Sendable {
  /// The sender's own reference.
  package var id: String?
  /// The sending system.
  package var source: String?
  /// Which ticket it is about.
  package var ticket: TicketReference
  /// From 1, bad, to 5, good.
  package var score: Int
  /// Further scores by name, each from 1 to 5.
  package var scores: [String: Int]
  /// The customer's own words.
  package var comment: String?
  /// Whether the sender wants a receipt; `nil` leaves it to the source.
  package var receipt: Bool?

  /// Takes the parts as parsed.
  package init(ticket: TicketReference, score: Int) {
    self.ticket = ticket
    self.score = score
    scores = [:]
  }
}

/// Anything that a sender can put into one file, row or line.
package enum Message: Hashable, Sendable {
  case request(Request)
  case update(Update)
  case feedback(Feedback)
}
