internal import Diagnostics

/// Says in the words of whoever wrote the file what libyaml stumbled over.
///
/// libyaml gives two marks: where it noticed, and where the construct began that it was in. Which
/// of them is the mistake depends on the kind of problem, and sometimes it is neither but a line
/// above. One function a kind; the first that knows the problem explains it.
struct SyntaxExplanation {
  let failure: ParserFailure
  let source: SourceText

  /// The finding for the place where the mistake is.
  static func finding(for failure: ParserFailure, in source: SourceText) -> Finding {
    let explanation = SyntaxExplanation(failure: failure, source: source)
    return explanation.strangeStart() ?? explanation.quotes() ?? explanation.brackets()
      ?? explanation.colons() ?? explanation.indentation() ?? explanation.anythingElse()
  }

  /// Where libyaml noticed.
  var offset: Int { failure.problemOffset }

  /// Where the construct began; where it noticed, if libyaml does not say.
  var contextOffset: Int { failure.contextOffset ?? failure.problemOffset }

  /// Whether the text was over.
  var isAtEnd: Bool { source.bytes[min(offset, source.bytes.count)...].allSatisfy { $0 <= 0x20 } }

  /// A byte of the text; zero behind its end.
  func byte(_ offset: Int) -> UInt8 {
    source.bytes.indices.contains(offset) ? source.bytes[offset] : 0
  }

  /// The character at an offset, for a message.
  func character(at offset: Int) -> String {
    let end = min(offset + 4, source.bytes.count)
    guard offset < end else { return "the end of the text" }
    return String(decoding: source.bytes[offset..<end], as: UTF8.self).prefix(1).description
  }

  /// Whether libyaml's words contain these.
  func says(_ problem: String) -> Bool { failure.problem.contains(problem) }

  /// Whether libyaml was in the middle of this.
  func isIn(_ context: String) -> Bool { failure.context?.contains(context) ?? false }

  /// A finding at one character, or at the point behind the last.
  func finding(_ message: String, at offset: Int) -> Finding {
    let length = character(at: offset).utf8.count
    let end = offset < source.bytes.count && byte(offset) >= 0x20 ? offset + length : offset
    return finding(message, at: SourceSpan(start: offset, end: end))
  }

  /// A finding at a span.
  func finding(_ message: String, at span: SourceSpan) -> Finding {
    Finding(YAMLProblem.syntax.code, message, at: source.place(of: span))
  }

  /// The place of one character, for labels.
  func place(_ offset: Int) -> Place {
    source.place(of: SourceSpan(start: offset, end: offset + 1))
  }

  private func anythingElse() -> Finding {
    finding(failure.problem, at: offset)
      .helping(failure.context.map { "it was noticed \($0)" })
  }
}

// MARK: A character that cannot begin a text

extension SyntaxExplanation {
  private func strangeStart() -> Finding? {
    if says("found a tab character") || (says("cannot start any token") && byte(offset) == 0x09) {
      return tab()
    }
    if says("cannot start any token") {
      return needsQuotes(at: offset)
    }
    if says("expected alphabetic or numeric character") || says("unknown directive")
      || isIn("scanning a directive")
    {
      return needsQuotes(at: contextOffset)
    }
    if isIn("scanning a tag") || isIn("parsing a tag") || says("undefined tag handle") {
      return needsQuotes(at: contextOffset)
    }
    if isIn("scanning a block scalar"), says("comment or line break") {
      let sign = character(at: contextOffset)
      return finding("behind '\(sign)' the text begins on the next line", at: contextOffset)
        .helping("put the text in quotes if it begins with '\(sign)'")
    }
    return nil
  }

  private func tab() -> Finding {
    var start = offset
    while start > 0, byte(start - 1) == 0x09 { start -= 1 }
    var end = offset
    while byte(end) == 0x09 { end += 1 }
    return finding("a tab cannot indent a line", at: SourceSpan(start: start, end: end))
      .helping("use spaces; most editors can turn tabs into them")
  }

  private func needsQuotes(at offset: Int) -> Finding {
    let sign = character(at: offset)
    return finding("a text cannot begin with '\(sign)'", at: offset)
      .helping("put the text in quotes: \"\(sign)…\"")
  }
}

// MARK: Quotes

extension SyntaxExplanation {
  private func quotes() -> Finding? {
    if isIn("quoted scalar"), says("unexpected end of stream") || says("document indicator") {
      let quote = character(at: contextOffset)
      return finding("the text that begins with this \(quote) is never closed", at: contextOffset)
        .helping("put a \(quote) where the text ends")
    }
    if says("unknown escape character") {
      let span = SourceSpan(start: offset, end: offset + 1 + character(at: offset + 1).utf8.count)
      return finding("'\(source.text(of: span))' is no escape in double quotes", at: span)
        .helping("put the text in single quotes, where '\\' is only itself, or write '\\\\'")
    }
    if says("Unicode character escape") || says("hexdecimal") {
      return finding("the escape stands for no character", at: offset)
        .helping("write the character itself")
    }
    return textBehindQuote()
  }

  private func textBehindQuote() -> Finding? {
    guard says("did not find expected"), !isAtEnd else { return nil }
    var before = offset - 1
    while before > 0, byte(before) == 0x20 { before -= 1 }
    let quote = byte(before)
    guard quote == UInt8(ascii: "\"") || quote == UInt8(ascii: "'"), byte(offset) > 0x20,
      TextLine(at: before, in: source).number == TextLine(at: offset, in: source).number
    else { return nil }
    let inside = quote == UInt8(ascii: "'") ? "''" : "\\\""
    return finding("the text in quotes has ended before this", at: offset)
      .labelling(place(before), "it ends here")
      .helping("write \(inside) for a quote inside the text, or quote the whole of it")
  }
}
