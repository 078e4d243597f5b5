internal import GRDB
internal import Triage

/// Rule sets that were in force, as rows.
enum RuleSetTable: Table {
  static let name = "rule_sets"
  static let columns = ["digest", "sources", "urgencies", "adopted_at"]

  static func values(of set: AdoptedRuleSet, _ ruleSets: RuleSetNumbers) throws -> [DatabaseValue] {
    [
      set.digest.databaseValue, set.sources.databaseValue,
      try JSONText.of(set.urgencies).databaseValue, set.at.databaseValue,
    ]
  }

  static func record(_ columns: inout ColumnReader) throws -> AdoptedRuleSet {
    AdoptedRuleSet(
      digest: try columns.next(), sources: try columns.bytes(),
      urgencies: try JSONText.texts(columns.next()), at: try columns.timestamp())
  }

  /// Brings a set into force: the first time its sources are kept, later they are there.
  static func adopt(_ set: AdoptedRuleSet, in db: Database, _ ruleSets: RuleSetNumbers) throws {
    try db.run(
      "\(insertion) ON CONFLICT (digest) DO UPDATE SET adopted_at = excluded.adopted_at",
      try values(of: set, ruleSets))
    try db.run("UPDATE standing SET rule_set = ?", [try ruleSets.number(of: set.digest)])
    for (rank, name) in set.urgencies.enumerated() {
      try db.run(
        """
        INSERT INTO urgency_order (name, rank) VALUES (?, ?)
        ON CONFLICT (name) DO UPDATE SET rank = excluded.rank
        """, [name.databaseValue, rank.databaseValue])
    }
  }
}
