import Diagnostics

extension Check {
  /// R108: not the number that belongs here.
  static let wrongNumber = Check(
    code: "R108", title: "not the number that belongs here",
    prose: """
      A number of the kind that the place asks for: whole where things are counted, with at most two
      decimals where it is money, and within its bounds.
      """,
    bad: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {raise_urgency: -1}
      #                         ^^
      """,
    repaired: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {raise_urgency: 1}
      """)
}

extension Finding {
  /// Found as R108.
  static func wrongNumber(_ value: Value, _ what: String, expected: String) -> Finding {
    Finding(
      Check.wrongNumber.code, "\(shown(value)) cannot be \(what)", at: value.firstLine
    ).noting("expected \(expected)")
  }

  /// The text in quotes, or what it is instead of a text.
  static func shown(_ value: Value) -> String {
    value.isNull ? "nothing" : value.text.map { "'\($0)'" } ?? value.kind
  }
}
