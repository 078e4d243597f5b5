internal import GRDB

/// Files that are committed in part, as rows.
enum ProgressTable {
  static let creation = """
    CREATE TABLE drops_in_progress (
      claim TEXT PRIMARY KEY NOT NULL CHECK (claim <> ''),
      rows INTEGER NOT NULL CHECK (rows > 0)
    ) WITHOUT ROWID, STRICT;

    CREATE TABLE drop_answers (
      id INTEGER PRIMARY KEY,
      claim TEXT NOT NULL REFERENCES drops_in_progress ON DELETE CASCADE,
      answer TEXT NOT NULL
    ) STRICT;
    CREATE INDEX drop_answers_by_claim ON drop_answers (claim);
    """

  /// Notes how far a file has got, and the answers to its rows since the last note.
  static func write(_ progress: DropProgress, in db: Database) throws {
    try db.run(
      """
      INSERT INTO drops_in_progress (claim, rows) VALUES (?, ?)
        ON CONFLICT (claim) DO UPDATE SET rows = excluded.rows
      """, [progress.claim.databaseValue, progress.rows.databaseValue])
    for answer in progress.answers {
      try db.run(
        "INSERT INTO drop_answers (claim, answer) VALUES (?, ?)",
        [progress.claim.databaseValue, answer.databaseValue])
    }
  }

  /// Forgets a file that is decided as a whole.
  static func forget(_ claim: String, in db: Database) throws {
    try db.run("DELETE FROM drops_in_progress WHERE claim = ?", [claim.databaseValue])
  }

  /// How far a file has got; nil where none of it is committed, or all of it.
  static func progress(of claim: String, in db: Database) throws -> DropProgress? {
    let rows: Int? = try db.first(
      "rows FROM drops_in_progress WHERE claim = ?", [claim.databaseValue]
    ) { try $0.next() }
    guard let rows else { return nil }
    let answers: [String] = try db.all(
      "answer FROM drop_answers WHERE claim = ? ORDER BY id", [claim.databaseValue]
    ) { try $0.next() }
    return DropProgress(claim: claim, rows: rows, answers: answers)
  }
}
