import Diagnostics
import Triage
import YAMLTree

extension Check {
  /// R301: an unknown field.
  static let unknownField = Check(
    code: "R301", title: "an unknown field",
    prose: """
      A condition looks at a key of the request, `customer.*`, `attributes.*`, `text`, `received_at`
      or a decided attribute. What senders add under names of their own is found below `attributes`.
      """,
    bad: """
      rules:
        - id: water-leak
          when: {desciption: {contains: [leak]}}
      #          ^^^^^^^^^^
          then: {urgency: urgent}
      """,
    repaired: """
      rules:
        - id: water-leak
          when: {description: {contains: [leak]}}
          then: {urgency: urgent}
      """)
}

extension Finding {
  /// Found as R301.
  static func unknownField(_ key: Value, _ name: String) -> Finding {
    if let finding = fullWidthColon(in: key, name) { return finding }
    if let hint = key.node.structureHint {
      return Finding(Check.unknownField.code, "unknown field '\(name)'", at: key.place).helping(
        hint)
    }
    let finding = Finding(Check.unknownField.code, "unknown field '\(name)'", at: key.place)
    if Operator(rawValue: name) != nil {
      return finding.helping(
        "'\(name)' is an operator, and belongs under a field: text: {\(name): …}")
    }
    if name == "raise_urgency" { return finding.helping("the outcome can be read as 'urgency'") }
    let near = nearest(to: name, in: knownFields)
    guard near == nil else { return finding.suggesting(near, for: key) }
    return finding.helping("what senders add is found as 'attributes.\(name)'")
  }

  private static var knownFields: [String] {
    RequestField.allCases.map(\.rawValue) + Attribute.allCases.filter(\.isReadable).map(\.rawValue)
      + ["text", "received_at", "attachments", "customer.tags", "all", "any", "not"]
  }
}
