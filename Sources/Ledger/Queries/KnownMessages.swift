internal import GRDB
package import Triage

// Whether something came before.

extension LedgerReader {
  /// What is known of messages by their senders' references; what is new is missing.
  package func known(
    _ keys: [MessageKey]
  ) throws(LedgerError) -> [MessageKey: KnownMessage] {
    try connection.read("look up messages in") { db in
      var found: [MessageKey: KnownMessage] = [:]
      for key in keys { found[key] = try Self.known(key, in: db) }
      return found
    }
  }

  /// Which unreadable texts became tickets already.
  package func knownUnreadable(
    _ keys: [UnreadableText.Key]
  ) throws(LedgerError) -> [UnreadableText.Key: TicketNumber] {
    try connection.read("look up texts in") { db in
      var found: [UnreadableText.Key: TicketNumber] = [:]
      for key in keys {
        found[key] = try db.first(
          "ticket FROM unreadable WHERE source = ? AND digest = ?",
          [key.source.textOrEmpty, key.digest.databaseValue]
        ) { try $0.number() }
      }
      return found
    }
  }

  private static func known(_ key: MessageKey, in db: Database) throws -> KnownMessage? {
    let named = [key.source.textOrEmpty, key.id.databaseValue]
    switch key.kind {
    case .request:
      return try db.first(
        "digest, number FROM tickets WHERE source = ? AND source_id = ?", named, message)
    case .update, .feedback:
      return try db.first(
        "digest, ticket FROM answered WHERE source = ? AND id = ? AND kind = ?",
        named + [key.kind.databaseValue], message)
    }
  }

  private static func message(_ columns: inout ColumnReader) throws -> KnownMessage {
    KnownMessage(digest: try columns.bytes(), ticket: try columns.number())
  }
}
