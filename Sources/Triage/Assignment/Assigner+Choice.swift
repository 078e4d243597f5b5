// The strategy: which one of those who qualify.

extension Assigner {
  /// The best of the qualified, with the reason; `nil` if nobody qualifies.
  func choose(
    _ standing: [Candidate], _ team: Team, _ order: WorkOrder, _ workload: Workload
  ) -> (Candidate, String)? {
    let qualified = standing.filter(\.isQualified)
    guard !qualified.isEmpty else { return nil }
    if let named = order.assignee, let candidate = qualified.first(where: { $0.assignee == named })
    {
      return (candidate, "named by a rule")
    }
    let tier = preferred(qualified, team.prefer)
    let strategy = order.strategy ?? team.strategy
    guard let best = best(of: tier, by: strategy, order, workload) else { return nil }
    return (best, "\(strategy.name) among \(tier.count) of team '\(team.id)'")
  }

  /// The first tier of kinds in which somebody qualifies; kinds that are not named come last.
  private func preferred(_ qualified: [Candidate], _ prefer: [Assignee.Kind]) -> [Candidate] {
    guard !prefer.isEmpty else { return qualified }
    for kind in prefer {
      let tier = qualified.filter { $0.kind == kind }
      if !tier.isEmpty { return tier }
    }
    return qualified
  }

  /// Equal candidates: fewest today, then longest since the last, then the order in the team.
  private func best(
    of tier: [Candidate], by strategy: Strategy, _ order: WorkOrder, _ workload: Workload
  ) -> Candidate? {
    var tier = tier
    if case .balanced(let weights) = strategy { weigh(&tier, weights, order, workload) }
    let keys = tier.map { key($0, strategy, order) }
    guard let best = keys.indices.min(by: { keys[$0] < keys[$1] }) else { return nil }
    return tier[best]
  }

  private func key(
    _ candidate: Candidate, _ strategy: Strategy, _ order: WorkOrder
  ) -> (Double, Int, Int) {
    let score = candidate.score
    let first: Double =
      switch strategy {
      case .roundRobin: Double(score.lastTurn)
      case .leastLoaded: Double(score.open)
      case .cheapest: price(candidate, order)
      case .balanced: score.balance ?? 0
      }
    return (first, score.today, score.lastTurn)
  }

  /// Each criterion from 0, best, to 1, worst among the candidates; the sum by their weights.
  private func weigh(
    _ tier: inout [Candidate], _ weights: BalanceWeights, _ order: WorkOrder, _ workload: Workload
  ) {
    let loads = tier.map { load($0) }
    let prices = tier.map { price($0, order) }
    let dearest = prices.max() ?? 0
    let busiest = tier.map { Double($0.score.today) }.max() ?? 0
    let highest = loads.max() ?? 0
    for place in tier.indices {
      let candidate = tier[place]
      let knows = workload.lastTurn(of: candidate.assignee, serving: order.parties) > 0
      let balance =
        weights.load * share(loads[place], of: highest)
        + weights.cost * share(prices[place], of: dearest)
        + weights.continuity * (knows ? 0 : 1)
        + weights.fairness * share(Double(candidate.score.today), of: busiest)
      tier[place].score.balance = balance
    }
  }

  /// What the work would cost, in cents; where nothing says how long it takes, an hour of it.
  private func price(_ candidate: Candidate, _ order: WorkOrder) -> Double {
    guard order.effort == nil, let member = contents.assignees[candidate.assignee] else {
      return Double(candidate.score.cost.cents)
    }
    return Double(member.cost.estimate(minutes: Self.assumedEffort).cents)
  }

  /// Open tickets as a share of the capacity; of ten where there is no limit.
  private func load(_ candidate: Candidate) -> Double {
    let capacity = contents.assignees[candidate.assignee]?.capacity ?? Self.assumedCapacity
    return Double(candidate.score.open) / Double(max(1, capacity))
  }

  private func share(_ value: Double, of highest: Double) -> Double {
    highest > 0 ? value / highest : 0
  }

  /// How many minutes of work prices are compared by where nothing says how long it takes.
  package static var assumedEffort: Int64 { 60 }

  /// What counts as capacity in a balanced choice for whoever has none stated.
  package static var assumedCapacity: Int { 10 }
}
