package import Diagnostics
package import Matching

/// A rule that did not hold, and the first of its conditions that did not.
package struct NearMiss: Sendable {
  /// The id of the rule.
  package var rule: String
  /// Where it stands.
  package var at: String
  /// Why it was not even asked, where that is the reason: off, outside its days, behind a final
  /// rule.
  package var unread: String?
  /// The path of the field that the failed condition looks at.
  package var field: String?
  /// The failed condition.
  package var failed: FailedCondition?

  /// The entry of `not_matched` in an explanation.
  package var json: JSONValue {
    var members: [JSONValue.Member] = [.init("rule", .string(rule)), .init("at", .string(at))]
    if let unread { members.append(.init("unread", .string(unread))) }
    if let failed, let field {
      var condition: [JSONValue.Member] = [
        .init("field", .string(field)), .init("operator", .string(failed.operatorName)),
        .init("operand", .string(failed.operand)), .init("actual", failed.actual.json),
      ]
      if failed.isNegated { condition.append(.init("not", true)) }
      members.append(.init("failed", .object(condition)))
    } else {
      members.append(.init("failed", .null))
    }
    return .object(members)
  }
}

extension DecisionEngine {
  /// Every rule that did not hold, in order, with the first condition that kept it from holding.
  ///
  /// - Precondition: `decision` is what this engine decided last.
  package func nearMisses(of decision: Decision, at time: Timestamp) -> [NearMiss] {
    let contents = ruleSet.contents
    let day = contents.zone.local(time).date
    let end = decision.held.first { contents.rules[$0].isFinal } ?? contents.rules.count
    let held = Set(decision.held + decision.shadows)
    return contents.rules.indices.filter { !held.contains($0) }.map { number in
      let rule = contents.rules[number]
      var miss = NearMiss(rule: rule.id, at: rule.place)
      if rule.mode == .off {
        miss.unread = "the rule is off"
      } else if !rule.validity.contains(day) {
        miss.unread = "the rule is not valid on \(day)"
      } else if number > end {
        miss.unread = "rule '\(contents.rules[end].id)' is final and holds"
      } else if let failed = evaluation.failure(FormulaID(rawValue: number)) {
        miss.failed = failed
        miss.field = contents.fields.path(of: failed.field).text
      }
      return miss
    }
  }
}
