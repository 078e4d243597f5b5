import Diagnostics
import RuleTesting

/// The difference of two rules folders, as people read it.
struct ComparisonText {
  private let comparison: RulesComparison
  private let screen: Screen

  /// Sets a comparison for a screen.
  init(_ comparison: RulesComparison, on screen: Screen) {
    self.comparison = comparison
    self.screen = screen
  }

  /// All of it, each line ended.
  var text: String {
    var page = Page(screen)
    for change in comparison.rules { tell(change, on: &page) }
    if !comparison.decisions.isEmpty {
      if !comparison.rules.isEmpty { page.line() }
      page.line(screen.ink(.strong, "decided otherwise"))
    }
    for change in comparison.decisions { tell(change, on: &page) }
    if !page.text.isEmpty { page.line() }
    page.paragraph(summary, indent: 0)
    return page.text
  }

  private func tell(_ change: RuleChange, on page: inout Page) {
    page.line(
      screen.ink(.name, change.kind.rawValue.padded(to: 7)) + " rule "
        + screen.ink(.strong, change.rule))
    page.paragraph(change.place, indent: 8, .faint)
    for part in change.parts {
      page.paragraph("\(part.name): \(part.from.orNothing)", indent: 8)
      page.paragraph("→ \(part.to.orNothing)", indent: 10)
    }
  }

  private func tell(_ change: DecisionChange, on page: inout Page) {
    page.paragraph(
      "\(change.attribute): \(change.from) → \(change.to) (\(change.count.of("request")))",
      indent: 2)
    page.paragraph("for example \(change.example.compact)", indent: 4, .faint)
  }

  private var summary: String {
    let kinds = RuleChange.Kind.allCases.compactMap { kind -> String? in
      let count = comparison.rules.count { $0.kind == kind }
      return count == 0 ? nil : "\(count) \(kind.rawValue)"
    }
    let rules = kinds.isEmpty ? "the same rules" : "rules: " + kinds.joined(separator: ", ")
    return "\(rules); \(comparison.different) of \(comparison.compared.of("request")) "
      + "decided otherwise"
  }
}

extension String? {
  fileprivate var orNothing: String { self ?? "nothing" }
}

extension Int {
  /// `1 request`, `2 requests`.
  fileprivate func of(_ noun: String) -> String { "\(self) \(noun)\(self == 1 ? "" : "s")" }
}

extension RulesComparison {
  /// What `diff --format json` prints.
  var json: JSONValue {
    [
      "rules": .array(
        rules.map { change in
          [
            "change": .string(change.kind.rawValue), "rule": .string(change.rule),
            "at": .string(change.place),
            "parts": .array(
              change.parts.map {
                [
                  "name": .string($0.name), "from": .string(orNull: $0.from),
                  "to": .string(orNull: $0.to),
                ]
              }),
          ]
        }),
      "decisions": .array(
        decisions.map {
          [
            "attribute": .string($0.attribute), "from": .string($0.from), "to": .string($0.to),
            "requests": .integer($0.count), "example": $0.example,
          ]
        }),
      "requests": .integer(compared), "different": .integer(different),
    ]
  }
}
