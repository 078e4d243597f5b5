import Ledger
import Spool
import Triage

/// Makes good what a stop has left undone, as a start of the daemon would.
final class Repair {
  private let spool: SpoolFolders
  private let ledger: TicketLedger
  private let log: DecisionLog
  private let zone: Zone
  private var batch = LedgerBatch()

  init(spool: SpoolFolders, ledger: TicketLedger, log: DecisionLog, zone: Zone) {
    self.spool = spool
    self.ledger = ledger
    self.log = log
    self.zone = zone
  }

  /// Makes a move that was committed; whether it is made now.
  func handOver(_ move: Triage.Handover) throws -> Bool {
    _ = try spool.handOver(Spool.Handover(move))
    close(move)
    return true
  }

  /// Notes that a move was made.
  func close(_ move: Triage.Handover) { batch.finished.append(move.origin) }

  /// Removes a staged file; whether it is gone now.
  func discard(_ name: StagedName) throws -> Bool {
    try spool.discard(name)
    return true
  }

  /// Appends the lines of all events behind one.
  func writeLog(after sequence: Int64) throws {
    var last = sequence
    while true {
      let events = try ledger.reader.events(after: last, limit: 4096)
      for event in events {
        try log.append(event.line, on: SpoolDay(zone.local(event.event.at).date))
        last = event.sequence
      }
      guard !events.isEmpty else { break }
    }
    batch.loggedThrough = last
  }

  /// Makes all of it durable and tells the ledger.
  func finish() throws {
    guard !batch.finished.isEmpty || batch.loggedThrough != nil else { return }
    try spool.flush()
    for day in try log.days() { try log.flush(day) }
    try ledger.commit(batch)
    try ledger.checkpoint()
  }
}
