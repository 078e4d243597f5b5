internal import Triage

/// What a ticket's work was and would be expected to cost.
struct CostEstimate: Hashable {
  /// As it was dispatched.
  var before: Money
  /// By the other rules' effort, team and prices.
  var after: Money

  /// An estimate as far as one can be made without the workload of the day: whoever had it in their
  /// hands has it again where the team is the same or has them too, else the cheapest of the new
  /// team who has the skills. `nil` while nobody had it.
  init?(_ past: PastTicket, _ decision: Decision, isSameTeam: Bool, by ruleSet: RuleSet) {
    guard let hands = past.hands, let cost = hands.cost else { return nil }
    before = cost
    let contents = ruleSet.contents
    let minutes = decision.effort?.value ?? 0
    let team = contents.teams[decision.team.value]
    let mayKeep =
      isSameTeam || hands.team == decision.team.value
      || team?.members.contains(hands.assignee) ?? false
    if mayKeep, let assignee = contents.assignees[hands.assignee] {
      after = assignee.cost.estimate(minutes: minutes)
      return
    }
    let members = (team?.members ?? []).compactMap { contents.assignees[$0] }
    let skilled = members.filter { member in
      decision.skills.allSatisfy { member.skills[$0] != nil }
    }
    let costs = (skilled.isEmpty ? members : skilled).map { $0.cost.estimate(minutes: minutes) }
    guard let cheapest = costs.min() else { return nil }
    after = cheapest
  }
}
