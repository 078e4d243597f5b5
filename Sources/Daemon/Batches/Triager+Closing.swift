import Ledger
import Spool
package import Triage

extension Triager {
  /// Makes the last moves durable and tells the ledger of them, so that nothing is left to repair.
  package func close(at now: Timestamp) throws {
    try handOver()
    try writeLog()
    guard !finished.isEmpty || loggedThrough > closedThrough else { return }
    try spool.flush()
    var batch = LedgerBatch()
    batch.finished = finished
    batch.loggedThrough = loggedThrough
    _ = try ledger.commit(batch)
    finished = []
    closedThrough = loggedThrough
    try ledger.checkpoint()
  }

  /// When there is something to do without anything happening: a timer, a reply that has waited
  /// long enough, a shift or a day that begins while somebody waits.
  package func nextMoment(after now: Timestamp) -> Timestamp? {
    let timer: Timestamp?
    do {
      timer = try ledger.reader.nextTimer()
    } catch {
      timer = now + .seconds(1)
    }
    return [pool.chance, timer, heldBack.nextEnd].compactMap(\.self).min()
  }
}
