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
  /// Every rule that did not hold, as `not_matched` shows it.
  var notMatched: [JSONValue] = []
  /// The rules that came nearest to holding, nearest first.
  var nearest: [NearestRule] = []

  /// The object that `--format json` prints.
  var json: JSONValue {
    guard case .object(let members)? = explanation else {
      return refusal.map { .object([.init("refused", $0.json)]) } ?? .null
    }
    let complete = members.map { member in
      member.name == "not_matched" ? .init(member.name, .array(notMatched)) : member
    }
    return .object(complete + (refusal.map { [.init("refused", $0.json)] } ?? []))
  }
}

/// A rule that came near to holding.
struct NearestRule {
  /// Its entry of `not_matched`.
  var miss: JSONValue
  /// The words or values that it looks for, those first of which most occurs.
  var operands: [String]
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
