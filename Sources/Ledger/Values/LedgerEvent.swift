package import Triage

/// Something that happened, for the decision log.
package struct NewEvent: Hashable, Sendable {
  /// When.
  package var at: Timestamp
  /// The word for it: `received`, `triaged`, `dispatched`.
  package var kind: String
  /// The ticket it is about, if about one.
  package var ticket: TicketNumber?
  /// The digest of the rule set in force.
  package var ruleSet: String?
  /// The JSON object that the log prints, on one line.
  package var body: String

  /// Takes the time, the word, and the object that the log prints.
  package init(_ kind: String, at: Timestamp, body: String) {
    self.kind = kind
    self.at = at
    self.body = body
  }
}

/// An event with its number.
package struct LedgerEvent: Hashable, Sendable {
  /// From 1, without gaps, in the order of what happened.
  package var sequence: Int64
  /// What happened.
  package var event: NewEvent

  /// Numbers an event.
  package init(sequence: Int64, event: NewEvent) {
    self.sequence = sequence
    self.event = event
  }
}
