// Work for hands that are named, rather than chosen.

extension Assigner {
  /// Gives work to one whom a person named: hard rules are waived, and the reason says which.
  ///
  /// `nil` where nobody goes by that id.
  package func hand(
    _ order: WorkOrder, to assignee: String, amid workload: Workload, at time: Timestamp
  ) -> Assignment? {
    guard
      let candidate = candidate(
        assignee, of: teamOf(assignee, order), order, .all, workload,
        Moment(time, zone: contents.zone))
    else { return nil }
    let waived = candidate.failed.map { $0.text(in: contents.zone) }.joined(separator: "; ")
    return Assignment(
      outcome: .assigned(chosen(candidate)),
      reason: waived.isEmpty ? "named by a person" : "named by a person; waived \(waived)",
      candidates: [candidate])
  }

  /// Gives work back to who had it, if they qualify as they stand now.
  package func giveBack(
    _ order: WorkOrder, to assignee: String, amid workload: Workload, at time: Timestamp
  ) -> Assignment? {
    for (place, team) in teamsToAsk(order.team).enumerated() where team.members.contains(assignee) {
      let asked = requirements(of: order, fallback: place > 0)
      guard
        let candidate = candidate(
          assignee, of: team.id, order, asked, workload, Moment(time, zone: contents.zone)),
        candidate.isQualified
      else { continue }
      return Assignment(
        outcome: .assigned(chosen(candidate)), reason: "had it before", candidates: [candidate])
    }
    return nil
  }

  /// Whether somebody may go on with work, whatever the hour and however much there is to do: in
  /// one of the teams, with the skills, and no complaint against them.
  package func suits(_ order: WorkOrder, _ assignee: String, at time: Timestamp) -> Bool {
    let moment = Moment(time, zone: contents.zone)
    let nothing = Workload(day: moment.day)
    return teamsToAsk(order.team).enumerated().contains { place, team in
      guard team.members.contains(assignee) else { return false }
      let asked = requirements(of: order, fallback: place > 0)
        .intersection([.skills, .site, .impartiality])
      return candidate(assignee, of: team.id, order, asked, nothing, moment)?.isQualified ?? false
    }
  }

  /// Whether one of some people is in the team of an order or in one behind it.
  package func isAnybody(of people: Set<String>, askedFor order: WorkOrder) -> Bool {
    teamsToAsk(order.team).contains { !people.isDisjoint(with: $0.members) }
  }

  /// Whether anybody who may be asked is weighed by whom they served before.
  package func weighsContinuity(of order: WorkOrder) -> Bool {
    teamsToAsk(order.team).contains { team in
      guard case .balanced(let weights) = order.strategy ?? team.strategy else { return false }
      return weights.continuity != 0
    }
  }

  private func candidate(
    _ assignee: String, of team: String, _ order: WorkOrder, _ asked: RequirementSet,
    _ workload: Workload, _ moment: Moment
  ) -> Candidate? {
    stand(Team(id: team, members: [assignee]), order, asked, workload, moment).first
  }

  private func chosen(_ candidate: Candidate) -> Assignment.Chosen {
    Assignment.Chosen(
      assignee: candidate.assignee, kind: candidate.kind, team: candidate.team,
      cost: candidate.score.cost)
  }

  /// In whose name somebody works: the team of the order or one behind it, else the first that
  /// has them.
  private func teamOf(_ assignee: String, _ order: WorkOrder) -> String {
    let asked = teamsToAsk(order.team).first { $0.members.contains(assignee) }?.id
    return asked
      ?? contents.teams.values.filter { $0.members.contains(assignee) }.map(\.id).min()
      ?? order.team
  }
}
