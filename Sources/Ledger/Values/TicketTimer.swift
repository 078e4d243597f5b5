package import Triage

/// Something that is to be done at a moment.
package struct TicketTimer: Hashable, Sendable {
  /// What a timer is known by: there is one of each key.
  package struct Key: Hashable, Sendable {
    /// The ticket it is about; `nil` where it is about none.
    package var ticket: TicketNumber?
    /// What is to be done, told apart within the ticket.
    package var name: String

    /// Takes both.
    package init(_ name: String, ticket: TicketNumber? = nil) {
      self.name = name
      self.ticket = ticket
    }
  }

  /// What it is known by.
  package var key: Key
  /// When it is due.
  package var due: Timestamp
  /// What whoever acts on it must know, as JSON.
  package var payload: String?

  /// Takes the key, the moment and what belongs to it.
  package init(_ key: Key, due: Timestamp, payload: String? = nil) {
    self.key = key
    self.due = due
    self.payload = payload
  }
}
