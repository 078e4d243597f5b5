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

  /// When there is something to do without anything happening.
  func nextMoment(after now: Timestamp) -> Timestamp? {
    pool.nextChance(after: now, by: ruleSet)
  }
}
