/// Chooses who does the work: hard rules first, then the strategy; a function of the order, the
/// roster, the workload and the time.
package struct Assigner: Sendable {
  let ruleSet: RuleSet
  var contents: RuleSetContents { ruleSet.contents }

  /// Assigns by the roster of a rule set.
  package init(_ ruleSet: RuleSet) { self.ruleSet = ruleSet }

  /// Who gets the work as things stand.
  package func assign(_ order: WorkOrder, amid workload: Workload, at time: Timestamp) -> Assignment
  {
    let moment = Moment(time, zone: contents.zone)
    var candidates: [Candidate] = []
    let teams = teamsToAsk(order.team)
    for (place, team) in teams.enumerated() {
      let asked = requirements(of: order, fallback: place > 0)
      let standing = stand(team, order, asked, workload, moment)
      candidates += standing
      if let (chosen, reason) = choose(standing, team, order, workload) {
        return assigned(chosen, reason, candidates, order)
      }
    }
    guard order.urgency == .most else {
      return Assignment(
        outcome: .waiting, reason: Self.nobody(teams), candidates: candidates, told: [])
    }
    return lastResort(order, teams, workload, moment, candidates)
  }

  /// The team and its fallbacks, each once.
  func teamsToAsk(_ first: String) -> [Team] {
    var teams: [Team] = []
    var next = contents.teams[first] ?? contents.teams[contents.defaults.team]
    while let team = next, !teams.contains(where: { $0.id == team.id }) {
      teams.append(team)
      next = team.fallback.flatMap { contents.teams[$0] }
    }
    return teams
  }

  /// Which hard rules are asked of the members of a team.
  func requirements(of order: WorkOrder, fallback: Bool) -> RequirementSet {
    var asked = RequirementSet.all
    if fallback { asked.subtract([.skills, .site]) }
    if order.urgency == .most { asked.subtract(.capacity) }
    return asked
  }

  private func assigned(
    _ candidate: Candidate, _ reason: String, _ candidates: [Candidate], _ order: WorkOrder
  ) -> Assignment {
    let chosen = Assignment.Chosen(
      assignee: candidate.assignee, kind: candidate.kind, team: candidate.team,
      cost: candidate.score.cost)
    return Assignment(outcome: .assigned(chosen), reason: reason, candidates: candidates, told: [])
  }

  private static func nobody(_ teams: [Team]) -> String {
    "nobody qualifies in \(teams.map { "'\($0.id)'" }.joined(separator: ", "))"
  }
}

/// An instant with its day in the settings' zone.
struct Moment {
  let time: Timestamp
  let day: CivilDate

  init(_ time: Timestamp, zone: Zone) {
    self.time = time
    day = zone.local(time).date
  }
}
