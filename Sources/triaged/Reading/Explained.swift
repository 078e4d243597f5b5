import Diagnostics
import Intake

/// One request with its explanation, as it is told: everything that text and JSON show.
struct Explained {
  /// What goes before everything else: the ticket, or where in the file it stands.
  var title: String
  /// The request as it was decided on; null where it could not be read.
  var request: JSONValue
  /// The explanation in its stable shape; `nil` where nothing was decided.
  var explanation: JSONValue?
  /// Why it is no request, if it is none.
  var refusal: Refusal?
  /// How the promised moments were reached, where that is known.
  var promises: [PromiseAccount] = []
  /// What the intake moved or set aside.
  var notes: [String] = []
  /// The rules that came nearest to holding, nearest first.
  var nearest: [NearestRule] = []

  /// The object that `--format json` prints.
  var json: JSONValue {
    guard let refusal else { return explanation ?? .null }
    guard case .object(let members)? = explanation else {
      return .object([.init("refused", refusal.json)])
    }
    return .object(members + [.init("refused", refusal.json)])
  }
}

/// A rule that came near to holding.
struct NearestRule {
  /// Its entry of `not_matched`.
  var miss: JSONValue
  /// The words or values that it looks for, those first of which most occurs.
  var operands: [String]
}

/// Where a promised moment comes from, in words.
struct PromiseAccount {
  /// What is promised, by its name.
  var target: String
  /// How long, in whose hours, and who promises it.
  var terms: String
  /// The steps of the arithmetic, in sentences; none where time simply runs.
  var steps: [String]
}

extension Refusal {
  /// The refusal by the names of a reason file.
  var json: JSONValue {
    [
      "code": .string(code.rawValue), "message": .string(message),
      "line": line.map { .integer($0) } ?? .null, "column": column.map { .integer($0) } ?? .null,
      "pointer": .string(orNull: pointer), "expected": .string(orNull: expected),
    ]
  }
}
