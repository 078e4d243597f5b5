import Matching

/// Who can be given work: a member of staff or a subcontractor.
package struct Assignee: Hashable, Sendable {
  /// The two kinds of assignees, by the word that rules and dispatch files use.
  package enum Kind: String, CaseIterable, Sendable {
    case staff, subcontractor
  }

  /// Unique among staff, subcontractors and teams.
  package var id: String
  /// Own staff, or hired.
  package var kind: Kind
  /// The name to show; the id where the admin gave none.
  package var name: String
  /// What they can do.
  package var skills: [String: Skill]
  /// Where they work; `nil` is everywhere.
  package var sites: Set<String>?
  /// The calendar of their shifts; `nil` is always.
  package var shifts: String?
  /// How many open tickets they take; `nil` is no limit.
  package var capacity: Int?
  /// What their work costs.
  package var cost: Cost
  /// Whole days on which they are away, in the settings' zone.
  package var absent: [DateRange]
  /// What was agreed with a subcontractor.
  package var contract: Contract?

  /// Somebody who is always there, can do nothing special and costs nothing.
  package init(id: String, kind: Kind, name: String) {
    self.id = id
    self.kind = kind
    self.name = name
    skills = [:]
    cost = Cost()
    absent = []
  }

  /// Whether somebody at `site` can be served; a request without a site passes. Names of sites
  /// compare folded, as in conditions.
  package func serves(site: String?) -> Bool {
    guard let site, let sites, !sites.contains(site) else { return true }
    let name = folded(site)
    return sites.contains { folded($0) == name }
  }
}

/// A skill as one assignee has it.
package struct Skill: Hashable, Sendable {
  /// The last day on which the certificate is valid; `nil` needs none.
  package var certificateUntil: CivilDate?

  /// A skill whose certificate, if it needs one, ends with `certificateUntil`.
  package init(certificateUntil: CivilDate? = nil) { self.certificateUntil = certificateUntil }
}

/// The prices of an assignee's work.
package struct Cost: Hashable, Sendable {
  /// For being called at all.
  package var callOut: Money
  /// For an hour of work.
  package var hour: Money

  /// Work that costs nothing unless prices are given.
  package init(callOut: Money = .zero, hour: Money = .zero) {
    self.callOut = callOut
    self.hour = hour
  }

  /// What `minutes` of work are expected to cost.
  package func estimate(minutes: Int64) -> Money { callOut + hour.price(minutes: minutes) }
}

/// What was agreed with a subcontractor.
package struct Contract: Hashable, Sendable {
  /// First day, in the settings' zone; `nil` is since ever.
  package var from: CivilDate?
  /// Last day; `nil` is without end.
  package var until: CivilDate?
  /// The categories it covers; `nil` is all.
  package var categories: [NamePattern]?
  /// How many tickets may be dispatched in a calendar month; `nil` is no limit.
  package var monthlyLimit: Int?

  /// A contract without bounds.
  package init() {}

  /// Whether the contract runs on a day.
  package func covers(_ day: CivilDate) -> Bool {
    (from.map { $0 <= day } ?? true) && (until.map { day <= $0 } ?? true)
  }

  /// Whether the contract is about a category.
  package func covers(category: String) -> Bool {
    categories?.contains { $0.matches(category) } ?? true
  }
}
