import Diagnostics

extension Check {
  /// R606: a format of times that cannot be read.
  static let wrongFormat = Check(
    code: "R606", title: "a format of times that cannot be read",
    prose: """
      Formats are those of `strptime`: `%Y-%m-%d %H:%M:%S`. Together the letters must make a date.
      """,
    bad: """
      sources:
        desk:
          map:
            received_at: {field: created, format: "%Y-%q-%d"}
      #                                           ^^^^^^^^^^
      """,
    repaired: """
      sources:
        desk:
          map:
            received_at: {field: created, format: "%Y-%m-%d"}
      """)
}

extension Finding {
  /// Found as R606.
  static func wrongFormat(_ value: Value, _ text: String, _ reason: String) -> Finding {
    Finding(Check.wrongFormat.code, "'\(text)' is no format of times: \(reason)", at: value.place)
  }
}
