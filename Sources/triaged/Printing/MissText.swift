import Diagnostics

/// One entry of `not_matched` in words.
struct MissText {
  private let miss: JSONValue
  private let operands: [String]

  /// Reads an entry; `operands` are what its condition looks for, closest first.
  init(_ miss: JSONValue, operands: [String] = []) {
    self.miss = miss
    self.operands = operands
  }

  /// The rule.
  var rule: String { miss["rule"]?.shown ?? "" }

  /// Where it stands.
  var place: String { miss["at"]?.shown ?? "" }

  /// The condition that failed, and what was there instead.
  var reason: [String] {
    if let unread = miss["unread"]?.text { return [unread] }
    guard let failed = miss["failed"], !failed.isNull else { return [] }
    let field = failed["field"]?.shown ?? ""
    let condition = "\(field) \(failed["operator"]?.shown ?? "") \(operand(failed))"
    guard failed["not"] != .bool(true) else { return ["must not be: \(condition)"] }
    guard field != "text" else { return ["fails: \(condition)"] }
    let actual = failed["actual"] ?? .null
    return ["fails: \(condition); it is \(actual.isNull ? "missing" : "'\(actual.shown)'")"]
  }

  private static let shownOperands = 6

  private func operand(_ failed: JSONValue) -> String {
    guard operands.count > Self.shownOperands else {
      return (failed["operand"]?.shown ?? "").cut(to: 140)
    }
    let shown = operands.prefix(Self.shownOperands).map { $0.onOneLine.cut(to: 40) }
    return shown.joined(separator: ", ") + " and \(operands.count - shown.count) more"
  }
}
