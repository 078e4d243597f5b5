import Diagnostics

extension Check {
  /// R202: a name given twice.
  static let nameTwice = Check(
    code: "R202", title: "a name given twice",
    prose: """
      A name stands for one thing. Staff, subcontractors and teams share one space of names, and so
      do rules and safety entries.
      """,
    bad: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {urgency: urgent}
        - id: water-leak
      #       ^^^^^^^^^^
          when: {text: {contains: [drip]}}
          then: {urgency: normal}
      """,
    repaired: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {urgency: urgent}
        - id: water-drip
          when: {text: {contains: [drip]}}
          then: {urgency: normal}
      """)
}

extension Finding {
  /// Found as R202.
  static func keyTwice(_ key: Value, before: Value) -> Finding {
    Finding(
      Check.nameTwice.code, "'\(key.text ?? "")' is given in another file already", at: key.place
    ).labelling(before.place, "first here")
  }

  /// Found as R202.
  static func nameTwice(_ value: Value, _ kind: NameKind, before: Value) -> Finding {
    Finding(
      Check.nameTwice.code, "the name '\(value.text ?? "")' is given twice", at: value.place
    ).labelling(before.place, "first here")
  }
}
