import Diagnostics
import RuleTesting

/// What tests do not see of the rules, as people read it.
struct CoverageText {
  private let coverage: Coverage

  /// Takes what was found.
  init(_ coverage: Coverage) { self.coverage = coverage }

  /// Nothing where everything is seen.
  func tell(on page: inout Page) {
    let gaps = coverage.rules.filter { !$0.isCovered || !$0.conditions.allSatisfy(\.isCovered) }
    guard !gaps.isEmpty else { return }
    page.heading("not covered by any test or example")
    for rule in gaps { tell(rule, on: &page) }
  }

  private func tell(_ rule: Coverage.RuleEntry, on page: inout Page) {
    let standing =
      rule.held == 0 ? " never holds" : rule.isCovered ? "" : " holds, but never decides anything"
    page.paragraph("rule '\(rule.id)'\(standing)", indent: 2)
    page.paragraph(rule.place, indent: 4, .faint)
    for condition in rule.conditions where !condition.isCovered {
      page.paragraph("\(condition.place): \(condition.gap): \(condition.written.short)", indent: 4)
    }
  }
}

extension Coverage {
  /// One line.
  var summary: String {
    let rules = coveredRules
    let conditions = coveredConditions
    return "coverage \(covered.text): \(rules.count) of \(rules.total) rules, "
      + "\(conditions.count) of \(conditions.total) conditions"
  }

  /// The member `coverage` of what `test --format json` prints.
  var json: JSONValue {
    [
      "percent": .number(covered.text.withoutSign), "rules": coveredRules.json,
      "conditions": coveredConditions.json,
      "not_covered": .array(
        rules.filter { !$0.isCovered }.map {
          [
            "rule": .string($0.id), "at": .string($0.place), "condition": .null,
            "gap": .string($0.held == 0 ? "never_holds" : "never_decides"),
          ]
        }
          + rules.flatMap { rule in
            rule.conditions.filter { !$0.isCovered }.map {
              [
                "rule": .string(rule.id), "at": .string($0.place),
                "condition": .string($0.written),
                "gap": .string($0.gap.replacing(" ", with: "_")),
              ]
            }
          }),
    ]
  }
}

extension Coverage.ConditionEntry {
  /// What was not seen.
  fileprivate var gap: String {
    wasTrue ? "never false" : wasFalse ? "never true" : "never asked"
  }
}

extension Share {
  /// So many of so many.
  var json: JSONValue { ["covered": .integer(count), "total": .integer(total)] }
}

extension String {
  /// A long operand is cut; its place tells where the rest is.
  var short: String { cut(to: 60) }

  /// A percentage as a number.
  var withoutSign: String { hasSuffix("%") ? String(dropLast()) : self }
}
