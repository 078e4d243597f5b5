package import Triage

/// What a sender's own reference names: the same reference in two kinds is two messages.
package struct MessageKey: Hashable, Sendable {
  /// The kinds of messages that count once by their id.
  package enum Kind: String, CaseIterable, Sendable {
    case request, update, feedback
  }

  /// Which kind.
  package var kind: Kind
  /// The sending system; `nil` where none was named.
  package var source: String?
  /// The sender's own reference.
  package var id: String

  /// Takes the kind, the source and the reference.
  package init(_ kind: Kind, source: String?, id: String) {
    self.kind = kind
    self.source = source
    self.id = id
  }
}

/// What the ledger knows of a message that came before.
package struct KnownMessage: Hashable, Sendable {
  /// Over its content: equal is a duplicate, else a conflict.
  package var digest: [UInt8]
  /// The ticket that it became or was about.
  package var ticket: TicketNumber

  /// Takes both.
  package init(digest: [UInt8], ticket: TicketNumber) {
    self.digest = digest
    self.ticket = ticket
  }
}

/// An update or a feedback that took effect.
package struct AnsweredMessage: Hashable, Sendable {
  /// By which it is known again; of kind `update` or `feedback`, since a request is known by its
  /// ticket.
  package var key: MessageKey
  /// Over its content.
  package var digest: [UInt8]
  /// The ticket that it was about.
  package var ticket: TicketNumber

  /// Takes the key, the digest and the ticket.
  package init(_ key: MessageKey, digest: [UInt8], ticket: TicketNumber) {
    self.key = key
    self.digest = digest
    self.ticket = ticket
  }
}

/// A file or row that could not be read and became a ticket for safety's sake.
package struct UnreadableText: Hashable, Sendable {
  /// What it is known by.
  package struct Key: Hashable, Sendable {
    /// The sending system; `nil` where none was named.
    package var source: String?
    /// Over its bytes.
    package var digest: [UInt8]

    /// Takes both.
    package init(source: String?, digest: [UInt8]) {
      self.source = source
      self.digest = digest
    }
  }

  /// What it is known by.
  package var key: Key
  /// The ticket that it became.
  package var ticket: TicketNumber

  /// Takes both.
  package init(_ key: Key, ticket: TicketNumber) {
    self.key = key
    self.ticket = ticket
  }
}

/// What a customer thought of a resolved ticket.
package struct TicketFeedback: Hashable, Sendable {
  /// The ticket.
  package var ticket: TicketNumber
  /// From 1, bad, to 5, good.
  package var score: Int
  /// Further scores by name, each from 1 to 5.
  package var scores: [String: Int] = [:]
  /// The customer's own words.
  package var comment: String?
  /// When it came.
  package var at: Timestamp

  /// A score without more.
  package init(ticket: TicketNumber, score: Int, at: Timestamp) {
    self.ticket = ticket
    self.score = score
    self.at = at
  }
}
