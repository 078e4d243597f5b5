import Ledger
package import Triage

extension Triager {
  /// What is due, the earliest first, as the last part of a batch: after the replies that came in
  /// time and were not read yet.
  func duePart(at now: Timestamp) throws(LedgerError) -> BatchPart? {
    let timers = try ledger.reader.timers(dueBy: now, limit: settings.batch)
    guard !timers.isEmpty else { return nil }
    var part = BatchPart()
    part.timers = timers
    return part
  }

  /// Decides what waits for requests without waiting any longer: they will not come in this run.
  ///
  /// Whether there was anything.
  package func giveUpWaiting(at now: Timestamp) throws -> Bool {
    guard !heldBack.isEmpty else { return false }
    heldBack.close()
    return try processBatch(at: now)
  }
}
