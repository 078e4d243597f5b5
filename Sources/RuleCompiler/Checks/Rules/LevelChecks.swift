import Diagnostics
import Triage

extension Check {
  static let readsLater = Check(
    "R401", "a rule that reads what is decided later",
    """
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

  static let finalReads = Check(
    "R402", "a final rule that reads a decided attribute",
    """
    After a `final` rule no rule is read on any level, so whether it holds must be known before
    anything is decided: from the request and the directory.
    """,
    bad: """
      rules:
        - id: spam
          final: true
          when: {category: other}
      #          ^^^^^^^^
          then: {tags: [spam]}
      """,
    repaired: """
      rules:
        - id: spam
          final: true
          when: {text: {contains: [lottery]}}
          then: {tags: [spam]}
      """)

  static let fillReads = Check(
    "R403", "a rule that fills a field and reads the directory",
    """
    What fills a field can help to find the customer, so it is done before the directory is asked,
    and reads only what came in.
    """,
    bad: """
      rules:
        - id: home
          when: {customer.tags: resident}
      #          ^^^^^^^^^^^^^
          then: {site: garden-east}
      """,
    repaired: """
      rules:
        - id: home
          when: {channel: app}
          then: {site: garden-east}
      """)

  static let setsNothing = Check(
    "R404", "a rule that sets nothing",
    """
    A rule without an outcome decides nothing; only a `final` one makes sense, which ends the
    reading.
    """,
    bad: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {}
      #   ^^^^
      """,
    repaired: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {tags: [water]}
      """)

  static let cannotBeFilled = Check(
    "R405", "a field that no rule can fill",
    """
    What identifies a request, and the customer's own words, stay as they came.
    """,
    bad: """
      rules:
        - id: rename
          when: {channel: app}
          then: {subject: "from the app"}
      #          ^^^^^^^
      """,
    repaired: """
      rules:
        - id: rename
          when: {channel: app}
          then: {attributes.note: "from the app"}
      """)

  static let unknownGroup = Check(
    "R406", "an unknown group",
    """
    `{name}` stands for what the group `(?P<name>…)` of the rule's own `matches` has caught. Groups
    of expressions under `not` catch nothing.
    """,
    bad: """
      rules:
        - id: building
          when: {text: {matches: 'block (?P<building>[0-9]+)'}}
          then: {building: "{bilding}"}
      #                    ^^^^^^^^^^^
      """,
    repaired: """
      rules:
        - id: building
          when: {text: {matches: 'block (?P<building>[0-9]+)'}}
          then: {building: "{building}"}
      """)

  static let reachesWithoutRaise = Check(
    "R407", "'reaches_top' without 'raise_urgency'",
    """
    `reaches_top: true` lets a raise end at the most urgent level; without a raise it says nothing.
    """,
    bad: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {urgency: urgent, reaches_top: true}
      #                                        ^^^^
      """,
    repaired: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {raise_urgency: 1, reaches_top: true}
      """)

  static let safetyReads = Check(
    "R408", "a safety entry that reads more than the request",
    """
    The floor must hold whoever asks and whatever was decided, also for a file that cannot be read.
    So its conditions look at the request alone.
    """,
    bad: """
      safety:
        - id: trapped
          when: {category: lift.entrapment}
      #          ^^^^^^^^
          then: {urgency: emergency}
      """,
    repaired: """
      safety:
        - id: trapped
          when: {text: {contains: [trapped]}}
          then: {urgency: emergency}
      """)
}

extension Finding {
  static func readsLater(
    _ key: Value, _ attribute: Attribute, _ owner: String, sets: String, level: Int, then: Value?
  ) -> Finding {
    let finding = Finding(
      Check.readsLater.code,
      "\(owner) reads '\(attribute.rawValue)' (level \(attribute.level))"
        + " and sets '\(sets)' (level \(level))", at: key.place
    ).helping("a rule reads only what is decided on levels below the lowest one that it sets")
    return then.map { finding.labelling($0.place, "set here") } ?? finding
  }

  static func finalReads(_ key: Value, _ attribute: Attribute, _ owner: String) -> Finding {
    Finding(
      Check.finalReads.code, "\(owner) is final and reads '\(attribute.rawValue)'", at: key.place
    ).noting("a final rule reads only the request and the directory")
  }

  static func fillReads(_ key: Value, _ name: String, _ owner: String) -> Finding {
    Finding(
      Check.fillReads.code, "\(owner) fills a field (level 0) and reads '\(name)'", at: key.place
    ).noting("fields are filled before the directory is asked")
  }

  static func setsNothing(_ then: Value, _ owner: String) -> Finding {
    Finding(Check.setsNothing.code, "\(owner) sets nothing", at: then.place)
  }

  static func cannotBeFilled(_ key: Value, _ name: String) -> Finding {
    Finding(Check.cannotBeFilled.code, "no rule can fill '\(name)'", at: key.place)
      .helping("'attributes.NAME' can hold whatever a rule adds")
  }

  static func unknownGroup(
    _ value: Value, _ name: String, _ owner: String, groups: [String]
  ) -> Finding {
    let finding = Finding(
      Check.unknownGroup.code, "no expression of \(owner) has a group '\(name)'", at: value.place)
    if let near = nearest(to: name, in: groups) {
      return finding.helping("did you mean '{\(near)}'?")
    }
    return finding.helping("name a group by '(?P<\(name)>…)' in a 'matches' of this rule")
  }

  static func reachesWithoutRaise(_ value: Value) -> Finding {
    Finding(
      Check.reachesWithoutRaise.code, "'reaches_top' without 'raise_urgency'", at: value.place)
  }

  static func safetyReads(_ key: Value, _ name: String, _ owner: String) -> Finding {
    Finding(
      Check.safetyReads.code, "\(owner) reads '\(name)', which is not of the request", at: key.place
    ).noting("the floor looks at the request alone")
  }
}
