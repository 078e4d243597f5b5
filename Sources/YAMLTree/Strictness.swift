internal import Diagnostics

/// What YAML 1.2 forbids and libyaml lets pass, found by looking at the characters around events.
///
/// Each of these is either read by libyaml as something else than it says, or as something that no
/// other reader accepts. One leniency stays, since so many people write it: a bracket that closes a
/// list may stand as far left as the key that the list belongs to.
struct Strictness {
  /// Something that is not YAML 1.2.
  struct Fault {
    let message: String
    let span: SourceSpan
    let help: String
    /// Where the text or list begins that is at fault, if that is somewhere else.
    var opening: Int?
  }

  /// Where in the nesting the text is.
  private struct Level {
    let isFlow: Bool
    /// Column of the nearest block list or mapping; -1 outside of all.
    let indent: Int
  }

  let bytes: UnsafeBufferPointer<UInt8>
  /// Where the last line begins, if it holds white space only and has no line end.
  let blankEnd: Int?
  private var levels: [Level] = []
  /// Behind the last token that was looked at.
  private var cursor: Int
  /// Whether a document has begun that no `...` has ended.
  private(set) var documentIsOpen = false

  /// Looks at a text from `start` on.
  init(_ bytes: UnsafeBufferPointer<UInt8>, start: Int) {
    self.bytes = bytes
    self.cursor = start
    self.blankEnd = Self.blankEnd(of: bytes)
  }

  private static func blankEnd(of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var start = bytes.count
    while start > 0, bytes[start - 1] == 0x20 || bytes[start - 1] == 0x09 { start -= 1 }
    let isLine = start > 0 && (bytes[start - 1] == 0x0A || bytes[start - 1] == 0x0D)
    return isLine && start < bytes.count ? start : nil
  }

  /// Reports what is wrong with an event or with what stands between it and the one before.
  mutating func check(_ event: YAMLEvent, report: (Fault) -> Void) {
    switch event.kind {
    case .documentStart(let hasDirectives):
      if hasDirectives { checkDirectives(event, report) }
      documentIsOpen = true
      cursor = max(cursor, Int(event.span.end))
    case .documentEnd(let isMarked):
      if isMarked { documentIsOpen = false }
      checkGap(upTo: event, report)
    case .alias:
      checkGap(upTo: event, report)
    case .scalar(let text, let style):
      checkGap(upTo: event, report)
      checkScalar(event, text, style, report)
    case .sequenceStart, .mappingStart:
      checkGap(upTo: event, report)
      if event.isFlow { checkQuestionMark(at: Int(event.span.start), report) }
      levels.append(level(opening: event))
    case .sequenceEnd, .mappingEnd:
      checkGap(upTo: event, report)
      _ = levels.popLast()
    }
    if event.anchor != nil || isAlias(event) { checkAnchor(event, report) }
  }

  /// Column of the nearest block list or mapping.
  var indent: Int { levels.last?.indent ?? -1 }
  /// Whether the text is inside brackets.
  var isFlow: Bool { levels.last?.isFlow ?? false }

  private func isAlias(_ event: YAMLEvent) -> Bool {
    if case .alias = event.kind { true } else { false }
  }

  private func level(opening event: YAMLEvent) -> Level {
    guard !event.isFlow else { return Level(isFlow: true, indent: indent) }
    // The mark of a list that is not indented against its key lies behind the dash.
    let end = Int(event.span.end)
    let isBehindDash = end > 0 && bytes[end - 1] == UInt8(ascii: "-")
    return Level(isFlow: false, indent: event.endColumn - (isBehindDash ? 1 : 0))
  }
}

// MARK: Between events

extension Strictness {
  /// Looks at the white space, comments and indicators in front of an event.
  private mutating func checkGap(upTo event: YAMLEvent, _ report: (Fault) -> Void) {
    guard event.span.end > event.span.start else { return }
    let end = Int(event.span.start)
    checkGap(upTo: end, closing: isClosing(event) ? end : nil, report)
    cursor = max(cursor, Int(event.span.end))
  }

  /// Looks at what is left behind the last event.
  mutating func finish(report: (Fault) -> Void) {
    checkGap(upTo: bytes.count, closing: nil, report)
  }

  private func checkGap(upTo end: Int, closing: Int?, _ report: (Fault) -> Void) {
    var index = cursor
    while index < end {
      switch bytes[index] {
      case UInt8(ascii: "#"):
        checkComment(at: index, report)
        while index < end, !isBreak(index) { index += 1 }
      case 0x0A, 0x0D:
        index += 1
        if isFlow { checkIndentation(ofLineAt: index, closing: closing, report) }
      default:
        if isFlow { checkQuestionMark(at: index, report) }
        index += 1
      }
    }
  }

  /// libyaml takes `?x` in brackets for a key `x`, where the text `?x` stands.
  private func checkQuestionMark(at index: Int, _ report: (Fault) -> Void) {
    guard bytes[index] == UInt8(ascii: "?"), index + 1 < bytes.count, !isBlank(index + 1) else {
      return
    }
    report(
      Fault(
        message: "a text in brackets cannot begin with '?'",
        span: SourceSpan(start: index, end: index + 1), help: "put the text in quotes"))
  }

  private func isClosing(_ event: YAMLEvent) -> Bool {
    switch event.kind {
    case .sequenceEnd, .mappingEnd: true
    case .documentStart, .documentEnd, .alias, .scalar, .sequenceStart, .mappingStart: false
    }
  }

  /// A `#` begins a comment only behind white space.
  func checkComment(at index: Int, _ report: (Fault) -> Void) {
    guard index > 0, !isBlank(index - 1) else { return }
    report(
      Fault(
        message: "a comment needs a space before its '#'",
        span: SourceSpan(start: index, end: index + 1),
        help: "put a space before '#', or the whole text in quotes if '#' belongs to it"))
  }

  /// A line inside brackets or quotes must be indented deeper than what the value belongs to.
  func checkIndentation(
    ofLineAt start: Int, closing: Int? = nil, _ report: (Fault) -> Void
  ) {
    var index = start
    while index < bytes.count, bytes[index] == 0x20 { index += 1 }
    let spaces = index - start
    while index < bytes.count, bytes[index] == 0x09 { index += 1 }
    guard index < bytes.count, !isBreak(index) else { return }
    guard index > start + spaces || bytes[index] != UInt8(ascii: "#") else { return }
    guard spaces < indent + (index == closing ? 0 : 1) else { return }
    let hasTab = index > start + spaces
    report(
      Fault(
        message: hasTab
          ? "a tab cannot indent a line" : "this line must be indented deeper than its key",
        span: SourceSpan(start: hasTab ? start + spaces : index, end: index + (hasTab ? 0 : 1)),
        help: hasTab ? "use spaces" : "indent it, or close the quote or bracket before it"))
  }

  /// Whether a line ends there.
  func isBreak(_ index: Int) -> Bool { bytes[index] == 0x0A || bytes[index] == 0x0D }

  /// Whether white space stands there.
  func isBlank(_ index: Int) -> Bool { bytes[index] <= 0x20 }
}
