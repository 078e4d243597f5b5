internal import Diagnostics

/// What goes wrong with colons: one too many, one too few, the wrong one.
extension SyntaxExplanation {
  /// Nil where colons have nothing to do with it.
  func colons() -> Finding? {
    if says("mapping values are not allowed") { return unexpectedColon() }
    if says("could not find expected ':'") { return missingColon(on: contextOffset) }
    if says("unexpected ':'") {
      return finding("this ':' has no place in a text without quotes", at: offset)
        .helping("put the text in quotes, or a space behind ':' if it ends a key")
    }
    return nil
  }

  private func unexpectedColon() -> Finding {
    let line = TextLine(at: offset, in: source)
    if let first = line.keyColon(before: offset) {
      return finding("a second ':' cannot stand in a text without quotes", at: offset)
        .labelling(place(first), "the key ends here")
        .helping("put the text behind the key in quotes")
    }
    guard let above = line.above(in: source) else { return missingColon(on: offset) }
    if above.keyColon(before: above.range.upperBound) == nil {
      return missingColon(on: above.contentStart)
    }
    return finding("this line is indented deeper than the one above it", at: line.contentSpan)
      .labelling(source.place(of: above.contentSpan), "this key has a value already")
      .helping("indent both alike, or remove the value above if this belongs below it")
  }

  private func missingColon(on offset: Int) -> Finding {
    let line = TextLine(at: offset, in: source)
    if let colon = line.wideColon {
      return finding("the full-width '：' does not end a key", at: colon)
        .helping("write ': ' instead")
        .fixing("write ': '", Replacement(source.place(of: colon), with: ": "))
    }
    if let colon = line.crampedColon {
      let behind = source.place(of: SourceSpan(at: colon + 1))
      return finding("a space is missing behind ':'", at: colon)
        .helping("write ': '").fixing("put a space", Replacement(behind, with: " "))
    }
    return finding("a key must end with ':', and this line has none", at: line.contentSpan)
      .helping("put ':' and a space behind the key, or indent a text that goes on from above")
  }
}

/// What goes wrong with the space in front of lines.
extension SyntaxExplanation {
  /// Nil where indentation has nothing to do with it.
  func indentation() -> Finding? {
    if says("block sequence entries are not allowed") {
      return finding("a list cannot begin behind something else on the line", at: offset)
        .helping("put '- ' on a line of its own, or the text in quotes if '-' belongs to it")
    }
    if says("expected <document start>") {
      guard TextLine(at: offset, in: source).begins(at: offset) else {
        return finding("'\(character(at: offset))' cannot stand here", at: offset)
          .helping("put the whole text in quotes")
      }
      return finding("this line is indented less than the first one", at: offset)
        .labelling(firstLine, "the text begins here").helping("indent both alike")
    }
    guard isIn("block mapping") || isIn("block collection") else { return nil }
    return misplacedLine()
  }

  private var firstLine: Place {
    let start = source.bytes.dropFirst(source.markLength).firstIndex { $0 > 0x20 } ?? 0
    return source.place(of: TextLine(at: start, in: source).contentSpan)
  }

  private func misplacedLine() -> Finding {
    let line = TextLine(at: offset, in: source)
    let isList = isIn("block collection")
    let things = isList ? "elements of the list" : "keys"
    guard line.begins(at: offset) else {
      return finding("'\(character(at: offset))' cannot stand here", at: offset)
        .helping("put the whole text in quotes")
    }
    let expected = contextColumn
    if line.indent == expected {
      let message =
        isList
        ? "a key cannot stand among the elements of a list"
        : "an element of a list cannot stand among keys"
      return finding(message, at: line.contentSpan)
        .labelling(place(contextOffset), isList ? "the list begins here" : "the keys begin here")
        .helping("indent the line according to what it belongs to")
    }
    return finding("the indentation of this line fits no line above it", at: line.contentSpan)
      .labelling(place(contextOffset), "the \(things) begin here, behind \(spaces(expected))")
      .helping("this line is behind \(spaces(line.indent)); use as many as what it belongs to")
  }

  private var contextColumn: Int { source.position(at: contextOffset).column - 1 }

  private func spaces(_ count: Int) -> String { count == 1 ? "1 space" : "\(count) spaces" }
}
