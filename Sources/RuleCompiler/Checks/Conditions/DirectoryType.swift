import Diagnostics

extension Check {
  /// R307: the directory's type where the decided one is meant.
  static let directoryType = Check(
    code: "R307", title: "the directory's type where the decided one is meant",
    prose: """
      Who is asking is decided on level 1, from the directory, the request and the rules; that is
      `customer_type`. `customer.type` is only what the directory or the sender says, and may be read
      only by rules that set `customer_type` or `customer_tier` themselves.
      """,
    bad: """
      rules:
        - id: owners-first
          when: {customer.type: owner}
      #          ^^^^^^^^^^^^^
          then: {raise_urgency: 1}
      """,
    repaired: """
      rules:
        - id: owners-first
          when: {customer_type: owner}
          then: {raise_urgency: 1}
      """)
}

extension Finding {
  /// Found as R307.
  static func directoryType(_ key: Value, _ name: String) -> Finding {
    Finding(
      Check.directoryType.code,
      "'customer.\(name)' is what the directory says, before anything is decided", at: key.place
    ).noting("only a rule that sets 'customer_type' or 'customer_tier' reads it")
      .suggesting("customer_\(name)", for: key)
  }
}
