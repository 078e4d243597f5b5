import Diagnostics

extension Check {
  /// R404: a rule that sets nothing.
  static let setsNothing = Check(
    code: "R404", title: "a rule that sets nothing",
    prose: """
      A rule without an outcome decides nothing; only a `final` one makes sense, which ends the
      reading.
      """,
    bad: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {}
      #   ^^^^
      """,
    repaired: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {tags: [water]}
      """)
}

extension Finding {
  /// Found as R404.
  static func setsNothing(_ then: Value, _ owner: String) -> Finding {
    Finding(Check.setsNothing.code, "\(owner) sets nothing", at: then.place)
  }
}
