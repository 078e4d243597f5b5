import Diagnostics

extension Check {
  /// R407: 'reaches_top' without 'raise_urgency'.
  static let reachesWithoutRaise = Check(
    code: "R407", title: "'reaches_top' without 'raise_urgency'",
    prose: """
      `reaches_top: true` lets a raise end at the most urgent level; without a raise it says nothing.
      """,
    bad: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {urgency: urgent, reaches_top: true}
      #                                        ^^^^
      """,
    repaired: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {raise_urgency: 1, reaches_top: true}
      """)
}

extension Finding {
  /// Found as R407.
  static func reachesWithoutRaise(_ value: Value) -> Finding {
    Finding(
      Check.reachesWithoutRaise.code, "'reaches_top' without 'raise_urgency'", at: value.place)
  }
}
