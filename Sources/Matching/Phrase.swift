/// Words to be found in a text, as an admin wrote them: a `*` at an end opens that end.
package struct Phrase: Hashable, Sendable {
  /// As written, with its stars.
  package let written: String
  /// What has to occur, as written, without the stars.
  package let text: String
  /// Whether the beginning may touch a letter or digit.
  package let opensStart: Bool
  /// Whether the end may touch a letter or digit.
  package let opensEnd: Bool

  /// Why a text is no phrase.
  package enum Fault: Error, Hashable, Sendable {
    /// Nothing, or blanks only, that could be looked for.
    case empty
    /// Nothing but stars.
    case lonelyStar
    /// A star that is not at an end.
    case innerStar
  }

  /// Reads a phrase as written in a rule.
  package init(_ written: String) throws(Fault) {
    var scalars = written.unicodeScalars[...]
    let opensStart = scalars.first == "*"
    if opensStart { scalars.removeFirst() }
    let opensEnd = scalars.last == "*"
    if opensEnd { scalars.removeLast() }
    guard scalars.contains(where: { !WhiteSpace.contains($0.value) }) else {
      throw opensStart || opensEnd ? .lonelyStar : .empty
    }
    guard !scalars.contains("*") else { throw .innerStar }
    self.written = written
    self.text = String(scalars)
    self.opensStart = opensStart
    self.opensEnd = opensEnd
  }

  /// Both ends open, for literals that are known to be no more than a stretch of text.
  init(openLiteral text: String) {
    written = "*" + text + "*"
    self.text = text
    opensStart = true
    opensEnd = true
  }
}
