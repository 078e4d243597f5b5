import Matching

// Hard rules: who qualifies.

extension Assigner {
  /// How every member of a team stands.
  func stand(
    _ team: Team, _ order: WorkOrder, _ asked: RequirementSet, _ workload: Workload,
    _ moment: Moment
  ) -> [Candidate] {
    team.members.compactMap { contents.assignees[$0] }.map { member in
      Candidate(
        assignee: member.id, kind: member.kind, team: team.id,
        failed: failures(of: member, order, asked, workload, moment),
        score: score(member, order, workload))
    }
  }

  private func score(
    _ member: Assignee, _ order: WorkOrder, _ workload: Workload
  ) -> Candidate.Score {
    let load = workload[member.id]
    return Candidate.Score(
      open: load.open, cost: member.cost.estimate(minutes: order.effort ?? 0), today: load.today,
      lastTurn: load.lastTurn)
  }

  private func failures(
    of member: Assignee, _ order: WorkOrder, _ asked: RequirementSet, _ workload: Workload,
    _ moment: Moment
  ) -> [Requirement] {
    var failed: [Requirement] = []
    if asked.contains(.skills) { failed += skills(member, order, moment) }
    if asked.contains(.site), let site = order.site, !member.serves(site: site) {
      failed.append(.site(site))
    }
    if asked.contains(.shift), let shift = member.shifts,
      contents.calendars[shift]?.isOpen(at: moment.time) == false
    {
      failed.append(.shift(shift))
    }
    if asked.contains(.presence), let days = absence(of: member, on: moment.day) {
      failed.append(.absent(days))
    }
    if asked.contains(.capacity), let limit = member.capacity, workload[member.id].open >= limit {
      failed.append(.capacity(open: workload[member.id].open, of: limit))
    }
    if asked.contains(.contract) { failed += contract(member, order, workload, moment) }
    if asked.contains(.willingness), let declined = order.declined[member.id] {
      failed.append(.declined(declined))
    }
    if asked.contains(.impartiality), order.isAbout(member) { failed.append(.about) }
    return failed
  }

  private func skills(
    _ member: Assignee, _ order: WorkOrder, _ moment: Moment
  ) -> [Requirement] {
    order.skills.compactMap { skill in
      guard let held = member.skills[skill] else { return .skill(skill, expired: nil) }
      guard let until = held.certificateUntil, until < moment.day else { return nil }
      return .skill(skill, expired: until)
    }
  }

  private func contract(
    _ member: Assignee, _ order: WorkOrder, _ workload: Workload, _ moment: Moment
  ) -> [Requirement] {
    guard let contract = member.contract else { return [] }
    var failed: [Requirement] = []
    if !contract.covers(moment.day) { failed.append(.contractDates(moment.day)) }
    if !contract.covers(category: order.category) {
      failed.append(.contractCategory(order.category))
    }
    if let limit = contract.monthlyLimit, workload[member.id].month >= limit {
      failed.append(.monthlyLimit(dispatched: workload[member.id].month, of: limit))
    }
    return failed
  }

  /// The absence that covers a day.
  func absence(of member: Assignee, on day: CivilDate) -> DateRange? {
    member.absent.first { $0.contains(day) }
  }
}

extension WorkOrder {
  /// Whether the ticket complains about a member, by id or by name.
  func isAbout(_ member: Assignee) -> Bool {
    guard let about else { return false }
    let words = folded(about)
    return words == folded(member.id) || words == folded(member.name)
  }
}
