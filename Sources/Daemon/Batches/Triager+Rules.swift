import Diagnostics
import Ledger
package import Triage

extension Triager {
  /// Puts a rule set in force: it decides everything from the next batch on, and is kept as the
  /// last good one.
  ///
  /// - Parameter isAgain: whether the log is to say so although the set was in force before, since
  ///   the folder held another one meanwhile that was refused.
  package func adopt(_ rules: UsableRules, at now: Timestamp, isAgain: Bool = false) throws {
    let isNew = try ledger.reader.currentRuleSet()?.digest != rules.ruleSet.digest || isAgain
    if isNew {
      var batch = LedgerBatch()
      batch.adopted = rules.adopted(at: now)
      let contents = rules.ruleSet.contents
      batch.events = [
        event(
          "reloaded", at: now, by: rules.ruleSet.digest,
          [
            .init("rules", .integer(contents.rules.count)),
            .init("categories", .integer(contents.categories.count)),
            .init("assignees", .integer(contents.assignees.count)),
          ])
      ]
      _ = try ledger.commit(batch)
    }
    let isOther = rules.ruleSet.digest != ruleSet.digest
    use(rules.ruleSet)
    if isOther { try loadWaiting() }
    if isNew { isLogBehind = true }
  }

  /// Says in the log, with the next batch, that a rules folder was refused and the one in force
  /// goes on.
  package func recordRefusal(_ refused: RefusedRules, at now: Timestamp) throws {
    var batch = LedgerBatch()
    batch.events = [
      event(
        "reload_refused", at: now, by: ruleSet.digest,
        [
          .init("reason", .string(refused.reason)),
          .init("errors", .integer(refused.errorCount)),
        ])
    ]
    _ = try ledger.commit(batch)
    isLogBehind = true
  }

  private func event(
    _ kind: String, at now: Timestamp, by digest: String, _ members: [JSONValue.Member]
  ) -> NewEvent {
    let head: [JSONValue.Member] = [
      .init("at", .string(now.text(in: settings.zone))), .init("event", .string(kind)),
      .init("ticket", .null), .init("rule_set", .string(digest)),
    ]
    var event = NewEvent(kind, at: now, body: JSONValue.object(head + members).compact)
    event.ruleSet = digest
    return event
  }
}
