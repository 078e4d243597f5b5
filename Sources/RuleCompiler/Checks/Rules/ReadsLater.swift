import Diagnostics
import Triage

extension Check {
  /// R401: a rule that reads what is decided later.
  static let readsLater = Check(
    code: "R401", title: "a rule that reads what is decided later",
    prose: """
      Attributes are decided level by level: `customer_type` and `customer_tier`, then `category` and
      `intent`, then `urgency`, then who does it, then `tags` and `notify`. A rule reads only what the
      levels below the lowest one that it sets have decided, so that the result never depends on an
      order of evaluation. Split the rule in two where it sets things on several levels.
      """,
    bad: """
      rules:
        - id: emergencies
          when: {urgency: emergency}
      #          ^^^^^^^
          then: {category: water.leak}
      """,
    repaired: """
      rules:
        - id: emergencies
          when: {category: water.leak}
          then: {urgency: emergency}
      """)
}

extension Finding {
  /// Found as R401.
  static func readsLater(
    _ key: Value, _ attribute: Attribute, _ owner: String, sets lowest: LowestOutcome
  ) -> Finding {
    let finding = Finding(
      Check.readsLater.code,
      "\(owner) reads '\(attribute.rawValue)' (level \(attribute.level))"
        + " and sets '\(lowest.key?.text ?? "nothing")' (level \(lowest.level))", at: key.place
    ).helping("a rule reads only what is decided on levels below the lowest one that it sets")
    return lowest.key.map { finding.labelling($0.place, "set here") } ?? finding
  }
}
