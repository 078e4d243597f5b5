// Nobody in danger ever waits.

extension Assigner {
  /// Gives a ticket of the most urgent level to the last team, with only presence and willingness
  /// asked; if nobody is left, to whoever was away or declined least recently.
  func lastResort(
    _ order: WorkOrder, _ teams: [Team], _ workload: Workload, _ moment: Moment,
    _ asked: [Candidate]
  ) -> Assignment {
    let team = teams.count > 1 ? teams.last : contents.teams[contents.defaults.team]
    guard let team, !team.members.isEmpty else {
      return Assignment(
        outcome: .waiting, reason: "the team of last resort has no members", candidates: asked,
        told: [])
    }
    let standing = stand(team, order, .lastResort, workload, moment)
    let willing = standing.filter(\.isQualified)
    let chosen =
      willing.enumerated().min { rank($0) < rank($1) }?.element
      ?? standing.enumerated().min { lastLeft($0, order, moment) < lastLeft($1, order, moment) }?
      .element
    guard let chosen else {
      return Assignment(
        outcome: .waiting, reason: "the team of last resort has no members", candidates: asked,
        told: [])
    }
    let result = Assignment.Chosen(
      assignee: chosen.assignee, kind: chosen.kind, team: team.id, cost: chosen.score.cost)
    return Assignment(
      outcome: .assigned(result), reason: reason(chosen, order, workload, moment),
      candidates: asked + standing, told: standing.map(\.assignee))
  }

  /// The least loaded first; then as for equal candidates anywhere.
  private func rank(_ entry: (offset: Int, element: Candidate)) -> (Int, Int, Int, Int) {
    let score = entry.element.score
    return (score.open, score.today, score.lastTurn, entry.offset)
  }

  /// When the candidate was lost: the later of when the absence began and when they declined.
  private func lastLeft(
    _ entry: (offset: Int, element: Candidate), _ order: WorkOrder, _ moment: Moment
  ) -> (Int64, Int) {
    let candidate = entry.element
    let declined = order.declined[candidate.assignee]?.milliseconds ?? .min
    let absence = contents.assignees[candidate.assignee].flatMap {
      self.absence(of: $0, on: moment.day)
    }
    let began = absence.map {
      contents.zone.instant(CivilDateTime(date: $0.first, time: .midnight)).milliseconds
    }
    return (max(declined, began ?? .min), entry.offset)
  }

  /// Says what was waived for whoever got it.
  private func reason(
    _ chosen: Candidate, _ order: WorkOrder, _ workload: Workload, _ moment: Moment
  ) -> String {
    guard let team = contents.teams[chosen.team],
      let full = stand(team, order, .all, workload, moment).first(where: {
        $0.assignee == chosen.assignee
      })
    else { return "last resort" }
    let waived = full.failed.map { $0.text(in: contents.zone) }.joined(separator: "; ")
    return waived.isEmpty
      ? "last resort: nobody may wait at this urgency"
      : "last resort: nobody may wait at this urgency; waived \(waived)"
  }
}
