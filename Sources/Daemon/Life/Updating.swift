import Diagnostics
import Intake
import Ledger
import Triage

/// What an update does to a ticket.
extension BatchDraft {
  /// Changes the ticket as the update says, records it, and does what follows; throws where it does
  /// not fit, and then nothing has changed.
  mutating func carryOut(
    _ update: Update, _ saying: Saying, on live: inout LiveTicket
  ) throws(Refusal) {
    let kind = update.event.kind
    guard let move = kind.move(from: live.ticket.state) else { throw live.misfit(kind) }
    if let by = update.by, [.accepted, .declined].contains(kind), live.hasLeft(by) {
      throw live.isNotWith(by)
    }
    let moment = try moment(of: update, on: live)
    var change = Change(update, saying, at: moment)
    var changed = live
    try note(&change, on: &changed)
    changed.enter(move)
    changed.ticket.life.updatedAt = moment
    changed.isChanged = true
    live = changed
    recordUpdate(change, live)
    follow(change, on: &live)
    leaveGoneHands(&live, at: moment)
  }

  /// An update on its way, with what there is to record of it.
  struct Change {
    let event: UpdateEvent
    let by: String?
    let saying: Saying
    let moment: Timestamp
    /// What the event's line says besides.
    var members: [JSONValue.Member] = []
    /// Who gets it, where somebody was named.
    var assignment: Assignment?

    init(_ update: Update, _ saying: Saying, at moment: Timestamp) {
      event = update.event
      by = update.by
      self.saying = saying
      self.moment = moment
    }
  }

  private func moment(of update: Update, on live: LiveTicket) throws(Refusal) -> Timestamp {
    let time = UpdateTime(
      receivedAt: live.ticket.origin.receivedAt, lastUpdate: live.ticket.life.updatedAt, now: now)
    do {
      return try time.counting(update.at)
    } catch {
      var refusal: Refusal
      switch error {
      case .ahead:
        refusal = Refusal(
          .time, "'at' has not come yet", expected: "a time that has passed")
      case .beforeReceipt(let received):
        refusal = Refusal(
          .time, "'at' lies before the request was received",
          expected: "no time before \(received.text(in: zone))")
      }
      refusal.pointer = "/at"
      throw refusal
    }
  }

  /// Notes on the ticket what the event says besides its name.
  private func note(_ change: inout Change, on live: inout LiveTicket) throws(Refusal) {
    let moment = change.moment
    switch change.event {
    case .accepted:
      live.ticket.life.acceptedAt = live.ticket.life.acceptedAt ?? moment
      live.ticket.life.acknowledgedAt = live.ticket.life.acknowledgedAt ?? moment
    case .arrived: live.ticket.life.arrivedAt = moment
    case .paused(let reason):
      live.ticket.life.pause = RunningPause(
        since: moment, reason: reason, before: live.ticket.state)
      live.history.stopped.stop(at: moment)
      change.members = [.init("reason", .string(reason))]
    case .resumed: live.endPause(at: moment)
    case .released: break
    case .resolved(let minutes, let cost, let outcome):
      change.members = try live.resolve(minutes, cost, outcome, at: moment)
    case .reopened(let reason):
      live.reopen(at: moment)
      change.members = [.init("reason", .string(orNull: reason))]
    case .declined(let reason), .held(let reason):
      change.members = [.init("reason", .string(orNull: reason))]
    case .cancelled(let reason):
      live.endPause(at: moment)
      live.ticket.life.cancelledAt = moment
      change.members = [.init("reason", .string(orNull: reason))]
    case .reassigned(let to, let reason):
      change.assignment = try reassign(&live, to: to)
      change.members = [.init("to", .string(to)), .init("reason", .string(orNull: reason))]
    case .reclassified(let category, let urgency, let reason):
      let new = try Reclassification(category, urgency, reason, ruleSet).checked(against: live)
      change.members = new.apply(to: &live)
    case .chased:
      live.ticket.life.chased += 1
      change.members = [.init("chased", .integer(live.ticket.life.chased))]
    }
  }

  private mutating func recordUpdate(_ change: Change, _ live: LiveTicket) {
    record(
      "updated", ticket: live.ticket.number,
      [
        .init("update", .string(change.event.name)),
        .init("state", .string(live.ticket.state.rawValue)),
        .init("happened_at", .string(change.moment.text(in: zone))),
        .init("by", .string(orNull: change.by)),
      ] + members(change.saying.provenance, id: change.saying.id) + change.members)
  }
}

extension LiveTicket {
  /// Whether somebody had it before and has it no more, so that their word comes too late.
  fileprivate func hasLeft(_ person: String) -> Bool {
    standing?.assignee != person && dispatches.contains { $0.assignee == person }
  }

  fileprivate func isNotWith(_ person: String) -> Refusal {
    var refusal = Refusal(
      .state, "ticket \(ticket.number.text) is not with '\(person)' any more",
      expected: "the word of '\(standing?.assignee ?? "nobody")', who has it now")
    refusal.pointer = "/by"
    return refusal
  }

  /// Stands from now on where an event brings it; the end of a pause has brought back what was.
  fileprivate mutating func enter(_ move: TicketMove) {
    switch move {
    case .enters(let state): ticket.state = state
    case .seeksHands: ticket.state = .waiting
    case .resumes, .stays: break
    }
  }

  fileprivate mutating func reopen(at moment: Timestamp) {
    ticket.life.reopenedAt = moment
    ticket.life.reopened += 1
    ticket.life.resolvedAt = nil
    ticket.life.acceptedAt = nil
    ticket.life.arrivedAt = nil
    ticket.resolution = Resolution()
    history.stopped.start(at: moment)
  }

  /// Notes what came of it.
  fileprivate mutating func resolve(
    _ minutes: String?, _ cost: String?, _ outcome: String?, at moment: Timestamp
  ) throws(Refusal) -> [JSONValue.Member] {
    if let pause = ticket.life.pause {
      ticket.life.accruedPause += max(.zero, moment - pause.since)
      ticket.life.pause = nil
    }
    history.stopped.stop(at: moment)
    ticket.life.resolvedAt = moment
    ticket.life.acknowledgedAt = ticket.life.acknowledgedAt ?? moment
    ticket.resolution.minutes = try minutes.map { (text) throws(Refusal) in
      try Amount(text, "minutes").whole
    }
    ticket.resolution.cost = try cost.map { (text) throws(Refusal) in
      Money(cents: try Amount(text, "cost").hundredths)
    }
    ticket.resolution.outcome = outcome
    return [
      .init("minutes", ticket.resolution.minutes.map { .integer($0) } ?? .null),
      .init("cost", ticket.resolution.cost.map { .number($0.decimal) } ?? .null),
      .init("outcome", .string(orNull: outcome)),
    ]
  }
}
