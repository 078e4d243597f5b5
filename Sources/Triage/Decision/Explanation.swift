package import Diagnostics

/// A whole decision with its reasons: what `explain` shows and the ledger keeps.
package struct Explanation: Sendable {
  /// What was concluded.
  package var decision: Decision
  /// Who gets it, and how everybody stood.
  package var assignment: Assignment
  /// What is promised.
  package var promises: [Promise]
  /// Why, attribute by attribute.
  package var reasons: [Reason]
  /// The rules that did not hold, where they were asked for.
  package var nearMisses: [NearMiss]

  /// Takes what the engine and the assigner found.
  package init(
    decision: Decision, assignment: Assignment, promises: [Promise], reasons: [Reason],
    nearMisses: [NearMiss] = []
  ) {
    self.decision = decision
    self.assignment = assignment
    self.promises = promises
    self.reasons = reasons
    self.nearMisses = nearMisses
  }

  /// The object that `explain --format json` prints.
  package func json(by ruleSet: RuleSet) -> JSONValue {
    let zone = ruleSet.contents.zone
    return .object([
      .init("decision", decision.json(by: ruleSet)),
      .init("assignment", assignment.json),
      .init("targets", promises.json(in: zone)),
      .init("why", .array(reasons.map(\.json))),
      .init("not_matched", .array(nearMisses.map(\.json))),
      .init("candidates", .array(assignment.candidates.map { $0.json(in: zone) })),
      .init("rule_set", .string(ruleSet.digest)),
    ])
  }
}

extension Assignment {
  /// The entry of `assignment` in an explanation.
  package var json: JSONValue {
    .object([
      .init("state", .string(chosen == nil ? "waiting" : "dispatched")),
      .init("assignee", .string(orNull: chosen?.assignee)),
      .init("kind", .string(orNull: chosen?.kind.rawValue)),
      .init("team", .string(orNull: chosen?.team)),
      .init("reason", .string(reason)),
    ])
  }
}
