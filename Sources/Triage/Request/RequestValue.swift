package import Diagnostics

/// A single value of a request, as its sender wrote it.
///
/// Numbers keep the digits they came with, so that an account number of twenty digits is never
/// rounded on its way through.
package enum RequestValue: Hashable, Sendable {
  case text(String)
  case number(String)
  case bool(Bool)

  /// The value as text; a number is its digits as written.
  package var text: String {
    switch self {
    case .text(let text), .number(let text): text
    case .bool(let flag): flag ? "true" : "false"
    }
  }

  /// The value as it stands in a dispatch file or in the decision log.
  package var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .number(let digits): .number(digits)
    case .bool(let flag): .bool(flag)
    }
  }
}
