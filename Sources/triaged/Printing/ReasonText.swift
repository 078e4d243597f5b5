import Diagnostics

/// One entry of `why` in words.
struct ReasonText {
  private let reason: JSONValue
  private let request: RequestView

  /// Reads an entry, with the request whose words it points to.
  init(_ reason: JSONValue, request: RequestView) {
    self.reason = reason
    self.request = request
  }

  /// The attribute, or the field that was filled.
  var name: String { reason["attribute"]?.shown ?? "" }

  /// The rule or safety entry, if one decided.
  var rule: String? { reason["rule"]?.text }

  /// Whether it changed what was decided before.
  var isAdjustment: Bool { ["raise", "safety"].contains(reason["by"]?.text) && name == "urgency" }

  /// The value, and how it came about where it was not decided but changed.
  var value: String {
    let value = reason["value"]?.shown ?? ""
    guard isAdjustment else { return value }
    return reason["by"]?.text == "raise" ? "raised to \(value)" : "not below \(value)"
  }

  /// Who decided.
  var origin: String {
    let place = reason["at"]?.text.map { " at \($0)" } ?? ""
    if let rule {
      return (reason["by"]?.text == "safety" ? "safety '\(rule)'" : "rule '\(rule)'") + place
    }
    switch reason["by"]?.text {
    case "directory": return "as the customer directory says"
    case "request": return "as the request says"
    case "signals": return "by the category's signals"
    case "category": return "goes with the category"
    case "defaults": return "default, no rule decides it"
    default: return "by \(reason["by"]?.shown ?? "-")"
    }
  }

  /// What made it hold, the same found words once.
  var grounds: [String] {
    var seen: Set<String> = []
    return (reason["because"]?.elements ?? []).map(sentence).filter { seen.insert($0).inserted }
  }

  private func sentence(_ ground: JSONValue) -> String {
    let field = ground["field"]?.shown ?? ""
    let name = ground["operator"]?.shown ?? ""
    let operand = (ground["operand"]?.shown ?? "").cut(to: 120)
    let isNegated = ground["not"] == .bool(true)
    guard !isNegated else { return "not: \(field) \(name) \(operand.cut(to: 50))" }
    guard let words = words(ground, in: field) else { return "\(field) \(name) \(operand)" }
    let found = "\(field) \(name) \"\(words.onOneLine.cut(to: 120))\""
    return words.onOneLine == operand ? found : found + " (\(operand.cut(to: 60)))"
  }

  private func words(_ ground: JSONValue, in field: String) -> String? {
    let found = (ground["found"]?.elements ?? []).compactMap { Int($0.shown) }
    guard found.count == 2, found[0] <= found[1], ground["element"] == nil else { return nil }
    return request.words(in: field, found[0]..<found[1])
  }
}
