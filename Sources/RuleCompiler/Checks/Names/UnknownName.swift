import Diagnostics
import Triage

extension Check {
  static let unknownName = Check(
    "R201", "an unknown name",
    """
    Categories, urgencies, teams, people, calendars, lists and the other vocabularies are given
    once, under their own top-level key, and used elsewhere by these names, compared as written.
    """,
    bad: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {category: water.leek}
      #                    ^^^^^^^^^^
      """,
    repaired: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {category: water.leak}
      """)

  static let nameTwice = Check(
    "R202", "a name given twice",
    """
    A name stands for one thing. Staff, subcontractors and teams share one space of names, and so
    do rules and safety entries.
    """,
    bad: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {urgency: urgent}
        - id: water-leak
      #       ^^^^^^^^^^
          when: {text: {contains: [drip]}}
          then: {urgency: normal}
      """,
    repaired: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {urgency: urgent}
        - id: water-drip
          when: {text: {contains: [drip]}}
          then: {urgency: normal}
      """)

  static let reservedName = Check(
    "R203", "a built-in name",
    """
    The calendar `always` is built in and never closed; another one cannot have its name.
    """,
    bad: """
      calendars:
        always: {hours: {mon-fri: ["09:00-18:00"]}}
      # ^^^^^^
      """,
    repaired: """
      calendars:
        weekdays: {hours: {mon-fri: ["09:00-18:00"]}}
      """)

  static let emptyPattern = Check(
    "R204", "a pattern that stands for nothing",
    """
    `lift.*` stands for every category that begins with `lift.`; if there is none, the condition
    can never hold.
    """,
    bad: """
      rules:
        - id: urgent-lifts
          when: {category: [elevator.*]}
      #                     ^^^^^^^^^^
          then: {urgency: urgent}
      """,
    repaired: """
      rules:
        - id: urgent-lifts
          when: {category: [lift.*]}
          then: {urgency: urgent}
      """)
}

extension Finding {
  static func unknownName(
    _ value: Value, _ name: String, _ kind: NameKind, in names: Names
  ) -> Finding {
    if let finding = fullWidthComma(in: value, name) { return finding }
    let finding = Finding(
      Check.unknownName.code, "unknown \(kind.rawValue) '\(name)'", at: value.place)
    if kind == .category, names.hasCategory(below: name + ".") {
      return finding.helping(
        "'\(name).*' stands for every category below, where patterns may stand")
    }
    if let near = nearest(to: name, in: names.all(kind)) {
      return finding.suggesting(near, for: value)
    }
    if let other = otherKind(of: name, than: kind, in: names) {
      return finding.helping("'\(name)' is \(other.withArticle)")
    }
    return finding.helping("names of \(kind.plural) are given under '\(kind.section)'")
  }

  static func nameTwice(_ value: Value, _ kind: NameKind, before: Value) -> Finding {
    Finding(
      Check.nameTwice.code, "the name '\(value.text ?? "")' is given twice", at: value.place
    ).labelling(before.place, "first here")
  }

  static func reservedName(_ value: Value) -> Finding {
    Finding(
      Check.reservedName.code, "the calendar '\(value.text ?? "")' is built in", at: value.place
    ).helping("give this one another name")
  }

  static func emptyPattern(_ value: Value, _ pattern: NamePattern, in names: Names) -> Finding {
    let prefixes: Set<String> = Set(
      names.all(.category).compactMap { name in
        name.firstIndex(of: ".").map { String(name[..<$0]) + ".*" }
      })
    return Finding(
      Check.emptyPattern.code, "no category begins with '\(pattern.text.dropLast())'",
      at: value.place
    ).suggesting(nearest(to: pattern.text, in: prefixes.sorted()), for: value)
  }

  private static func otherKind(
    of name: String, than kind: NameKind, in names: Names
  ) -> NameKind? {
    let kinds: [NameKind] = [.team, .assignee, .category, .urgency, .calendar, .list]
    return kinds.first { $0 != kind && names.contains(name, $0) }
  }
}
