/// People who share a kind of work.
package struct Team: Hashable, Sendable {
  /// Unique among staff, subcontractors and teams.
  package var id: String
  /// Ids of assignees, in the admin's order.
  package var members: [String]
  /// How one of several qualified members is chosen.
  package var strategy: Strategy
  /// Tiers of kinds: the next is looked at only if nobody of the one before qualifies. Empty
  /// makes no difference between them.
  package var prefer: [Assignee.Kind]
  /// Which team is asked when nobody here qualifies.
  package var fallback: String?
  /// The ladder for tickets of this team.
  package var escalation: String?

  /// A team that takes turns and has nobody behind it.
  package init(id: String, members: [String]) {
    self.id = id
    self.members = members
    strategy = .roundRobin
    prefer = []
  }
}

/// How one of several qualified assignees is chosen.
package enum Strategy: Hashable, Sendable {
  /// Whoever's last dispatch lies furthest back.
  case roundRobin
  /// Whoever has the fewest open tickets.
  case leastLoaded
  /// Whoever is expected to cost least.
  case cheapest
  /// The best sum of weighted criteria.
  case balanced(BalanceWeights)

  /// The word for it in rules and reports.
  package var name: String {
    switch self {
    case .roundRobin: "round_robin"
    case .leastLoaded: "least_loaded"
    case .cheapest: "cheapest"
    case .balanced: "balanced"
    }
  }
}

/// How much each criterion counts in a balanced choice.
package struct BalanceWeights: Hashable, Sendable {
  /// Open tickets, relative to capacity.
  package var load: Double
  /// Expected cost, relative to the dearest candidate.
  package var cost: Double
  /// Having served this customer or unit before.
  package var continuity: Double
  /// Dispatches today, relative to the busiest candidate.
  package var fairness: Double

  /// All criteria equal, unless stated.
  package init(
    load: Double = 1, cost: Double = 1, continuity: Double = 1, fairness: Double = 1
  ) {
    self.load = load
    self.cost = cost
    self.continuity = continuity
    self.fairness = fairness
  }
}
