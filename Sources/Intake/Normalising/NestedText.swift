internal import Diagnostics
internal import YAMLTree

/// Lists and objects as the text of one attribute.
enum NestedText {
  /// Compact JSON with the names of objects in byte order, so that the order in which a sender
  /// happened to write them makes no other content.
  static func compact(_ node: Node) -> String { json(node).compact }

  /// Never deeper than the reader's limit.
  private static func json(_ node: Node) -> JSONValue {
    switch node.content {
    case .sequence(let elements): return .array(elements.map(json))
    case .mapping(let entries):
      let members = entries.map { JSONValue.Member($0.name, json($0.value)) }
      return .object(members.sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) })
    case .scalar(let scalar):
      switch scalar.resolved {
      case .null: return .null
      case .bool(let flag): return .bool(flag)
      case .int(let digits), .float(let digits):
        return isJSONNumber(digits) ? .number(digits) : .string(digits)
      case .string: return .string(scalar.text)
      }
    }
  }

  /// Whether digits that YAML takes for a number are one in JSON too; `0x1F`, `+1`, `007` and
  /// `.inf` are not, and stay texts. So does what is too large for any program to compare.
  static func isJSONNumber(_ text: String) -> Bool {
    var rest = Substring(text).utf8
    if rest.first == UInt8(ascii: "-") { rest.removeFirst() }
    let whole = takeDigits(&rest)
    guard whole.count == 1 || (whole.count > 1 && whole.first != UInt8(ascii: "0")) else {
      return false
    }
    if rest.first == UInt8(ascii: ".") {
      rest.removeFirst()
      guard !takeDigits(&rest).isEmpty else { return false }
    }
    var canOverflow = text.utf8.count > 300
    if let exponent = rest.first, exponent | 0x20 == UInt8(ascii: "e") {
      canOverflow = true
      rest.removeFirst()
      if rest.first == UInt8(ascii: "+") || rest.first == UInt8(ascii: "-") { rest.removeFirst() }
      guard !takeDigits(&rest).isEmpty else { return false }
    }
    return rest.isEmpty && (!canOverflow || Double(text)?.isFinite == true)
  }

  private static func takeDigits(_ rest: inout Substring.UTF8View) -> Substring.UTF8View {
    let digits = rest.prefix { $0 >= 0x30 && $0 <= 0x39 }
    rest = rest.dropFirst(digits.count)
    return digits
  }
}
