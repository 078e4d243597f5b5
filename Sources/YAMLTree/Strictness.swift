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

  private let bytes: UnsafeBufferPointer<UInt8>
  private var levels: [Level] = []
  /// Behind the last token that was looked at.
  private var cursor: Int
  private var documentIsOpen = false

  /// Looks at a text from `start` on.
  init(_ bytes: UnsafeBufferPointer<UInt8>, start: Int) {
    self.bytes = bytes
    self.cursor = start
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

  private var indent: Int { levels.last?.indent ?? -1 }
  private var isFlow: Bool { levels.last?.isFlow ?? false }

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

  private func checkComment(at index: Int, _ report: (Fault) -> Void) {
    guard index > 0, !isBlank(index - 1) else { return }
    report(
      Fault(
        message: "a comment needs a space before its '#'",
        span: SourceSpan(start: index, end: index + 1),
        help: "put a space before '#', or the whole text in quotes if '#' belongs to it"))
  }

  /// A line inside brackets or quotes must be indented deeper than what the value belongs to.
  private func checkIndentation(
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
}

// MARK: Events themselves

extension Strictness {
  private func checkDirectives(_ event: YAMLEvent, _ report: (Fault) -> Void) {
    if documentIsOpen {
      report(
        Fault(
          message: "a line that begins with '%' can only follow the line '...'",
          span: SourceSpan(at: Int(event.span.start)), help: "remove it; it is hardly ever needed"))
    }
    for index in event.span.range.dropFirst()
    where bytes[index] == UInt8(ascii: "#") && bytes[index - 1] > 0x20 {
      checkComment(at: index, report)
    }
  }

  /// libyaml ends a name at characters that belong to it.
  private func checkAnchor(_ event: YAMLEvent, _ report: (Fault) -> Void) {
    var index = Int(event.span.start)
    if bytes[index] == UInt8(ascii: "!") {
      while index < bytes.count, bytes[index] > 0x20 { index += 1 }
      while index < bytes.count, bytes[index] <= 0x20 { index += 1 }
    }
    guard index < bytes.count, "&*".utf8.contains(bytes[index]) else { return }
    let start = index
    index += 1
    while index < bytes.count, isNameByte(bytes[index]) { index += 1 }
    guard index < bytes.count, ":?%@`".utf8.contains(bytes[index]) else { return }
    report(
      Fault(
        message: "the name behind '\(Character(UnicodeScalar(bytes[start])))' goes on with a"
          + " character that is not read",
        span: SourceSpan(start: start, end: index + 1),
        help: "use letters, digits, '-' and '_' only, and a space behind the name"))
  }

  private func checkScalar(
    _ event: YAMLEvent, _ text: String, _ style: Scalar.Style, _ report: (Fault) -> Void
  ) {
    switch style {
    case .plain:
      if text == "-" {
        report(
          Fault(
            message: "a lone '-' is no text", span: event.span, help: "write \"-\" in quotes"))
      }
      if event.isMultiline, isFlow { checkContinuation(event, report) }
    case .singleQuoted, .doubleQuoted:
      if event.isMultiline { checkContinuation(event, report) }
    case .literal, .folded:
      checkBlockScalar(event, report)
    }
  }

  private func checkContinuation(_ event: YAMLEvent, _ report: (Fault) -> Void) {
    let start = NodeProperties.end(in: bytes, span: event.span)
    var isSound = true
    for index in start..<Int(event.span.end) where isSound && bytes[index] == 0x0A {
      checkIndentation(ofLineAt: index + 1) {
        var fault = $0
        fault.opening = start
        report(fault)
        isSound = false
      }
    }
  }

  private func checkBlockScalar(_ event: YAMLEvent, _ report: (Fault) -> Void) {
    var index = NodeProperties.end(in: bytes, span: event.span) + 1
    let end = Int(event.span.end)
    var hasIndicator = false
    while index < end, "+-0123456789".utf8.contains(bytes[index]) {
      if bytes[index] >= 0x30 { hasIndicator = true }
      index += 1
    }
    if index < end, bytes[index] == UInt8(ascii: "#") { checkComment(at: index, report) }
    while index < bytes.count, bytes[index] != 0x0A, bytes[index] != 0x0D { index += 1 }
    if !hasIndicator { checkLeadingLines(from: index, report) }
    checkLastLine(behind: event, report)
  }

  /// Lines of white space before the text tell libyaml how deep the text is, and must not.
  private func checkLeadingLines(from start: Int, _ report: (Fault) -> Void) {
    var index = start
    var deepest = 0
    var lineStart = start
    while index < bytes.count, bytes[index] <= 0x20 {
      if isBreak(index) {
        deepest = max(deepest, index - lineStart)
        lineStart = index + 1
      }
      index += 1
    }
    let depth = index - lineStart
    guard index < bytes.count, depth > indent, depth < deepest else { return }
    report(
      Fault(
        message: "the lines above the first line of the text are indented deeper than it",
        span: SourceSpan(start: index, end: index + 1),
        help: "remove the white space from the empty lines above"))
  }

  /// A last line of white space counts as a line of the text, or does not, as it has a line end.
  private func checkLastLine(behind event: YAMLEvent, _ report: (Fault) -> Void) {
    var start = bytes.count
    while start > 0, !isBreak(start - 1) {
      start -= 1
      guard bytes[start] <= 0x20 else { return }
    }
    guard start < bytes.count, Int(event.span.end) >= start else { return }
    report(
      Fault(
        message: "the text ends with white space that has no line end behind it",
        span: SourceSpan(start: start, end: bytes.count), help: "remove it, or end the line"))
  }

  private func isBreak(_ index: Int) -> Bool { bytes[index] == 0x0A || bytes[index] == 0x0D }

  private func isBlank(_ index: Int) -> Bool { bytes[index] <= 0x20 }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }
}
