import Diagnostics
import Matching
import Triage

extension Check {
  /// R204: a pattern that stands for nothing.
  static let emptyPattern = Check(
    code: "R204", title: "a pattern that stands for nothing",
    prose: """
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
  /// Found as R204.
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
}
