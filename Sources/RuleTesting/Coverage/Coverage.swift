/// How much of the rules the tests and examples of a folder see.
package struct Coverage: Sendable {
  /// One rule.
  package struct RuleEntry: Sendable {
    /// Its id.
    package let id: String
    /// Where it stands.
    package let place: String
    /// For how many cases it held.
    package let held: Int
    /// For how many cases it decided something.
    package let decided: Int
    /// Whether it is one that can decide at all: live.
    package let isLive: Bool
    /// In written order.
    package let conditions: [ConditionEntry]

    /// Whether it held and, if it can, decided something.
    package var isCovered: Bool { held > 0 && (decided > 0 || !isLive) }
  }

  /// One condition of a rule.
  package struct ConditionEntry: Sendable {
    /// Field, operator and operand.
    package let written: String
    /// Where it stands.
    package let place: String
    /// Whether it was true for a case for which its rule was read.
    package let wasTrue: Bool
    /// Whether it was false for one.
    package let wasFalse: Bool

    /// Whether both were seen.
    package var isCovered: Bool { wasTrue && wasFalse }
  }

  /// In the order of the rules.
  package let rules: [RuleEntry]

  /// Rules that held and decided something.
  package var coveredRules: Share {
    Share(rules.count(where: \.isCovered), of: rules.count)
  }

  /// Conditions that were both true and false.
  package var coveredConditions: Share {
    let conditions = rules.flatMap(\.conditions)
    return Share(conditions.count(where: \.isCovered), of: conditions.count)
  }

  /// Rules and conditions together.
  package var covered: Share { coveredRules + coveredConditions }
}
