import Diagnostics

extension Check {
  /// R201: an unknown name.
  static let unknownName = Check(
    code: "R201", title: "an unknown name",
    prose: """
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
}

extension Finding {
  /// Found as R201.
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
    let known = names.all(kind)
    guard (1...6).contains(known.count) else {
      return finding.helping("names of \(kind.plural) are given under '\(kind.section)'")
    }
    let shown = known.map { "'\($0)'" }.joined(separator: ", ")
    return finding.helping("known \(kind.plural) are \(shown)")
  }

  private static func otherKind(
    of name: String, than kind: NameKind, in names: Names
  ) -> NameKind? {
    let kinds: [NameKind] = [.team, .assignee, .category, .urgency, .calendar, .list]
    return kinds.first { $0 != kind && names.contains(name, $0) }
  }
}
