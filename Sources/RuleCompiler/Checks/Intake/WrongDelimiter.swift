import Diagnostics

extension Check {
  /// R605: a delimiter that is not one character.
  static let wrongDelimiter = Check(
    code: "R605", title: "a delimiter that is not one character",
    prose: """
      Cells of a CSV file are parted by one ASCII character, such as `,`, `;`, `|` or a tab, written
      `"\\t"`.
      """,
    bad: """
      sources:
        desk: {format: csv, delimiter: ", "}
      #                                ^^^^
      """,
    repaired: """
      sources:
        desk: {format: csv, delimiter: ","}
      """)
}

extension Finding {
  /// Found as R605.
  static func wrongDelimiter(_ value: Value) -> Finding {
    Finding(Check.wrongDelimiter.code, "\(shown(value)) cannot be a delimiter", at: value.place)
      .noting("one ASCII character belongs here")
  }
}
