package import Triage

/// Everything that one batch changes, for one transaction.
///
/// All of it is true after the commit, or none of it.
package struct LedgerBatch: Sendable {
  /// The rule set that comes into force with this batch, before anything else in it.
  package var adopted: AdoptedRuleSet?
  /// Files of which this batch commits a part.
  package var progress: [DropProgress] = []
  /// Files that are decided by this batch.
  package var drops: [DecidedDrop] = []
  /// Requests that become tickets.
  package var opened: [OpenedTicket] = []
  /// Tickets as they are now.
  package var changed: [Ticket] = []
  /// Decisions that replace the ones stored, as JSON.
  package var decisions: [TicketNumber: String] = [:]
  /// Dispatches that are made.
  package var dispatches: [TicketDispatch] = []
  /// Dispatches that end.
  package var endings: [DispatchEnding] = []
  /// Updates and feedback with an id of their own, so that they count once.
  package var answered: [AnsweredMessage] = []
  /// Texts that could not be read and became tickets, so that equal bytes count once.
  package var unreadable: [UnreadableText] = []
  /// What customers thought of it; a later one replaces.
  package var feedback: [TicketFeedback] = []
  /// What the decision log will print, in order.
  package var events: [NewEvent] = []
  /// Renames to be made after the commit.
  package var handovers: [OpenHandover] = []
  /// Renames that were made.
  package var finished: [Handover.Origin] = []
  /// Timers that are set; one of the same key is moved.
  package var timers: [TicketTimer] = []
  /// Timers that are taken away.
  package var clearedTimers: [TicketTimer.Key] = []
  /// The last event that stands in the decision log.
  package var loggedThrough: Int64?

  /// A batch that changes nothing.
  package init() {}
}

/// A request that becomes a ticket, with the documents that belong to it.
package struct OpenedTicket: Hashable, Sendable {
  /// The ticket.
  package var ticket: Ticket
  /// Its documents.
  package var papers: TicketPapers

  /// Takes both.
  package init(_ ticket: Ticket, papers: TicketPapers) {
    self.ticket = ticket
    self.papers = papers
  }
}

/// The documents of a ticket, as JSON: large, and seldom read.
package struct TicketPapers: Hashable, Sendable {
  /// The request as it was decided on.
  package var request: String
  /// The decision with its reasons.
  package var decision: String

  /// Takes both.
  package init(request: String, decision: String) {
    self.request = request
    self.decision = decision
  }
}

/// A dropped file that has been decided, under the name by which it was claimed.
package struct DecidedDrop: Hashable, Sendable {
  /// The claim's name, unique for ever.
  package var claim: String
  /// When it was decided.
  package var at: Timestamp

  /// Takes the claim and the time.
  package init(claim: String, at: Timestamp) {
    self.claim = claim
    self.at = at
  }
}

/// A rename that follows the commit, and what it is about.
package struct OpenHandover: Hashable, Sendable {
  /// The way of the file.
  package var handover: Handover
  /// The ticket it belongs to, if to one.
  package var ticket: TicketNumber?

  /// Takes the way of the file and its ticket.
  package init(_ handover: Handover, ticket: TicketNumber? = nil) {
    self.handover = handover
    self.ticket = ticket
  }
}

/// A rule set that comes into force.
package struct AdoptedRuleSet: Hashable, Sendable {
  /// By which decisions name it.
  package var digest: String
  /// The folder with all files that it names, in the compiler's own packing.
  package var sources: [UInt8]
  /// Names of the urgencies, most urgent first: the order in which waiting tickets are served.
  package var urgencies: [String]
  /// When it came into force.
  package var at: Timestamp

  /// Takes all four.
  package init(digest: String, sources: [UInt8], urgencies: [String], at: Timestamp) {
    self.digest = digest
    self.sources = sources
    self.urgencies = urgencies
    self.at = at
  }
}
