package import Triage

/// A request that the ledger has taken, and its life since.
///
/// What is fixed when it is taken is `let`; the rest is changed as a value and written back with
/// the next batch.
package struct Ticket: Hashable, Sendable {
  /// Its identity for ever.
  package let number: TicketNumber
  /// Where it came from.
  package let origin: TicketOrigin
  /// Who asked.
  package var customer: TicketCustomer
  /// Where the work is.
  package var place: TicketPlace
  /// What rules, or people since, say that it is.
  package var classification: Classification
  /// The digest of the rule set that decided it.
  package var ruleSet: String
  /// Where it stands.
  package var state: TicketState
  /// Whose it is: a team's, and one of them unless it waits.
  package var holder: TicketHolder
  /// What was promised, as moments; a promise that was not made is missing.
  package var deadlines: [Target: Timestamp]
  /// What happened to it, and when.
  package var life = TicketLife()
  /// What came of it, once it is resolved.
  package var resolution = Resolution()
  /// How often it was written since it was taken; a write of an older one is refused.
  package internal(set) var revision = 0

  /// A ticket as it is taken.
  package init(
    number: TicketNumber, origin: TicketOrigin, classification: Classification,
    holder: TicketHolder, ruleSet: String
  ) {
    self.number = number
    self.origin = origin
    self.classification = classification
    self.holder = holder
    self.ruleSet = ruleSet
    customer = TicketCustomer(type: "unknown")
    place = TicketPlace()
    state = holder.assignee == nil ? .waiting : .dispatched
    deadlines = [:]
  }
}

/// Where a ticket came from: fixed when it is taken.
package struct TicketOrigin: Hashable, Sendable {
  /// The sending system; `nil` where none was named.
  package var source: String?
  /// The sender's own reference, unique within the source.
  package var id: String?
  /// Over the content after parsing and mapping: tells a duplicate from a conflict.
  package var digest: [UInt8]
  /// When the customer asked.
  package var receivedAt: Timestamp
  /// When the file was taken.
  package var takenAt: Timestamp

  /// A request without a source or a reference of its own.
  package init(digest: [UInt8], receivedAt: Timestamp, takenAt: Timestamp) {
    self.digest = digest
    self.receivedAt = receivedAt
    self.takenAt = takenAt
  }
}

/// Who asked, as far as it matters for workload and figures.
package struct TicketCustomer: Hashable, Sendable {
  /// The directory's id, else the request's.
  package var id: String?
  /// The name of the customer type.
  package var type: String
  /// The band of the customer's value.
  package var tier: String?

  /// Takes what is known.
  package init(id: String? = nil, type: String, tier: String? = nil) {
    self.id = id
    self.type = type
    self.tier = tier
  }
}

/// Where the work is.
package struct TicketPlace: Hashable, Sendable {
  /// The site's name.
  package var site: String?
  /// The building on the site.
  package var building: String?
  /// The flat, office or room.
  package var unit: String?

  /// Takes what is known.
  package init(site: String? = nil, building: String? = nil, unit: String? = nil) {
    self.site = site
    self.building = building
    self.unit = unit
  }
}

/// What a ticket is about and what it takes.
package struct Classification: Hashable, Sendable {
  /// The category's name.
  package var category: String
  /// The intent's name.
  package var intent: String
  /// The urgency's name.
  package var urgency: String
  /// Words for reports and assignees.
  package var tags: [String] = []
  /// What whoever does it must be able to do.
  package var skills: [String] = []
  /// How long the work is expected to take, in minutes.
  package var effort: Int64?
  /// The ladder's name.
  package var escalation: String?
  /// Whom it complains about.
  package var about: String?

  /// Takes the three that every ticket has.
  package init(category: String, intent: String, urgency: String) {
    self.category = category
    self.intent = intent
    self.urgency = urgency
  }
}

/// Whose ticket it is.
package struct TicketHolder: Hashable, Sendable {
  /// The team in whose name it is done, or which it waits for.
  package var team: String
  /// The one who has it, or had it last; `nil` while nobody ever had it.
  package var assignee: String?

  /// A team, and one of them where somebody has it.
  package init(team: String, assignee: String? = nil) {
    self.team = team
    self.assignee = assignee
  }
}
