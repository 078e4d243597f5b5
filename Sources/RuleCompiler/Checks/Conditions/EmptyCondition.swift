import Diagnostics

extension Check {
  /// R310: a condition that asks nothing.
  static let emptyCondition = Check(
    code: "R310", title: "a condition that asks nothing",
    prose: """
      `any: []`, an empty list of phrases or a field with an empty mapping would hold never, or
      always, and nobody could tell from reading it.
      """,
    bad: """
      rules:
        - id: water-leak
          when: {text: {contains: []}}
      #                           ^^
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
  /// Found as R310.
  static func noOperator(_ value: Value, _ field: String) -> Finding {
    Finding(Check.emptyCondition.code, "nothing is asked of '\(field)'", at: value.firstLine)
      .noting("an operator belongs here, such as 'is', 'contains' or 'exists'")
  }

  /// Found as R310.
  static func emptyList(_ value: Value, _ what: String) -> Finding {
    Finding(Check.emptyCondition.code, "the list of \(what) is empty", at: value.place)
  }

  /// Found as R310.
  static func emptyOperand(_ value: Value, _ name: String) -> Finding {
    Finding(Check.emptyCondition.code, "'\(name)' is given an empty text", at: value.place)
  }
}
