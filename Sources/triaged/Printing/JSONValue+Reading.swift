import Diagnostics

extension JSONValue {
  /// The text, if it is one.
  var text: String? {
    guard case .string(let text) = self else { return nil }
    return text
  }

  /// The elements; none where it is no list.
  var elements: [JSONValue] {
    guard case .array(let elements) = self else { return [] }
    return elements
  }

  /// The members; none where it is no object.
  var members: [Member] {
    guard case .object(let members) = self else { return [] }
    return members
  }

  /// The value as people read it: texts without quotes, lists with commas, null as a dash.
  var shown: String {
    switch self {
    case .null: "-"
    case .bool(let flag): flag ? "true" : "false"
    case .number(let digits): digits
    case .string(let text): text.onOneLine
    case .array(let elements):
      elements.isEmpty ? "-" : elements.map(\.shown).joined(separator: ", ")
    case .object(let members):
      members.map { "\($0.name) \($0.value.shown)" }.joined(separator: ", ")
    }
  }
}
