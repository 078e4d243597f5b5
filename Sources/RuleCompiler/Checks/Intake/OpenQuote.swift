import Diagnostics

extension Check {
  /// R601: a quote that never ends.
  static let openQuote = Check(
    code: "R601", title: "a quote that never ends",
    prose: """
      In a CSV file a `"` at the start of a cell opens a quoted one, which goes on to the next `"`,
      over commas and line ends. A quote within is written twice.
      """,
    bad: """
      customers: [{file: people.csv}]
      # file: people.csv
      id,name
      c-1,"Wang
          ^
      """,
    repaired: """
      customers: [{file: people.csv}]
      # file: people.csv
      id,name
      c-1,"Wang"
      """)
}

extension Finding {
  /// Found as R601.
  static func openQuote(_ place: Place) -> Finding {
    Finding(Check.openQuote.code, "this quote never ends", at: place)
  }
}
