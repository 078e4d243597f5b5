import Diagnostics
import Intake
import Ledger
import Triage

/// What follows from an update: hands that get or lose the ticket, clocks that run or stand.
extension BatchDraft {
  /// Does what follows from a change that has been noted and recorded.
  mutating func follow(_ change: Change, on live: inout LiveTicket) {
    let moment = change.moment
    switch change.event {
    case .accepted, .arrived, .paused, .chased: break
    case .resumed: live.promiseAnew(by: ruleSet)
    case .resolved(_, _, let outcome):
      end(&live, DispatchEnd(.resolved, at: moment, reason: outcome))
    case .declined(let reason):
      if let assignee = live.ticket.holder.assignee { live.declined[assignee] = moment }
      end(&live, DispatchEnd(.declined, at: moment, reason: reason))
      seekHands(&live)
    case .cancelled(let reason):
      pool.remove(live.ticket.number)
      end(&live, DispatchEnd(.cancelled, at: moment, reason: reason))
    case .reassigned(_, let reason):
      live.leftOut = live.standing?.assignee
      let words = reason.map { "reassigned: \($0)" } ?? "reassigned"
      end(&live, DispatchEnd(.withdrawn, at: moment, reason: words))
      handOver(&live, change.assignment)
    case .reopened:
      live.promiseAnew(by: ruleSet)
      let before = live.ticket.holder.assignee
      let order = live.order(by: ruleSet)
      handOver(
        &live,
        before.flatMap { Assigner(ruleSet).giveBack(order, to: $0, amid: workload, at: now) })
    case .reclassified(let category, _, _):
      reconsider(&live, isOtherWork: category != nil, at: moment)
    case .held: pool.remove(live.ticket.number)
    case .released: seekHands(&live)
    }
  }

  /// Hands the ticket to whoever was named, or to whoever will be found.
  private mutating func handOver(_ live: inout LiveTicket, _ assignment: Assignment?) {
    pool.remove(live.ticket.number)
    guard let assignment, let chosen = assignment.chosen else { return seekHands(&live) }
    dispatch(&live, live.order(by: ruleSet), chosen, assignment)
  }

  /// Lets somebody be found before the batch ends.
  mutating func seekHands(_ live: inout LiveTicket) {
    pool.remove(live.ticket.number)
    live.ticket.state = .waiting
    live.ticket.holder = TicketHolder(team: live.order(by: ruleSet).team)
    live.seeksHands = true
    live.isChanged = true
  }

  /// After another category or urgency: who has it goes on if they may, and is told.
  private mutating func reconsider(
    _ live: inout LiveTicket, isOtherWork: Bool, at moment: Timestamp
  ) {
    live.promiseAnew(by: ruleSet)
    if live.ticket.state == .waiting { return seekHands(&live) }
    guard let standing = live.standing else { return }
    let order = live.order(by: ruleSet)
    if !isOtherWork || Assigner(ruleSet).suits(order, standing.assignee, at: now) {
      return tell([standing.assignee], of: live, "reclassified")
    }
    end(&live, DispatchEnd(.withdrawn, at: moment, reason: "reclassified"))
    seekHands(&live)
  }

  /// Takes a ticket out of hands that the rules in force do not know any more.
  mutating func leaveGoneHands(_ live: inout LiveTicket, at moment: Timestamp) {
    guard let standing = live.standing, ruleSet.contents.assignees[standing.assignee] == nil else {
      return
    }
    end(&live, DispatchEnd(.withdrawn, at: moment, reason: "the assignee is gone"))
    seekHands(&live)
  }

  /// Checks who is to get it; the assignment where that is a person.
  func reassign(_ live: inout LiveTicket, to: String) throws(Refusal) -> Assignment? {
    var order = live.order(by: ruleSet)
    if ruleSet.contents.teams[to] != nil {
      live.decide("team", to, by: "person")
      live.set("assignee", .null)
      if live.rule(for: "escalation") == nil {
        live.ticket.classification.escalation = ruleSet.contents.teams[to]?.escalation
      }
      return nil
    }
    if live.standing?.assignee == to {
      var refusal = Refusal(
        .state, "ticket \(live.ticket.number.text) is with '\(to)' already",
        expected: "somebody else, or a team")
      refusal.pointer = "/to"
      throw refusal
    }
    order.declined[to] = nil
    guard let assignment = Assigner(ruleSet).hand(order, to: to, amid: workload, at: now) else {
      var refusal = Refusal(
        .type, "'\(to)' is neither an assignee nor a team of the rules in force",
        expected: "the id of one of them")
      refusal.pointer = "/to"
      throw refusal
    }
    return assignment
  }
}
