import Diagnostics

extension Check {
  /// R406: an unknown group.
  static let unknownGroup = Check(
    code: "R406", title: "an unknown group",
    prose: """
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
}

extension Finding {
  /// Found as R406.
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
}
