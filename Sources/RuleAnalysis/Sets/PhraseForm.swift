import Matching

/// A stretch of text of which is known whether its ends may lie inside a word.
struct Stretch: Hashable {
  /// In the form in which texts are compared.
  let scalars: [UInt32]
  /// Whether a letter or digit may stand directly before it.
  let opensStart: Bool
  /// Whether a letter or digit may stand directly after it.
  let opensEnd: Bool

  /// Letters with what may touch them.
  init(_ scalars: [UInt32], opensStart: Bool, opensEnd: Bool) {
    self.scalars = scalars
    self.opensStart = opensStart
    self.opensEnd = opensEnd
  }
}

/// A phrase as it is looked for.
struct PhraseForm: Hashable {
  /// Its letters, and which of its ends are open.
  let stretch: Stretch
  /// Whether it is sought as written.
  let exact: Bool
  /// For people and for witnesses.
  let text: String
  /// As the admin wrote it, with its stars.
  let written: String

  /// The phrase folded, or as written.
  init(_ phrase: Phrase, exact: Bool) {
    let form = exact ? phrase.text : folded(phrase.text)
    stretch = Stretch(
      form.unicodeScalars.map(\.value), opensStart: phrase.opensStart, opensEnd: phrase.opensEnd)
    self.exact = exact
    text = phrase.text
    written = phrase.written
  }

  /// By what is found, not by how it is spelt.
  static func == (left: PhraseForm, right: PhraseForm) -> Bool {
    left.exact == right.exact && left.stretch == right.stretch
  }

  /// Hashes what is found.
  func hash(into hasher: inout Hasher) {
    hasher.combine(exact)
    hasher.combine(stretch)
  }

  /// Whether it is certain to occur wherever a stretch does.
  func occurs(inside host: Stretch) -> Bool {
    let own = stretch.scalars
    guard own.count <= host.scalars.count, let first = own.first else { return false }
    for start in 0...(host.scalars.count - own.count) where host.scalars[start] == first {
      if host.scalars[start..<start + own.count].elementsEqual(own),
        beginsFreely(at: start, in: host), endsFreely(at: start + own.count, in: host)
      {
        return true
      }
    }
    return false
  }

  private func beginsFreely(at index: Int, in host: Stretch) -> Bool {
    let own = stretch.scalars
    if stretch.opensStart || ScalarKind(own[0]) == .apart { return true }
    guard index > 0 else { return !host.opensStart }
    return ScalarKind(host.scalars[index - 1]) == .apart
  }

  private func endsFreely(at index: Int, in host: Stretch) -> Bool {
    let own = stretch.scalars
    if stretch.opensEnd || ScalarKind(own[own.count - 1]) == .apart { return true }
    guard index < host.scalars.count else { return !host.opensEnd }
    return ScalarKind(host.scalars[index]) == .apart
  }
}
