import Diagnostics

extension Check {
  /// R702: a test that expects nothing.
  static let expectsNothing = Check(
    code: "R702", title: "a test that expects nothing",
    prose: """
      A test without expectations passes whatever is decided.
      """,
    bad: """
      tests:
        - id: leak
          request: {description: leak}
          expect: {}
      #           ^^
      """,
    repaired: """
      tests:
        - id: leak
          request: {description: leak}
          expect: {category: water.leak}
      """)
}

extension Finding {
  /// Found as R702.
  static func expectsNothing(_ value: Value, _ owner: String) -> Finding {
    Finding(Check.expectsNothing.code, "\(owner) expects nothing", at: value.place)
  }
}
