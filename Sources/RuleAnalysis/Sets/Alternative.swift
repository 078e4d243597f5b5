import Matching

/// One way in which a value can satisfy a condition: a set of values.
///
/// Indirect, because proofs copy these far more often than they make them.
indirect enum Alternative: Hashable {
  /// Any value at all.
  case exists
  /// One text.
  case text(PlainText)
  /// A number, or a text written like it.
  case number(ExactNumber, PlainText)
  /// Every name that begins with this, which ends in a dot.
  case below(String)
  /// Texts in which a phrase occurs.
  case phrase(PhraseForm)
  /// Texts with this beginning.
  case start(PlainText)
  /// Texts with this end.
  case end(PlainText)
  /// Texts in which an expression finds a match.
  case pattern(Pattern)
  /// Numbers, with the bound as written.
  case numbers(Interval<ExactNumber>, written: String)
  /// Moments.
  case instants(Interval<Int64>)
  /// Moments within the hours of a calendar.
  case during(TimeSet)
  /// What no more is known about than that it is one set.
  case opaque(Condition)
}

extension Alternative {
  /// Whether every value in this set is certain to be in the other.
  func isInside(_ other: Alternative) -> Bool {
    switch (self, other) {
    case (_, .exists): true
    case (.text(let text), .text(let other)): text.isInside(other)
    case (.text(let text), .number(_, let written)):
      !text.exact && text.folded == written.folded
    case (.number(let number, let text), .number(let other, let written)):
      // As texts they are other ones, and a text is what a value may be.
      number == other && text.folded == written.folded
    case (.number(let number, _), .numbers(let range, _)): range.contains(number)
    case (.text(let text), .numbers(let range, _)):
      text.number.map(range.contains) ?? false
    case (.text(let text), .phrase(let phrase)):
      (text.exact || !phrase.exact) && phrase.occurs(inside: text.stretch(exact: phrase.exact))
    case (.text(let text), .below(let prefix)):
      text.folded.hasPrefix(prefix) && text.folded != prefix
    case (.text(let text), .start(let start)):
      (text.exact || !start.exact) && Self.form(text, start).hasPrefix(start.key)
    case (.text(let text), .end(let end)):
      (text.exact || !end.exact) && Self.form(text, end).hasSuffix(end.key)
    default: widens(to: other)
    }
  }

  /// The pairs of sets of one nature.
  private func widens(to other: Alternative) -> Bool {
    switch (self, other) {
    case (.below(let prefix), .below(let shorter)): prefix.hasPrefix(shorter)
    case (.phrase(let longer), .phrase(let phrase)):
      longer.exact == phrase.exact && phrase.occurs(inside: longer.stretch)
    case (.start(let longer), .start(let start)):
      longer.exact == start.exact && longer.key.hasPrefix(start.key)
    case (.start(let start), .phrase(let phrase)):
      start.exact == phrase.exact
        && phrase.occurs(inside: start.stretch(exact: phrase.exact, opensEnd: true))
    case (.end(let longer), .end(let end)):
      longer.exact == end.exact && longer.key.hasSuffix(end.key)
    case (.end(let end), .phrase(let phrase)):
      end.exact == phrase.exact
        && phrase.occurs(inside: end.stretch(exact: phrase.exact, opensStart: true))
    case (.numbers(let range, _), .numbers(let wider, _)): range.isInside(wider)
    case (.instants(let range), .instants(let wider)): range.isInside(wider)
    default: self == other
    }
  }

  /// Whether no single value can be in both sets.
  func excludes(_ other: Alternative) -> Bool {
    isApart(from: other) || other.isApart(from: self)
  }

  private func isApart(from other: Alternative) -> Bool {
    switch (self, other) {
    case (.text(let text), .text(let other)): text.folded != other.folded
    case (.text(let text), .number(_, let written)):
      text.folded != written.folded && text.number == nil
    case (.number(let number, _), .number(let other, _)): number != other
    case (.number(let number, _), .numbers(let range, _)): !range.contains(number)
    case (.text(let text), .numbers(let range, _)):
      !(text.number.map(range.contains) ?? false)
    case (.text(let text), .phrase), (.text(let text), .start), (.text(let text), .end),
      (.text(let text), .below):
      Self.isFolded(other) && !text.exact && text.isFarFrom(other)
    case (.below(let prefix), .below(let other)):
      !prefix.hasPrefix(other) && !other.hasPrefix(prefix)
    case (.start(let start), .start(let other)):
      !start.exact && !other.exact && !start.key.hasPrefix(other.key)
        && !other.key.hasPrefix(start.key)
    case (.numbers(let range, _), .numbers(let other, _)): range.isApart(from: other)
    case (.instants(let range), .instants(let other)): range.isApart(from: other)
    default: false
    }
  }

  private static func isFolded(_ other: Alternative) -> Bool {
    switch other {
    case .phrase(let phrase): !phrase.exact
    case .start(let text), .end(let text): !text.exact
    case .below: true
    default: false
    }
  }

  private static func form(_ text: PlainText, _ other: PlainText) -> String {
    other.exact ? text.written : text.folded
  }
}

extension PlainText {
  /// Whether what is looked for does not even stand in the text's letters, boundaries aside.
  fileprivate func isFarFrom(_ other: Alternative) -> Bool {
    switch other {
    case .phrase(let phrase):
      !Alternative.contains(folded.unicodeScalars.map(\.value), phrase.stretch.scalars)
    case .start(let start): !folded.hasPrefix(start.folded)
    case .end(let end): !folded.hasSuffix(end.folded)
    case .below(let prefix): !folded.hasPrefix(prefix)
    default: false
    }
  }
}

extension Alternative {
  fileprivate static func contains(_ text: [UInt32], _ part: [UInt32]) -> Bool {
    guard part.count <= text.count else { return false }
    return (0...(text.count - part.count)).contains {
      text[$0..<$0 + part.count].elementsEqual(part)
    }
  }
}
