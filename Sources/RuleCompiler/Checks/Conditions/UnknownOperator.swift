import Diagnostics

extension Check {
  /// R302: an unknown operator.
  static let unknownOperator = Check(
    code: "R302", title: "an unknown operator",
    prose: """
      What stands in a mapping under a field are operators; several must all hold.
      """,
    bad: """
      rules:
        - id: water-leak
          when: {text: {contain: [leak]}}
      #                 ^^^^^^^
          then: {urgency: urgent}
      """,
    repaired: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {urgency: urgent}
      """)
}

extension Finding {
  /// Found as R302.
  static func unknownOperator(_ key: Value, field: Value) -> Finding {
    let name = key.text ?? ""
    if let finding = fullWidthColon(in: key, name) { return finding }
    let words = Operator.allCases.map(\.rawValue) + ["exact"]
    let shown = words.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    let finding = Finding(
      Check.unknownOperator.code, "unknown operator '\(name)' on '\(field.text ?? "")'",
      at: key.place
    ).noting("an operator is \(shown), …")
    if ["all", "any", "not"].contains(name) {
      return finding.helping("'\(name)' stands around fields, not under one")
    }
    return finding.suggesting(nearest(to: name, in: words), for: key)
  }
}
