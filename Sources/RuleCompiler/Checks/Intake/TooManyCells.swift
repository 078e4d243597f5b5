import Diagnostics

extension Check {
  /// R603: a row with more cells than columns.
  static let tooManyCells = Check(
    code: "R603", title: "a row with more cells than columns",
    prose: """
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
}

extension Finding {
  /// Found as R603.
  static func tooManyCells(_ cell: Value, _ count: Int) -> Finding {
    Finding(
      Check.tooManyCells.code, "the row has more cells than the \(count) columns", at: cell.place
    )
    .helping("put a cell that holds a comma in double quotes")
  }
}
