internal import GRDB

/// How the records of one table are written and read; both follow the order of `columns`.
protocol Table<Record> {
  associatedtype Record

  /// As it is called in SQL.
  static var name: String { get }
  /// In the order in which they are written and read.
  static var columns: [String] { get }
  /// What is written into the columns.
  static func values(of record: Record, _ ruleSets: RuleSetNumbers) throws -> [DatabaseValue]
  /// Reads the columns of `selection` back.
  static func record(_ columns: inout ColumnReader) throws -> Record
}

extension Table {
  /// All columns for a `SELECT`; rule sets by their digests.
  static var selection: String {
    columns.map { column in
      column == "rule_set"
        ? "(SELECT digest FROM rule_sets WHERE rule_sets.id = \(name).rule_set)"
        : "\(name).\(column)"
    }.joined(separator: ", ")
  }

  /// Adds a row.
  static var insertion: String {
    let places = Array(repeating: "?", count: columns.count).joined(separator: ", ")
    return "INSERT INTO \(name) (\(columns.joined(separator: ", "))) VALUES (\(places))"
  }

  /// Adds a row; the older one of the same key gives way.
  static func replacement(of key: String) -> String {
    let changes = columns.map { "\($0) = excluded.\($0)" }.joined(separator: ", ")
    return "\(insertion) ON CONFLICT (\(key)) DO UPDATE SET \(changes)"
  }
}

extension Database {
  /// Runs a statement that was prepared once for the life of the connection.
  func run(_ sql: String, _ values: [DatabaseValue] = []) throws {
    let statement = try cachedStatement(sql: sql)
    statement.setUncheckedArguments(StatementArguments(values))
    try statement.execute()
  }

  /// Adds records, by one statement.
  func insert<Kind: Table>(
    _ records: [Kind.Record], into kind: Kind.Type, _ ruleSets: RuleSetNumbers,
    by sql: String? = nil
  ) throws {
    guard !records.isEmpty else { return }
    let statement = try cachedStatement(sql: sql ?? kind.insertion)
    for record in records {
      let values = try kind.values(of: record, ruleSets)
      statement.setUncheckedArguments(StatementArguments(values))
      try statement.execute()
    }
  }

  /// Hands each row of a query over until `body` says false; `sql` is what stands behind `SELECT`.
  func each(
    _ sql: String, _ values: [DatabaseValue] = [], _ body: (inout ColumnReader) throws -> Bool
  ) throws {
    let statement = try cachedStatement(sql: "SELECT \(sql)")
    let rows = try Row.fetchCursor(statement, arguments: StatementArguments(values))
    while let row = try rows.next() {
      var columns = ColumnReader(row)
      guard try body(&columns) else { return }
    }
  }

  /// All rows of a query, each read by `body`.
  func all<Value>(
    _ sql: String, _ values: [DatabaseValue] = [],
    _ body: (inout ColumnReader) throws -> Value
  ) throws -> [Value] {
    var found: [Value] = []
    try each(sql, values) {
      found.append(try body(&$0))
      return true
    }
    return found
  }

  /// The first row of a query, read by `body`; `nil` where there is none.
  func first<Value>(
    _ sql: String, _ values: [DatabaseValue] = [],
    _ body: (inout ColumnReader) throws -> Value
  ) throws -> Value? {
    let statement = try cachedStatement(sql: "SELECT \(sql)")
    let rows = try Row.fetchCursor(statement, arguments: StatementArguments(values))
    guard let row = try rows.next() else { return nil }
    var columns = ColumnReader(row)
    return try body(&columns)
  }
}

/// Rule sets by the small numbers that stand in rows for their digests; for one transaction.
final class RuleSetNumbers {
  private let db: Database
  private var numbers: [String: DatabaseValue] = [:]

  init(_ db: Database) { self.db = db }

  /// The number of a rule set that was adopted, now or before.
  func number(of digest: String) throws -> DatabaseValue {
    if let number = numbers[digest] { return number }
    let found = try db.first(
      "id FROM rule_sets WHERE digest = ?", [digest.databaseValue]
    ) { try $0.next(Int64.self) }
    guard let found else { throw Contradiction("rule set '\(digest)' was never adopted") }
    numbers[digest] = found.databaseValue
    return found.databaseValue
  }
}

/// What was to be written does not go with what is there.
struct Contradiction: Error {
  let message: String

  init(_ message: String) { self.message = message }
}
