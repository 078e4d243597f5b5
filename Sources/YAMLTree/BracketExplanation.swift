internal import Diagnostics

/// What goes wrong inside `[…]` and `{…}`.
extension SyntaxExplanation {
  /// Nil where brackets have nothing to do with it.
  func brackets() -> Finding? {
    if isIn("flow sequence") { return inside(closing: "]") }
    if isIn("flow mapping") { return inside(closing: "}") }
    if isIn("flow node") { return missingValue() }
    if says("node content") || says("expected key") || says("expected <document start>") {
      guard "]},".utf8.contains(byte(offset)) else { return nil }
      let sign = character(at: offset)
      return finding("there is nothing open that '\(sign)' could belong to", at: offset)
        .helping("put the text in quotes if '\(sign)' belongs to it")
    }
    return nil
  }

  private func inside(closing: String) -> Finding {
    let opening = character(at: contextOffset)
    let line = TextLine(at: offset, in: source)
    let isLater = line.number > TextLine(at: contextOffset, in: source).number
    if isAtEnd || (isLater && byte(offset) == UInt8(ascii: ":")) {
      return missingComma(above: line, closing) ?? unclosed(at: contextOffset)
    }
    if "]}".utf8.contains(byte(offset)) {
      let sign = character(at: offset)
      return finding("'\(sign)' cannot close what '\(opening)' began", at: offset)
        .labelling(place(contextOffset), "begun here").helping("write '\(closing)'")
    }
    return wideComma()
      ?? finding("a ',' or '\(closing)' is missing before this", at: offset)
      .labelling(place(contextOffset), "inside what began here")
      .helping("put it there, or the whole text in quotes if it is one")
  }

  /// A line that is indented deeper than the one with the bracket is meant to be inside of it.
  private func missingComma(above line: TextLine, _ closing: String) -> Finding? {
    guard !isAtEnd, line.indent > TextLine(at: contextOffset, in: source).indent,
      let above = line.above(in: source)
    else { return nil }
    return finding("a ',' is missing at the end of this line", at: Int(above.contentSpan.end))
      .labelling(place(contextOffset), "inside what began here")
      .helping("or put '\(closing)' there if it ends there")
  }

  private func unclosed(at opening: Int) -> Finding {
    let sign = character(at: opening)
    let closing = sign == "[" ? "]" : "}"
    return finding("the '\(sign)' that begins here is never closed", at: opening)
      .helping("put '\(closing)' where it ends")
  }

  private func wideComma() -> Finding? {
    let inside = source.bytes[contextOffset..<max(contextOffset, min(offset, source.bytes.count))]
    guard let comma = FullWidth.find(FullWidth.comma, in: inside) else { return nil }
    return finding("the full-width '，' separates nothing", at: comma)
      .helping("write ', ' instead, or put a text that holds '，' in quotes")
      .fixing("write ', '", Replacement(source.place(of: comma), with: ", "))
  }

  private func missingValue() -> Finding {
    if isAtEnd {
      var before = min(offset, source.bytes.count) - 1
      while before > 0, byte(before) <= 0x20 || byte(before) == UInt8(ascii: ",") { before -= 1 }
      if "[{".utf8.contains(byte(before)) { return unclosed(at: before) }
      return finding("a '[' or '{' above is never closed", at: offset)
    }
    let sign = character(at: offset)
    if ",]}".utf8.contains(byte(offset)) {
      return finding("a value is missing before '\(sign)'", at: offset)
        .helping("remove the '\(sign)' that is too many, or put \"\" for an empty text")
    }
    return finding("a text in brackets cannot begin with '\(sign)'", at: offset)
      .helping("put the text in quotes")
  }
}
