/// What assignment needs to know of a ticket.
package struct WorkOrder: Hashable, Sendable {
  /// What it is about.
  package var category: String
  /// How urgent it is.
  package var urgency: UrgencyLevel
  /// What whoever does it must be able to do.
  package var skills: [String]
  /// Where; `nil` where the request does not say.
  package var site: String?
  /// How long the work is expected to take, in minutes; `nil` where nothing says.
  package var effort: Int64?
  /// Who does it.
  package var team: String
  /// Which one of the team, where a rule says.
  package var assignee: String?
  /// How one of the team is chosen, where a rule says.
  package var strategy: Strategy?
  /// Whom it complains about: the id or the name of an assignee.
  package var about: String?
  /// For whom the work is done, for continuity: customer and unit.
  package var parties: [ServedParty]
  /// Who has declined it, and when last.
  package var declined: [String: Timestamp]

  /// An order for a kind of work, of which nothing more is known.
  package init(category: String, urgency: UrgencyLevel, team: String) {
    self.category = category
    self.urgency = urgency
    self.team = team
    skills = []
    parties = []
    declined = [:]
  }

  /// The order that follows from a decision.
  package init(_ decision: Decision) {
    category = decision.category.value
    urgency = decision.urgency
    skills = decision.skills
    site = decision.request[.site]?.text
    effort = decision.effort?.value
    team = decision.team.value
    assignee = decision.assignee?.value
    strategy = decision.strategy?.value
    about = decision.request[.about]?.text
    parties = ServedParty.parties(of: decision)
    declined = [:]
  }
}

extension ServedParty {
  /// Whom a decided request is for: the customer and the unit, as far as they are known.
  package static func parties(of decision: Decision) -> [ServedParty] {
    let request = decision.request
    var parties: [ServedParty] = []
    if let id = decision.customer?.id ?? request[.customerID]?.text {
      parties.append(.customer(id))
    }
    if let unit = request[.unit]?.text ?? request[.customerUnit]?.text {
      parties.append(.unit(unit, site: request[.site]?.text))
    }
    return parties
  }
}
