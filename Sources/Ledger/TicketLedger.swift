internal import GRDB
package import Triage

/// All that was taken, decided and handed over, on disk; written by the one daemon.
///
/// A request has become a ticket at the moment at which `commit` returns, and not before.
package final class TicketLedger: Sendable {
  /// Looks at the same ledger and sees every commit at once.
  package let reader: LedgerReader
  let connection: LedgerConnection

  /// Opens the ledger in a folder; makes it, and brings an older one up to date, where needed.
  package static func open(in folder: String) throws(LedgerError) -> TicketLedger {
    TicketLedger(try .writing(in: folder))
  }

  private init(_ connection: LedgerConnection) {
    self.connection = connection
    reader = LedgerReader(connection)
  }

  /// Makes all of a batch true, on disk when it returns.
  ///
  /// Where it throws, nothing has changed; one exception is the storage failing in the very act of
  /// committing, after which only reading it again tells.
  /// - Returns: the numbers that the batch's events got.
  @discardableResult
  package func commit(_ batch: LedgerBatch) throws(LedgerError) -> Range<Int64> {
    try connection.write("commit to") { db in try BatchWriter(db).write(batch) }
  }

  /// Brings the write-ahead log into the file, as far as those who read allow.
  package func checkpoint() throws(LedgerError) {
    try LedgerError.during("checkpoint", connection.path) {
      _ = try connection.queue.writeWithoutTransaction { try $0.checkpoint(.passive) }
    }
  }

  /// Forgets drops that were decided before a moment, so that their claims are long gone.
  /// - Returns: how many.
  @discardableResult
  package func forgetDrops(before moment: Timestamp) throws(LedgerError) -> Int {
    try connection.write("forget drops in") { db in
      try db.run("DELETE FROM drops WHERE at < ?", [moment.databaseValue])
      return db.changesCount
    }
  }
}
