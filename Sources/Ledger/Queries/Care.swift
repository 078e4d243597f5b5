internal import GRDB
internal import Glibc
internal import Triage

// Looking for damage, and copies.

extension LedgerReader {
  /// Sentences about what is wrong within the ledger; none where all is well. Reads all of it.
  package func faults() throws(LedgerError) -> [String] {
    try connection.read("check") { db in
      let damage = try String.fetchAll(db, sql: "PRAGMA integrity_check(20)").filter { $0 != "ok" }
      guard damage.isEmpty else { return damage }
      return try Self.dangling(in: db) + Self.contradictions.flatMap { try $0.search(db) }
    }
  }

  /// Makes a consistent copy beside a running daemon, whole and on disk when it returns.
  ///
  /// Never writes over a file; one that it could not finish it takes away.
  package func backUp(to file: String) throws(LedgerError) {
    let descriptor = Glibc.open(file, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0o640)
    guard descriptor >= 0 else { throw LedgerError("back up to", file, errno: errno) }
    close(descriptor)
    do {
      try LedgerError.during("back up to", file) {
        let copy = try DatabaseQueue(path: file)
        try connection.queue.backup(to: copy)
        try copy.close()
      }
    } catch {
      unlink(file)
      throw error
    }
  }

  private static func dangling(in db: Database) throws -> [String] {
    try Row.fetchAll(db, sql: "SELECT \"table\", parent FROM pragma_foreign_key_check LIMIT 20")
      .map { "a row of '\($0[0] as String)' refers to nothing in '\($0[1] as String)'" }
  }

  private static let contradictions = [
    Contradictory(
      "ticket '%' is with somebody and has no dispatch that stands, or another one's",
      """
      number FROM tickets LEFT JOIN dispatches ON ticket = number AND ending IS NULL
      WHERE state IN ('dispatched','accepted','arrived','paused')
        AND tickets.assignee IS NOT dispatches.assignee
      """),
    Contradictory(
      "ticket '%' is with nobody and has a dispatch that stands",
      """
      number FROM tickets JOIN dispatches ON ticket = number AND ending IS NULL
      WHERE state IN ('waiting','held','resolved','cancelled')
      """),
    Contradictory(
      "ticket '%' has no documents",
      "number FROM tickets LEFT JOIN papers ON ticket = number WHERE ticket IS NULL"),
    Contradictory(
      "event '%' follows a gap",
      """
      sequence FROM events WHERE sequence > (SELECT min(sequence) FROM events)
        AND NOT EXISTS (SELECT 1 FROM events AS before
          WHERE before.sequence = events.sequence - 1)
      """),
    Contradictory(
      "the count of tickets that are '%' is not theirs",
      """
      state FROM (
        SELECT state, count(*) AS counted FROM tickets GROUP BY state
        UNION ALL SELECT state, -sum(count) FROM tallies GROUP BY state
      ) GROUP BY state HAVING sum(counted) <> 0
      """),
  ]

  /// Rows that must not be, and the sentence about one of them.
  private struct Contradictory {
    let sentence: String
    let search: String

    init(_ sentence: String, _ search: String) {
      self.sentence = sentence
      self.search = search
    }

    func search(_ db: Database) throws -> [String] {
      try DatabaseValue.fetchAll(db, sql: "SELECT \(search) LIMIT 20").map { value in
        let number = Int64.fromDatabaseValue(value).flatMap(TicketNumber.init(stored:))
        let name = number?.text ?? String.fromDatabaseValue(value) ?? "\(value)"
        return String(sentence.flatMap { $0 == "%" ? name : String($0) })
      }
    }
  }
}
