import Daemon
import Ledger
import Triage

extension LedgerReader {
  /// The ledger of a spool, for looking; `nil` where no daemon has made one yet.
  static func ifThere(_ settings: Settings) throws -> LedgerReader? {
    do throws(LedgerError) {
      return try open(in: settings.state)
    } catch {
      guard error.cause == .missing else { throw CommandFailure(error) }
      return nil
    }
  }

  /// The ledger of a spool, for a command that cannot do without.
  static func required(_ settings: Settings) throws -> LedgerReader {
    guard let ledger = try ifThere(settings) else {
      throw CommandFailure(
        .found, "there is no ledger in '\(settings.state)'; no daemon has run on this spool yet")
    }
    return ledger
  }
}

extension CommandFailure {
  /// A ledger that cannot be read.
  init(_ error: LedgerError) { self.init(.inputOutput, error.description) }
}

/// Runs what reads the ledger, and ends the command where that fails.
func reading<Value>(_ body: () throws(LedgerError) -> Value) throws -> Value {
  do throws(LedgerError) { return try body() } catch { throw CommandFailure(error) }
}
