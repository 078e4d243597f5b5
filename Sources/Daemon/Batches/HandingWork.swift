import Diagnostics
import Ledger
import Triage

/// Hands tickets to people, takes them back, and tells people of them.
extension BatchDraft {
  /// A file that tells somebody of a ticket.
  struct Paper {
    var folder: String
    var name: String
    var content: JSONValue
    var ticket: TicketNumber
  }

  /// Hands a ticket over to whoever was chosen.
  mutating func dispatch(
    _ live: inout LiveTicket, _ order: WorkOrder, _ chosen: Assignment.Chosen,
    _ assignment: Assignment
  ) {
    live.ticket.holder = TicketHolder(team: chosen.team, assignee: chosen.assignee)
    live.ticket.state = .dispatched
    live.ticket.life.dispatchedAt = now
    live.seeksHands = false
    live.leftOut = nil
    live.isChanged = true
    var dispatch = TicketDispatch(
      ticket: live.ticket.number, count: live.dispatches.count + 1, to: chosen.assignee,
      kind: chosen.kind, team: chosen.team, at: now)
    dispatch.reason = assignment.reason
    dispatch.expectedMinutes = live.ticket.classification.effort
    dispatch.expectedCost = chosen.cost
    workload.dispatch(
      to: chosen.assignee, for: order.parties,
      again: live.hadThisMonth(chosen.assignee, now: now, in: zone))
    live.dispatches.append(dispatch)
    ledger.dispatches.append(dispatch)
    recordDispatched(live.ticket, dispatch)
    let document = DispatchDocument(
      ticket: live.ticket, dispatch: dispatch, name: name(of: chosen.assignee),
      request: live.request, why: live.why, zone: zone)
    papers.append(
      Paper(
        folder: "dispatch/\(chosen.assignee)",
        name: "\(live.ticket.number.text)-\(dispatch.count).json", content: document.json,
        ticket: live.ticket.number))
    tell(assignment.told, of: live, "last_resort")
  }

  /// Ends the hand-over that stands, if one does, and tells who had it unless they did it.
  mutating func end(_ live: inout LiveTicket, _ end: DispatchEnd) {
    guard let dispatch = live.standing else { return }
    live.dispatches[live.dispatches.count - 1].end = end
    live.isChanged = true
    if let place = ledger.dispatches.lastIndex(where: {
      $0.ticket == dispatch.ticket && $0.count == dispatch.count
    }) {
      ledger.dispatches[place].end = end
    } else {
      ledger.endings.append(
        DispatchEnding(ticket: dispatch.ticket, count: dispatch.count, end: end))
    }
    workload.release(from: dispatch.assignee)
    pool.free(dispatch.assignee)
    guard end.manner != .resolved else { return }
    takeBack(&live, dispatch, end)
  }

  /// What is over for whoever had it: the next hands accept and arrive anew, and a pause is past.
  private mutating func takeBack(
    _ live: inout LiveTicket, _ dispatch: TicketDispatch, _ end: DispatchEnd
  ) {
    if live.ticket.life.pause != nil {
      live.endPause(at: end.at)
      live.promiseAnew(by: ruleSet)
    }
    live.ticket.life.acceptedAt = nil
    live.ticket.life.arrivedAt = nil
    record(
      "withdrawn", ticket: dispatch.ticket,
      [
        .init("dispatch", .integer(dispatch.count)), .init("assignee", .string(dispatch.assignee)),
        .init("because", .string(end.manner.rawValue)),
        .init("reason", .string(orNull: end.reason)),
        .init("happened_at", .string(end.at.text(in: zone))),
      ])
    let document = WithdrawalDocument(
      ticket: live.ticket, dispatch: dispatch, end: end, request: live.request, zone: zone)
    papers.append(
      Paper(
        folder: "dispatch/\(dispatch.assignee)",
        name: "\(dispatch.ticket.text)-\(dispatch.count).withdrawn.json", content: document.json,
        ticket: dispatch.ticket))
  }

  /// Notices to people, to every member of a team, or to a name that only has a folder.
  mutating func tell(
    _ names: [String], of live: LiveTicket, _ reason: String,
    _ details: [JSONValue.Member] = []
  ) {
    var told: Set<String> = []
    for person in names.flatMap({ ruleSet.contents.teams[$0]?.members ?? [$0] })
    where told.insert(person).inserted {
      record(
        "notified", ticket: live.ticket.number,
        [.init("to", .string(person)), .init("reason", .string(reason))] + details)
      let document = NoticeDocument(
        ticket: live.ticket, dispatch: live.standing, to: person, reason: reason, details: details,
        request: live.request, at: now, zone: zone)
      papers.append(
        Paper(
          folder: "dispatch/\(person)",
          name: "\(live.ticket.number.text)-\(live.dispatches.count).notice.json",
          content: document.json, ticket: live.ticket.number))
    }
  }

  private func name(of assignee: String) -> String {
    ruleSet.contents.assignees[assignee]?.name ?? assignee
  }

  private mutating func recordDispatched(_ ticket: Ticket, _ dispatch: TicketDispatch) {
    record(
      "dispatched", ticket: ticket.number,
      [
        .init("dispatch", .integer(dispatch.count)), .init("assignee", .string(dispatch.assignee)),
        .init("kind", .string(dispatch.kind.rawValue)), .init("team", .string(dispatch.team)),
        .init("urgency", .string(ticket.classification.urgency)),
        .init("category", .string(ticket.classification.category)),
        .init("reason", .string(orNull: dispatch.reason)),
        .init("cost", dispatch.expectedCost.map { .number($0.decimal) } ?? .null),
      ])
  }
}

extension LiveTicket {
  /// Whether somebody had it before in the calendar month, which counts once against a limit.
  fileprivate func hadThisMonth(_ assignee: String, now: Timestamp, in zone: Zone) -> Bool {
    let today = zone.local(now).date
    return dispatches.contains { dispatch in
      guard dispatch.assignee == assignee else { return false }
      let day = zone.local(dispatch.at).date
      return (day.year, day.month) == (today.year, today.month)
    }
  }

  /// Ends a pause that runs; what it took stays counted.
  mutating func endPause(at moment: Timestamp) {
    history.stopped.start(at: moment)
    guard let pause = ticket.life.pause else { return }
    ticket.life.pause = nil
    ticket.life.accruedPause += max(.zero, moment - pause.since)
    if ticket.state == .paused { ticket.state = pause.before }
  }
}
