import Diagnostics
import YAMLTree

extension Node {
  /// A request as its sender would have written it: a mapping as it is, a text as the description.
  var requestJSON: JSONValue {
    guard entries == nil, let text else { return json }
    return ["description": .string(text)]
  }

  /// The same value in JSON; plain scalars that are no JSON number, such as `0602`, stay text.
  var json: JSONValue {
    switch content {
    case .sequence(let elements): return .array(elements.map(\.json))
    case .mapping(let entries):
      return .object(entries.map { JSONValue.Member($0.name, $0.value.json) })
    case .scalar(let scalar):
      switch scalar.resolved {
      case .null: return .null
      case .bool(let flag): return .bool(flag)
      case .int(let text), .float(let text):
        return Self.isJSONNumber(text) ? .number(text) : .string(text)
      case .string: return .string(scalar.text)
      }
    }
  }

  /// By the grammar of RFC 8259, for a text that the core schema takes for a number.
  private static func isJSONNumber(_ text: String) -> Bool {
    var digits = Substring(text).utf8
    if digits.first == UInt8(ascii: "-") { digits.removeFirst() }
    guard let first = digits.first, (0x30...0x39).contains(first) else { return false }
    if first == 0x30, let second = digits.dropFirst().first, (0x30...0x39).contains(second) {
      return false
    }
    guard let point = digits.firstIndex(of: UInt8(ascii: ".")) else {
      return !digits.contains { $0 == UInt8(ascii: "x") || $0 == UInt8(ascii: "o") }
    }
    return digits[digits.index(after: point)...].first.map { (0x30...0x39).contains($0) } ?? false
  }
}
