internal import Diagnostics

/// What is looked at in single events.
extension Strictness {
  /// Directives stand at the start of the text or behind `...`.
  func checkDirectives(_ event: YAMLEvent, _ report: (Fault) -> Void) {
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
  func checkAnchor(_ event: YAMLEvent, _ report: (Fault) -> Void) {
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

  /// What depends on how a scalar is written.
  func checkScalar(
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
    guard let start = blankEnd, Int(event.span.end) >= start else { return }
    report(
      Fault(
        message: "the text ends with white space that has no line end behind it",
        span: SourceSpan(start: start, end: bytes.count), help: "remove it, or end the line"))
  }

  private func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }
}
