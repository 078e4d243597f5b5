import Diagnostics

extension Check {
  /// R110: a word that does not belong here.
  static let unknownWord = Check(
    code: "R110", title: "a word that does not belong here",
    prose: """
      Some places take one of a few words, such as `mode: live`, `shadow` or `off`, or `true` and
      `false`. Anything else would be guessing.
      """,
    bad: """
      rules:
        - id: water-leak
          mode: shaddow
      #         ^^^^^^^
          when: {text: {contains: [leak]}}
          then: {urgency: urgent}
      """,
    repaired: """
      rules:
        - id: water-leak
          mode: shadow
          when: {text: {contains: [leak]}}
          then: {urgency: urgent}
      """)
}

extension Finding {
  /// Found as R110.
  static func unknownWord(_ value: Value, _ what: String, words: [String]) -> Finding {
    let quoted = words.map { "'\($0)'" }.joined(separator: ", ")
    return Finding(
      Check.unknownWord.code, "\(shown(value)) cannot be \(what)", at: value.firstLine
    ).noting("expected one of \(quoted)")
      .suggesting(value.text.flatMap { meant(by: $0, words) }, for: value)
  }

  /// The nearest of the words; where they are `true` and `false`, what other languages call them.
  private static func meant(by text: String, _ words: [String]) -> String? {
    guard words.first == "true" else { return nearest(to: text, in: words) }
    switch text.lowercased() {
    case "yes", "y", "on", "1": return "true"
    case "no", "n", "off", "0": return "false"
    case _: return nearest(to: text, in: words)
    }
  }
}
