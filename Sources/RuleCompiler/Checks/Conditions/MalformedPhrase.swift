import Diagnostics
import Matching

extension Check {
  /// R304: a malformed phrase.
  static let malformedPhrase = Check(
    code: "R304", title: "a malformed phrase",
    prose: """
      A `*` at the beginning or end of a phrase lets that end touch other letters. It stands for
      nothing within a phrase, and a phrase needs something to look for.
      """,
    bad: """
      rules:
        - id: water-leak
          when: {text: {contains: ["water * leak"]}}
      #                            ^^^^^^^^^^^^^^
          then: {urgency: urgent}
      """,
    repaired: """
      rules:
        - id: water-leak
          when: {text: {matches: "water.*leak"}}
          then: {urgency: urgent}
      """)
}

extension Finding {
  /// Found as R304.
  static func malformedPhrase(_ value: Value, _ fault: Phrase.Fault) -> Finding {
    let (message, help): (String, String) =
      switch fault {
      case .empty: ("an empty phrase", "a phrase needs something to look for")
      case .lonelyStar: ("a phrase of stars only", "'exists: true' asks whether there is any text")
      case .innerStar:
        ("a '*' within a phrase", "'*' only opens an end; 'matches' takes a regular expression")
      }
    return Finding(Check.malformedPhrase.code, message, at: value.place).helping(help)
  }
}
