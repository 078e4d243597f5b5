import Diagnostics
import Ledger
import Spool
import SystemPackage
package import Triage

/// What a start repairs: whatever moment the last stop was at, from ledger and folders alone.
extension Triager {
  /// Finishes what was committed and takes up again what was not. Comes before the first batch.
  package func recover(at now: Timestamp) throws {
    let open = try ledger.reader.openHandovers().map(\.handover)
    unfinishedMoves = open
    try handOver()
    try discardUnknown(open)
    try takeClaims()
    try readLogPosition()
    try writeLog()
    try loadWorkload(at: now)
    try loadWaiting()
  }

  /// Removes staged files that no commit knows: their batch never was.
  private func discardUnknown(_ open: [Triage.Handover]) throws {
    let known = Set(open.map(\.origin))
    for name in try spool.stagedNames() where !known.contains(.staged(name.escaped)) {
      try spool.discard(name)
    }
  }

  /// Claimed files that no commit knows are decided again.
  private func takeClaims() throws {
    let claims = try spool.recoverClaims()
    guard !claims.isEmpty else { return }
    let decided = try ledger.reader.decidedDrops(among: claims.map(\.escaped))
    for claim in claims where !decided.contains(claim.escaped) {
      inProgress[claim.escaped] = try ledger.reader.progress(of: claim.escaped)
      take(claim)
    }
  }

  /// The log itself says how far it goes; where the file is gone that should say it, because an
  /// operator has moved or packed it, the ledger does.
  private func readLogPosition() throws {
    closedThrough = try ledger.reader.loggedThrough()
    loggedThrough = closedThrough
    guard let last = try log.lastLine().flatMap(LedgerEvent.sequence(ofLine:)) else { return }
    let isWhole = last >= closedThrough
    if try isWhole || hasFile(of: closedThrough) { loggedThrough = last }
  }

  /// Whether the file is there that holds the line of an event.
  private func hasFile(of sequence: Int64) throws -> Bool {
    guard let event = try ledger.reader.events(after: sequence - 1, limit: 1).first else {
      return false
    }
    return try log.days().contains(SpoolDay(settings.zone.local(event.event.at).date))
  }

  private func loadWorkload(at now: Timestamp) throws {
    let zone = settings.zone
    let day = zone.local(now).date
    let month = CivilDate(year: day.year, month: day.month, day: 1) ?? day
    workload = try ledger.reader.workload(
      on: day, dayBegan: zone.instant(CivilDateTime(date: day, time: .midnight)),
      monthBegan: zone.instant(CivilDateTime(date: month, time: .midnight)))
    numbers = TicketNumbers(day: day, count: try ledger.reader.lastTicketCount(on: day))
  }

  /// Reads who waits, as the rules in force see them.
  func loadWaiting() throws {
    var pool = WaitingPool()
    for ticket in try ledger.reader.waiting(limit: nil) {
      guard let papers = try ledger.reader.papers(of: ticket.number) else { continue }
      let order = WorkOrder(
        ticket, explanation: JSONValue(parsing: papers.decision) ?? .null, by: ruleSet,
        declined: try ledger.reader.declines(of: [ticket.number])[ticket.number] ?? [:])
      pool.add(
        WaitingPool.Entry(
          number: ticket.number, order: order, receivedAt: ticket.origin.receivedAt,
          takenAt: ticket.origin.takenAt))
    }
    self.pool = pool
  }
}

extension JSONValue {
  /// The text, if it is one.
  var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }
}
