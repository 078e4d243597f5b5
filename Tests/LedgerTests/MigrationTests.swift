import GRDB
import Testing
import Triage

@testable import Ledger

@Suite("Migrations")
struct MigrationTests {
  /// Whoever changes one of these has edited a landed migration: write another one behind it.
  private static let landed: [String: UInt64] = [
    "1 tickets": 7312645476199989160, "2 files in progress": 16464174425043253848,
  ]

  @Test func areNeverEditedOnceTheyHaveLanded() throws {
    #expect(Set(Schema.migrator.migrations) == Set(Self.landed.keys))
    for migration in Schema.migrator.migrations {
      let queue = try DatabaseQueue()
      try Schema.migrator.migrate(queue, upTo: migration)
      let found = fingerprint(try schema(of: queue))
      #expect(found == Self.landed[migration], "'\(migration)' is now \(found)")
    }
  }

  @Test(arguments: Schema.migrator.migrations) func bringEachLandedVersionToTheNewest(
    from migration: String
  ) throws {
    let old = try DatabaseQueue()
    try Schema.migrator.migrate(old, upTo: migration)
    try Schema.migrator.migrate(old)
    let new = try DatabaseQueue()
    try Schema.migrator.migrate(new)
    #expect(try schema(of: old) == schema(of: new))
  }

  @Test func keepWhatIsThereWhenALedgerIsOpenedAgain() throws {
    let test = try TestLedger()
    try test.commit { Sample.add(1, to: &$0) }
    let before = try test.contents()
    try test.reopen()
    #expect(try test.contents() == before)
  }

  private func schema(of queue: DatabaseQueue) throws -> [String] {
    try queue.read { db in
      try String.fetchAll(
        db,
        sql: """
          SELECT sql FROM sqlite_master
          WHERE sql IS NOT NULL AND name NOT GLOB 'grdb_*' AND name NOT GLOB 'sqlite_*'
          ORDER BY type, name
          """)
    }
  }

  /// FNV-1a over all statements.
  private func fingerprint(_ schema: [String]) -> UInt64 {
    schema.joined(separator: ";").utf8.reduce(0xCBF2_9CE4_8422_2325) {
      ($0 ^ UInt64($1)) &* 0x100_0000_01B3
    }
  }
}
