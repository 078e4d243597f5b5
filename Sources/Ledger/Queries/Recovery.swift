internal import GRDB
package import Triage

// What the daemon asks when it starts, and between its batches.

extension LedgerReader {
  /// Renames that follow from what is committed and were not yet told to be made, oldest first.
  package func openHandovers() throws(LedgerError) -> [OpenHandover] {
    try connection.read("read handovers of") { db in
      try db.all("\(OutboxTable.selection) FROM outbox ORDER BY id", [], OutboxTable.record)
    }
  }

  /// Those of some claims that were decided already.
  package func decidedDrops(among claims: [String]) throws(LedgerError) -> Set<String> {
    try connection.read("read drops of") { db in
      Set(
        try claims.filter { claim in
          try db.first("1 FROM drops WHERE claim = ?", [claim.databaseValue]) { _ in } != nil
        })
    }
  }

  /// How far a file has got of which an earlier batch committed a part.
  package func progress(of claim: String) throws(LedgerError) -> DropProgress? {
    try connection.read("read drops of") { db in try ProgressTable.progress(of: claim, in: db) }
  }

  /// Events behind one, in order.
  package func events(after sequence: Int64, limit: Int) throws(LedgerError) -> [LedgerEvent] {
    try connection.read("read events of") { db in
      try db.all(
        "\(EventTable.selection) FROM events WHERE sequence > ? ORDER BY sequence LIMIT ?",
        [sequence.databaseValue, limit.databaseValue], EventTable.record)
    }
  }

  /// The number of the last event; 0 where there is none.
  package func lastEvent() throws(LedgerError) -> Int64 {
    try connection.read("read events of", EventTable.last)
  }

  /// The last event of a kind that is about no ticket: a reload, a refusal.
  package func lastEvent(of kind: String) throws(LedgerError) -> LedgerEvent? {
    try connection.read("read events of") { db in
      try db.first(
        """
        \(EventTable.selection) FROM events
        WHERE kind = ? AND ticket IS NULL ORDER BY sequence DESC LIMIT 1
        """, [kind.databaseValue], EventTable.record)
    }
  }

  /// The last event of which a batch said that it stands in the decision log.
  package func loggedThrough() throws(LedgerError) -> Int64 {
    try connection.read("read events of") { db in
      try db.first("logged_through FROM standing") { try $0.next() } ?? 0
    }
  }

  /// The highest count of a day's tickets; 0 where there is none.
  package func lastTicketCount(on day: CivilDate) throws(LedgerError) -> Int {
    let range = TicketNumber.storedRange(of: day)
    return try connection.read("read tickets of") { db in
      try db.first(
        "max(number) FROM tickets WHERE number >= ? AND number < ?",
        [range.lowerBound.databaseValue, range.upperBound.databaseValue]
      ) { try $0.optionalNumber()?.count ?? 0 } ?? 0
    }
  }

  /// The rule set in force.
  package func currentRuleSet() throws(LedgerError) -> AdoptedRuleSet? {
    try connection.read("read rules of") { db in
      try db.first(
        """
        \(RuleSetTable.selection) FROM rule_sets
        WHERE id = (SELECT rule_set FROM standing)
        """, [], RuleSetTable.record)
    }
  }

  /// A rule set that is or was in force.
  package func ruleSet(_ digest: String) throws(LedgerError) -> AdoptedRuleSet? {
    try connection.read("read rules of") { db in
      try db.first(
        "\(RuleSetTable.selection) FROM rule_sets WHERE digest = ?", [digest.databaseValue],
        RuleSetTable.record)
    }
  }
}
