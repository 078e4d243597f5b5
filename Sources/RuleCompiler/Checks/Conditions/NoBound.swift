import Diagnostics

extension Check {
  /// R308: a bound that is neither number nor time.
  static let noBound = Check(
    code: "R308", title: "a bound that is neither number nor time",
    prose: """
      `at_least`, `at_most`, `more_than` and `less_than` compare numbers, times, urgencies and
      customer tiers.
      """,
    bad: """
      rules:
        - id: hot
          when: {attributes.temperature: {at_least: warm}}
      #                                             ^^^^
          then: {urgency: urgent}
      """,
    repaired: """
      rules:
        - id: hot
          when: {attributes.temperature: {at_least: 35}}
          then: {urgency: urgent}
      """)
}

extension Finding {
  /// Found as R308.
  static func noBound(_ value: Value, _ text: String) -> Finding {
    Finding(Check.noBound.code, "'\(text)' is neither a number nor a time", at: value.place)
      .noting("names have an order only for 'urgency' and 'customer_tier'")
  }
}
