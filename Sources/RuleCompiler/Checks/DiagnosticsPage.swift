import Diagnostics
import YAMLTree

extension FindingCatalogue {
  /// The reference page of all codes, in Markdown: `docs/diagnostics.md`.
  ///
  /// - Parameter more: checks of other parts of the program, under their titles.
  package static func page(with more: [(title: String, checks: [Check])]) -> String {
    let groups = groups + more
    var lines = [
      "# What `triaged check` finds", "",
      "Every finding has a code that never changes its meaning. Codes that begin with `Y` are about",
      "YAML itself, those with `R` about rules; the first digit tells the part of the rules. A line",
      "of `^` in an example shows where the finding points. This page is made from the checks.", "",
      "## Contents", "",
    ]
    for group in groups {
      lines.append("- [\(group.title)](#\(anchor(group.title)))")
    }
    lines += ["", "## YAML", "", "| code | what is wrong |", "|---|---|"]
    lines += YAMLProblem.allCases.map { "| `\($0.rawValue)` | \($0.title) |" }
    for group in groups.dropFirst() {
      lines += ["", "## \(group.title)"]
      for check in group.checks { lines += section(of: check) }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static var groups: [(title: String, checks: [Check])] {
    [
      ("YAML", []), ("Structure and keys", structure), ("Names", names),
      ("Conditions", conditions), ("Rules and levels", rules),
      ("Roster, calendars, ladders", roster), ("Sources, lists, customers", intake),
      ("Tests", tests),
    ]
  }

  private static func section(of check: Check) -> [String] {
    [
      "", "### \(check.code.rawValue): \(check.title)", "", check.prose, "", "Found:", "",
      "```yaml",
      check.bad.replacing("\u{FFFD}", with: "(a byte that is not UTF-8)"), "```", "", "Repaired:",
      "",
      "```yaml", check.repaired, "```",
    ]
  }

  private static func anchor(_ title: String) -> String {
    title.lowercased().replacing(",", with: "").replacing(" ", with: "-")
  }
}

extension YAMLProblem {
  /// What is wrong, in a few words.
  fileprivate var title: String {
    switch self {
    case .syntax: "the text breaks the grammar of YAML"
    case .encoding: "the text is not UTF-8, or holds a character that no YAML text may hold"
    case .tooLarge: "the text is longer, or has more values, than the limits allow"
    case .tooDeep: "lists and mappings stand inside each other too deeply"
    case .alias: "an alias has no anchor, stands inside its own, or multiplies too far"
    case .duplicateKey: "a key stands twice in one mapping"
    case .mergeKey: "`<<` is no way to take over entries"
    case .keyNotScalar: "a list or mapping cannot be a key"
    case .tag: "a tag means nothing here, or its value is something else"
    case .documentCount: "a file holds no document, or more than one"
    }
  }
}
