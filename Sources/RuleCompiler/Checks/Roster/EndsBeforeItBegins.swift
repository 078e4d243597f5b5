import Diagnostics

extension Check {
  /// R508: a period that ends before it begins.
  static let endsBeforeItBegins = Check(
    code: "R508", title: "a period that ends before it begins",
    prose: """
      `until` is the last day, and belongs to the period; so it cannot come before `from`.
      """,
    bad: """
      subcontractors:
        - id: otis
          contract: {from: 2027-01-01, until: 2026-12-31}
      #                                       ^^^^^^^^^^
      """,
    repaired: """
      subcontractors:
        - id: otis
          contract: {from: 2026-01-01, until: 2026-12-31}
      """)
}

extension Finding {
  /// Found as R508.
  static func endsBeforeItBegins(_ last: Value, first: Value, of owner: String) -> Finding {
    Finding(Check.endsBeforeItBegins.code, "\(owner) ends before it begins", at: last.place)
      .labelling(first.place, "begins here")
  }
}
