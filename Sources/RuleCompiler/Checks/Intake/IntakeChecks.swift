import Diagnostics
import YAMLTree

extension Check {
  static let openQuote = Check(
    "R601", "a quote that never ends",
    """
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

  static let noIDColumn = Check(
    "R602", "a customers file without ids",
    """
    The first line names the columns; one of them is `id`, by which senders and reports know the
    customer.
    """,
    bad: """
      customers: [{file: people.csv}]
      # file: people.csv
      number,name
      ^^^^^^
      1,Wang
      """,
    repaired: """
      customers: [{file: people.csv}]
      # file: people.csv
      id,name
      1,Wang
      """)

  static let tooManyCells = Check(
    "R603", "a row with more cells than columns",
    """
    Most likely a comma within a name: put the cell in double quotes.
    """,
    bad: """
      customers: [{file: people.csv}]
      # file: people.csv
      id,name
      c-1,Wang, Lei
               ^^^^
      """,
    repaired: """
      customers: [{file: people.csv}]
      # file: people.csv
      id,name
      c-1,"Wang, Lei"
      """)

  static let notUTF8 = Check(
    "R604", "a named file that is not UTF-8",
    """
    Lists and customers are read as UTF-8. Spreadsheets offer it when saving as "CSV UTF-8".
    """,
    bad: """
      lists: {streets: {file: streets.txt}}
      # file: streets.txt
      \u{FFFD}
      """,
    repaired: """
      lists: {streets: {file: streets.txt}}
      # file: streets.txt
      High Street
      """)

  static let wrongDelimiter = Check(
    "R605", "a delimiter that is not one character",
    """
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

  static let wrongFormat = Check(
    "R606", "a format of times that cannot be read",
    """
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

  static let fieldAndValue = Check(
    "R607", "a field mapped twice over",
    """
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
  static func openQuote(_ place: Place) -> Finding {
    Finding(Check.openQuote.code, "this quote never ends", at: place)
  }

  static func noIDColumn(_ first: Value, _ columns: [String]) -> Finding {
    Finding(Check.noIDColumn.code, "no column is called 'id'", at: first.place)
      .noting("the first line names the columns")
  }

  static func tooManyCells(_ cell: Value, _ count: Int) -> Finding {
    Finding(
      Check.tooManyCells.code, "the row has more cells than the \(count) columns", at: cell.place
    )
    .helping("put a cell that holds a comma in double quotes")
  }

  static func notUTF8(_ text: SourceText) -> Finding {
    Finding(Check.notUTF8.code, "the file is not UTF-8", at: Place(path: text.path))
      .helping("save it with the encoding UTF-8")
  }

  static func wrongDelimiter(_ value: Value) -> Finding {
    Finding(Check.wrongDelimiter.code, "\(shown(value)) cannot be a delimiter", at: value.place)
      .noting("one ASCII character belongs here")
  }

  static func wrongFormat(_ value: Value, _ text: String, _ reason: String) -> Finding {
    Finding(Check.wrongFormat.code, "'\(text)' is no format of times: \(reason)", at: value.place)
  }

  static func fieldAndValue(_ key: Value, _ name: String) -> Finding {
    Finding(Check.fieldAndValue.code, "'\(name)' has a 'field' and a 'value'", at: key.place)
      .helping("keep one of them")
  }
}
