/// Why the service cannot start or go on.
package enum ServiceError: Error, CustomStringConvertible {
  /// Another daemon holds the spool.
  case held(String)
  /// Files or the ledger cannot be used.
  case io(String)
  /// The rules cannot be used, and there is no last good set.
  case rules(RefusedRules)

  /// One line for the journal and the terminal.
  package var description: String {
    switch self {
    case .held(let text), .io(let text): text
    case .rules(let refused):
      "the rules cannot be used and there is no last good set: \(refused.reason)"
        + (refused.errorCount > 1 ? " (and \(refused.errorCount - 1) more)" : "")
    }
  }

  /// By sysexits.h: 75 held by another, 74 input/output, 78 configuration.
  package var exitCode: Int32 {
    switch self {
    case .held: 75
    case .io: 74
    case .rules: 78
    }
  }
}
