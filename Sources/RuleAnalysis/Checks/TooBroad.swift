import Diagnostics
import RuleCompiler
import Matching

extension Check {
  /// R809: a phrase or expression that nearly every text satisfies.
  static let tooBroad = Check(
    "R809", "a phrase or expression that nearly every text satisfies",
    """
    A single letter with an open end occurs in nearly every text, and an expression that finds a
    match in any text at all says nothing. Write more of what is meant.
    """,
    bad: """
      rules:
        - id: anything
          when: {text: {contains: ["a*", leaking]}}
      #                            ^^^^
          then: {urgency: urgent}
          examples: {match: [leaking]}
        - id: anything-else
          when: {text: {matches: 'b*'}}
      #                 ^^^^^^^
          then: {tags: [b]}
          examples: {match: [leaking]}
      """,
    repaired: """
      rules:
        - id: anything
          when: {text: {contains: ["air*", leaking]}}
          then: {urgency: urgent}
          examples: {match: [leaking]}
        - id: anything-else
          when: {text: {matches: 'bb*'}}
          then: {tags: [b]}
          examples: {match: [rubber]}
      """)
}

/// Looks for phrases and expressions that say next to nothing.
struct TooBroad {
  /// What is looked at.
  let study: Study

  /// Texts that have nothing in common.
  private static let strangers = ["a", "7", "水", "。", "Ж", "the lift is broken"]

  /// Looks at the conditions of one rule or safety entry.
  func look(at thing: Conditioned, into analysis: inout Analysis) {
    for (origin, condition) in thing.condition.conditions.enumerated() {
      switch condition.criterion {
      case .contains(let phrases):
        for (index, phrase) in phrases.enumerated() where isBroad(phrase) {
          report(phrase, index, origin, thing, &analysis)
        }
      case .matches(let pattern) where isBroad(pattern):
        report(pattern, condition, origin, thing, &analysis)
      case .equals, .ranked, .containsAll, .lacks, .startsWith, .endsWith, .compare, .during,
        .outside, .inList, .notInList, .exists, .matches:
        break
      }
    }
  }

  private func isBroad(_ phrase: Phrase) -> Bool {
    guard phrase.opensStart || phrase.opensEnd, phrase.text.unicodeScalars.count == 1,
      let only = phrase.text.unicodeScalars.first
    else { return false }
    return only.properties.isAlphabetic && only.value < 0x2E80
  }

  private func isBroad(_ pattern: Pattern) -> Bool {
    let formula = Formula.condition(
      Condition(field: FieldID(rawValue: 0), criterion: .matches(pattern)))
    return Self.strangers.allSatisfy { formula.holds(for: [.text($0)]) }
  }

  private func report(
    _ phrase: Phrase, _ index: Int, _ origin: Int, _ thing: Conditioned,
    _ analysis: inout Analysis
  ) {
    guard let written = study.places(of: thing)?[origin] else { return }
    analysis.add(
      Finding(
        Check.tooBroad.code,
        "'\(phrase.written)' in \(thing.owner) occurs in nearly every text",
        severity: .warning, at: written.operand(index)))
  }

  /// A text with which the expression has nothing to do satisfies it.
  private func report(
    _ pattern: Pattern, _ condition: Condition, _ origin: Int, _ thing: Conditioned,
    _ analysis: inout Analysis
  ) {
    guard let written = study.places(of: thing)?[origin] else { return }
    analysis.add(
      Finding(
        Check.tooBroad.code,
        "the expression '\(pattern.source)' in \(thing.owner) finds a match in every text",
        severity: .warning, at: written.place
      ).helping("it even matches '水' and '7'"))
  }
}
