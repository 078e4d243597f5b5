/// The short way to write what must not happen: `urgency falls below emergency`.
enum ForbiddenSentence {
  /// The same as a condition in the language of rules; `nil` for what is no such sentence.
  static func condition(_ sentence: String) -> String? {
    let words = sentence.split { $0 == " " || $0 == "\t" }.map(String.init)
    guard let attribute = words.first, words.count >= 3 else { return nil }
    let rest = words.dropFirst().joined(separator: " ")
    for (verb, meaning) in verbs where rest.hasPrefix(verb + " ") {
      let value = rest.dropFirst(verb.utf8.count + 1)
      guard !value.contains(" ") else { return nil }
      return meaning(attribute, String(value))
    }
    return nil
  }

  /// The sentences, for messages.
  static let examples = "'urgency falls below emergency', 'category leaves lift.*'"

  private static let verbs: [(String, @Sendable (String, String) -> String)] = [
    ("falls below", { "{old.\($0): {at_least: \($1)}, new.\($0): {less_than: \($1)}}" }),
    ("rises to", { "{old.\($0): {less_than: \($1)}, new.\($0): {at_least: \($1)}}" }),
    ("rises above", { "{old.\($0): {at_most: \($1)}, new.\($0): {more_than: \($1)}}" }),
    ("leaves", { "{old.\($0): \($1), not: {new.\($0): \($1)}}" }),
    ("becomes", { "{new.\($0): \($1), not: {old.\($0): \($1)}}" }),
  ]
}
