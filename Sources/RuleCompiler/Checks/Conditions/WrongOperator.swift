import Diagnostics

extension Check {
  /// R309: an operator that does not fit the field.
  static let wrongOperator = Check(
    code: "R309", title: "an operator that does not fit the field",
    prose: """
      Only a time can lie within opening hours, and only urgencies and customer tiers are names with
      an order.
      """,
    bad: """
      rules:
        - id: at-night
          when: {text: {outside: always}}
      #                 ^^^^^^^
          then: {tags: [night]}
      """,
    repaired: """
      rules:
        - id: at-night
          when: {received_at: {outside: always}}
          then: {tags: [night]}
      """)
}

extension Finding {
  /// Found as R309.
  static func noOrder(_ key: Value, _ name: String) -> Finding {
    Finding(
      Check.wrongOperator.code, "the names of '\(key.text ?? "")' have no order for '\(name)'",
      at: key.place
    ).noting("names have an order only for 'urgency' and 'customer_tier'")
  }

  /// Found as R309.
  static func noTime(_ name: Value, field: Value) -> Finding {
    Finding(
      Check.wrongOperator.code, "'\(field.text ?? "")' is no time for '\(name.text ?? "")'",
      at: name.place
    ).noting("times such as 'received_at' lie within opening hours")
  }
}
