import Diagnostics

extension Check {
  /// R405: a field that no rule can fill.
  static let cannotBeFilled = Check(
    code: "R405", title: "a field that no rule can fill",
    prose: """
      What identifies a request, and the customer's own words, stay as they came.
      """,
    bad: """
      rules:
        - id: rename
          when: {channel: app}
          then: {subject: "from the app"}
      #          ^^^^^^^
      """,
    repaired: """
      rules:
        - id: rename
          when: {channel: app}
          then: {attributes.note: "from the app"}
      """)
}

extension Finding {
  /// Found as R405.
  static func cannotBeFilled(_ key: Value, _ name: String) -> Finding {
    Finding(Check.cannotBeFilled.code, "no rule can fill '\(name)'", at: key.place)
      .helping("'attributes.NAME' can hold whatever a rule adds")
  }
}
