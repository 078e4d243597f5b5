import Diagnostics
import Ledger
import Triage

/// Takes the steps of ladders whose moments have come.
extension BatchDraft {
  /// Does what a timer is for, and takes it away, whatever came of it; one that was moved since it
  /// was found due stays.
  mutating func fire(_ timer: TicketTimer) throws(LedgerError) {
    guard let number = timer.key.ticket, let rung = LadderRung(timer: timer.key.name),
      var live = try live(number)
    else { return ledger.clearedTimers.append(timer.key) }
    guard live.timers.contains(where: { $0.key == timer.key && $0.due <= now }) else { return }
    if live.seeksHands {
      try assign()
      guard let assigned = try self.live(number) else { return }
      live = assigned
    }
    live.isChanged = true
    let steps = live.steps(at: rung, by: ruleSet)
    live.history.reached.insert(rung)
    for step in steps {
      take(step, rung.members(due: timer.due, in: zone), of: &live)
    }
    leaveGoneHands(&live, at: now)
    put(live)
  }

  private mutating func take(
    _ step: EscalationStep, _ members: [JSONValue.Member], of live: inout LiveTicket
  ) {
    if step.warns {
      recordStep("warn", members, live)
      tell(live.standing.map { [$0.assignee] } ?? [], of: live, "escalation", members)
    }
    if !step.notify.isEmpty {
      recordStep("notify", members + [.init("notify", .strings(step.notify))], live)
      tell(step.notify, of: live, "escalation", members)
    }
    if step.raise > 0 { raise(&live, by: step.raise, members) }
    if step.reassigns { passOn(&live, members) }
  }

  private mutating func recordStep(
    _ action: String, _ members: [JSONValue.Member], _ live: LiveTicket
  ) {
    record(
      "escalated", ticket: live.ticket.number,
      members + [
        .init("action", .string(action)),
        .init("assignee", .string(orNull: live.standing?.assignee)),
      ])
  }

  /// Raises the urgency, stopping one below the most urgent as a rule does.
  private mutating func raise(
    _ live: inout LiveTicket, by steps: Int, _ members: [JSONValue.Member]
  ) {
    let before = live.ticket.classification.urgency
    guard let level = ruleSet.urgency(before) else { return }
    let bound = UrgencyLevel(rank: ruleSet.contents.urgencies.count == 1 ? 0 : 1)
    let after = ruleSet.name(of: level.raised(by: steps, stoppingAt: bound))
    recordStep(
      "raise_urgency", members + [.init("from", .string(before)), .init("to", .string(after))],
      live)
    guard after != before else { return }
    live.ticket.classification.urgency = after
    live.decide("urgency", after, by: "escalation")
    live.promiseAnew(by: ruleSet)
    guard let standing = live.standing else {
      return live.ticket.state == .waiting ? seekHands(&live) : ()
    }
    tell([standing.assignee], of: live, "escalation", members)
  }

  /// Gives the ticket to somebody else; where nobody else qualifies, it stays where it is.
  private mutating func passOn(_ live: inout LiveTicket, _ members: [JSONValue.Member]) {
    recordStep("reassign", members, live)
    guard let standing = live.standing else { return }
    let order = live.order(by: ruleSet)
    var others = order
    others.declined[standing.assignee] = others.declined[standing.assignee] ?? now
    let assignment = Assigner(ruleSet).assign(others, amid: workload, at: now)
    guard let chosen = assignment.chosen, chosen.assignee != standing.assignee else { return }
    end(&live, DispatchEnd(.withdrawn, at: now, reason: "timeout"))
    dispatch(&live, order, chosen, assignment)
  }
}

extension LiveTicket {
  /// The steps that are to be taken at a place of its ladder; none where they need not be any more.
  fileprivate func steps(at rung: LadderRung, by ruleSet: RuleSet) -> [EscalationStep] {
    guard ticket.state.isOpen, !isMet(rung.target), !history.reached.contains(rung),
      !(history.stopped.since != nil && rung.target.stopsInPauses),
      let ladder = ticket.classification.escalation.flatMap({ ruleSet.contents.escalations[$0] })
    else { return [] }
    return ladder.steps(at: rung)
  }
}
