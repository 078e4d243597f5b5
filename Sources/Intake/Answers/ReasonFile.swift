package import Diagnostics
package import Triage

/// What stands beside a refused file: why, where, and what was expected.
package struct ReasonFile: Sendable {
  /// How many rows of a batch are listed; the rest is counted.
  package static let listedRows = 10_000

  private let fileName: String
  private let source: String?
  private let at: String
  private var rows: [JSONValue] = []
  private var firstRefusal: Refusal?
  private var rowCount = 0

  /// - Parameters:
  ///   - fileName: The name as it may be printed, with `\xNN` for bytes that may not.
  ///   - at: The moment of refusal in the zone of the settings.
  package init(fileName: String, source: String?, at: Timestamp, in zone: Zone) {
    self.fileName = fileName
    self.source = source
    self.at = at.text(in: zone)
  }

  /// Counts a refused row of a batch.
  package mutating func add(_ row: RefusedRow) {
    rowCount += 1
    if firstRefusal == nil { firstRefusal = row.refusal }
    guard rowCount <= Self.listedRows else { return }
    rows.append([
      "line": .integer(row.line), "code": .string(row.refusal.code.rawValue),
      "message": .string(row.refusal.message), "pointer": .string(orNull: row.refusal.pointer),
    ])
  }

  /// The file's content where all of the file was refused.
  package func json(_ refusal: Refusal) -> JSONValue {
    .object(members(refusal))
  }

  /// The file's content where rows were refused; nil where none was.
  ///
  /// The members of a whole refusal are those of the first row, so that a program which knows only
  /// them reads something true.
  package func jsonOfRows() -> JSONValue? {
    guard let firstRefusal else { return nil }
    var members = members(firstRefusal)
    members.append(.init("rows", .array(rows)))
    if rowCount > rows.count {
      members.append(.init("rows_not_listed", .integer(rowCount - rows.count)))
    }
    return .object(members)
  }

  private func members(_ refusal: Refusal) -> [JSONValue.Member] {
    [
      .init("file", .string(fileName)), .init("source", .string(orNull: source)),
      .init("code", .string(refusal.code.rawValue)), .init("message", .string(refusal.message)),
      .init("line", refusal.line.map { .integer($0) } ?? .null),
      .init("column", refusal.column.map { .integer($0) } ?? .null),
      .init("pointer", .string(orNull: refusal.pointer)),
      .init("expected", .string(orNull: refusal.expected)), .init("at", .string(at)),
    ]
  }
}
