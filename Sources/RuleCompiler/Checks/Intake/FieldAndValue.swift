import Diagnostics

extension Check {
  /// R607: a field mapped twice over.
  static let fieldAndValue = Check(
    code: "R607", title: "a field mapped twice over",
    prose: """
      A key's value comes from a `field` of the source, or is always the same `value`.
      """,
    bad: """
      sources:
        desk:
          map:
            channel: {field: how, value: phone}
      #                           ^^^^^
      """,
    repaired: """
      sources:
        desk:
          map:
            channel: {value: phone}
      """)
}

extension Finding {
  /// Found as R607.
  static func fieldAndValue(_ key: Value, _ name: String) -> Finding {
    Finding(Check.fieldAndValue.code, "'\(name)' has a 'field' and a 'value'", at: key.place)
      .helping("keep one of them")
  }
}
