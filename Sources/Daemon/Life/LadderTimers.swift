import Diagnostics
import Ledger
import Triage

/// The steps of a ladder as timers in the ledger.
extension BatchDraft {
  /// Sets the timers that a ticket needs as it is now, instead of those that it had.
  ///
  /// A step is taken once a ticket, whatever becomes of its clocks. What was due already when an old
  /// ticket was taken is recorded as skipped.
  mutating func setTimers(of live: inout LiveTicket) {
    ledger.clearedTimers += live.timers.map(\.key)
    live.timers = []
    for (rung, due) in rungs(of: live).sorted(by: { ($0.value, $0.key) < ($1.value, $1.key) }) {
      if live.ticket.origin.isOld, due <= live.ticket.origin.takenAt {
        live.history.reached.insert(rung)
        record("skipped", ticket: live.ticket.number, rung.members(due: due, in: zone))
      } else {
        live.timers.append(
          TicketTimer(TicketTimer.Key(rung.timer, ticket: live.ticket.number), due: due))
      }
    }
    ledger.timers += live.timers
  }

  /// The places of the ladder that are still to be reached, and when.
  private func rungs(of live: LiveTicket) -> [LadderRung: Timestamp] {
    guard live.ticket.state.isOpen,
      let id = live.ticket.classification.escalation,
      let ladder = ruleSet.contents.escalations[id], let promises = live.promises(by: ruleSet)
    else { return [:] }
    let stopped = live.history.stopped
    let rungs = ruleSet.rungs(
      of: ladder, for: promises, from: live.ticket.origin.receivedAt, pauses: stopped.stretches)
    return rungs.filter { rung, _ in
      !live.history.reached.contains(rung) && !live.isMet(rung.target)
        && !(stopped.since != nil && rung.target.stopsInPauses)
    }
  }
}

extension TicketOrigin {
  /// Whether the request was older when it was taken than any ladder is meant for.
  fileprivate var isOld: Bool { takenAt - receivedAt > .seconds(30 * 86_400) }
}

extension LadderRung {
  /// The place as events and notices show it.
  func members(due: Timestamp, in zone: Zone) -> [JSONValue.Member] {
    [
      .init("target", .string(target.rawValue)), .init("percent", .integer(percent)),
      .init("due", .string(due.text(in: zone))),
    ]
  }
}
