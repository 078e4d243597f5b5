import Diagnostics
import Matching

extension Check {
  /// R305: a phrase that looks like two.
  static let separatorInPhrase = Check(
    code: "R305", title: "a phrase that looks like two",
    prose: """
      `漏水，渗水` is one phrase, and occurs only where exactly this is written. Nearly always two
      phrases were meant.
      """,
    bad: """
      rules:
        - id: water-leak
          when: {text: {contains: [漏水，渗水]}}
      #                            ^^^^^
          then: {urgency: urgent}
      """,
    repaired: """
      rules:
        - id: water-leak
          when: {text: {contains: [漏水, 渗水]}}
          then: {urgency: urgent}
      """)
}

extension Finding {
  /// Found as R305.
  static func separatorInPhrase(_ value: Value, _ text: String, _ mark: Character) -> Finding {
    Finding(
      Check.separatorInPhrase.code, "the phrase '\(text)' holds '\(mark)', and is one phrase",
      severity: .warning, at: value.place
    ).helping("write several phrases as several items: [a, b]")
  }
}
