internal import GRDB
internal import Glibc

extension LedgerError {
  /// Runs `body` and types whatever it throws.
  static func during<Value>(
    _ verb: String, _ object: String, _ body: () throws -> Value
  ) throws(LedgerError) -> Value {
    do {
      return try body()
    } catch let error as LedgerError {
      throw error
    } catch {
      throw LedgerError(verb, object, Cause(error))
    }
  }

  init(_ verb: String, _ object: String, errno code: Int32) {
    self.init(verb, object, Cause(errno: code))
  }
}

extension LedgerError.Cause {
  fileprivate init(_ error: any Error) {
    switch error {
    case let error as DatabaseError: self.init(error)
    case let error as StaleTicket: self = .stale(error.number)
    case let error as Contradiction: self = .conflict(error.message)
    case let error as Damage: self = .damaged(error.message)
    case is Superseded: self = .newer
    case let error as UnknownValue: self = .damaged("column \(error.column) of a row is unknown")
    default: self = .damaged("\(error)")
    }
  }

  private init(_ error: DatabaseError) {
    let message = error.message ?? "no message"
    switch error.resultCode {
    case .SQLITE_FULL: self = .full
    case .SQLITE_BUSY, .SQLITE_LOCKED: self = .busy
    case .SQLITE_READONLY, .SQLITE_PERM: self = .readOnly
    case .SQLITE_CORRUPT, .SQLITE_NOTADB: self = .damaged(message)
    case .SQLITE_CONSTRAINT: self = .conflict(message)
    default: self = .storage(code: error.extendedResultCode.rawValue, message: message)
    }
  }

  fileprivate init(errno code: Int32) {
    switch code {
    case ENOSPC, EDQUOT: self = .full
    case EROFS, EACCES, EPERM: self = .readOnly
    case ENOENT, ENOTDIR: self = .missing
    default: self = .storage(code: code, message: String(cString: strerror(code)))
    }
  }
}

/// The file is no ledger, or not any more.
struct Damage: Error {
  let message: String

  init(_ message: String) { self.message = message }
}

/// The file has migrations that this program does not know.
struct Superseded: Error {}
