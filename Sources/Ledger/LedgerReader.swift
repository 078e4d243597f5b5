internal import GRDB

/// Looks at a ledger and changes nothing; works beside a running daemon.
///
/// Each verb sees the ledger as it is at one moment.
package final class LedgerReader: Sendable {
  let connection: LedgerConnection

  init(_ connection: LedgerConnection) { self.connection = connection }

  /// Opens what is there for looking; never makes anything.
  package static func open(in folder: String) throws(LedgerError) -> LedgerReader {
    LedgerReader(try .reading(in: folder))
  }
}
