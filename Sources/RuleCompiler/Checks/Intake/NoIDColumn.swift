import Diagnostics

extension Check {
  /// R602: a customers file without ids.
  static let noIDColumn = Check(
    code: "R602", title: "a customers file without ids",
    prose: """
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
}

extension Finding {
  /// Found as R602.
  static func noIDColumn(_ first: Value, _ columns: [String]) -> Finding {
    Finding(Check.noIDColumn.code, "no column is called 'id'", at: first.place)
      .noting("the first line names the columns")
  }
}
