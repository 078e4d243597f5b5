import Diagnostics
import Matching
import RuleCompiler
import Triage

extension Check {
  /// R808: a rule without an example.
  static let noExample = Check(
    "R808", "a rule without an example",
    """
    An example under `match` shows what the rule is for and is run by `triaged test`, so that a
    change which breaks the rule is noticed. One under `no_match` guards its edge.
    """,
    bad: """
      rules:
        - id: leaks
          #   ^^^^^
          when: {text: {contains: ["leak*"]}}
          then: {urgency: urgent}
      """,
    repaired: """
      rules:
        - id: leaks
          when: {text: {contains: ["leak*"]}}
          then: {urgency: urgent}
          examples: {match: [leaking]}
      """)
}

/// Looks for rules that nothing shows at work.
struct NoExample {
  /// What is looked at.
  let study: Study

  /// Looks at all rules.
  func look(into analysis: inout Analysis) {
    let shown = Set(study.compilation.tests.examples.map(\.rule))
    for (number, rule) in study.contents.rules.enumerated()
    where rule.mode != .off && rule.condition != .always && !shown.contains(number) {
      guard let place = analysis.hasRoom ? study.place(ofRule: number) : Place(path: "") else {
        continue
      }
      analysis.add(.info) {
        Finding(
          Check.noExample.code, "rule '\(rule.id)' has no example", severity: .info,
          at: place
        ).helping("write one under 'examples'")
      }
    }
  }
}
