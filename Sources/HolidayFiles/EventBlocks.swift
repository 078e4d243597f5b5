/// The lines of one VEVENT, from its BEGIN to its END.
struct EventBlock {
  /// Of its BEGIN, counted from 1.
  let line: Int
  fileprivate(set) var lines: [ArraySlice<UInt8>] = []

  /// For the parser, which wants text and the line breaks of the standard.
  var text: String {
    String(decoding: Array(lines.joined(separator: [0x0D, 0x0A])), as: UTF8.self) + "\r\n"
  }

  /// The line on which a property first stands.
  func line(of name: String) -> Int? {
    lines.firstIndex { ContentLine.name(of: $0) == name }.map { line + $0 }
  }

  /// Whether a line of the block begins with a property.
  func has(_ name: String) -> Bool { line(of: name) != nil }
}

/// The events of a file and the lines at which its nesting is broken.
///
/// The parser behind it knows no lines, so the file is cut into events here.
struct EventBlocks {
  private(set) var events: [EventBlock] = []
  private(set) var problems: [HolidayFileProblem] = []
  private var open: [(name: String, line: Int)] = []

  init(of bytes: [UInt8]) {
    var sawCalendar = false
    var lineNumber = 0
    for line in ContentLine.lines(of: bytes) {
      lineNumber += 1
      let name = ContentLine.name(of: line)
      if name == "BEGIN" { begin(ContentLine.value(of: line), lineNumber) }
      sawCalendar = sawCalendar || open.first?.name == "VCALENDAR"
      guard sawCalendar || line.isEmpty else { break }
      if isInEvent { events[events.count - 1].lines.append(line) }
      if name == "END" { end(ContentLine.value(of: line), lineNumber) }
    }
    guard sawCalendar else {
      problems = [HolidayFileProblem(line: 1, reason: .notACalendar)]
      return
    }
    closeRest()
  }

  private var isInEvent: Bool { open.contains { $0.name == "VEVENT" } }

  private mutating func begin(_ name: String, _ line: Int) {
    if name == "VEVENT", !isInEvent { events.append(EventBlock(line: line)) }
    open.append((name, line))
  }

  private mutating func end(_ name: String, _ line: Int) {
    guard let index = open.lastIndex(where: { $0.name == name }) else {
      problems.append(HolidayFileProblem(line: line, reason: .unopened(name)))
      return
    }
    for inner in open[(index + 1)...] { reportUnclosed(inner) }
    open.removeSubrange(index...)
  }

  private mutating func closeRest() {
    for component in open { reportUnclosed(component) }
    open = []
  }

  /// An event that does not end is not read either.
  private mutating func reportUnclosed(_ component: (name: String, line: Int)) {
    problems.append(HolidayFileProblem(line: component.line, reason: .unclosed(component.name)))
    events.removeAll { $0.line == component.line }
  }
}

/// One line of iCalendar: a name, parameters, a colon, a value.
private enum ContentLine {
  /// Without their ends; a byte order mark is left out.
  static func lines(of bytes: [UInt8]) -> [ArraySlice<UInt8>] {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    return bytes.dropFirst(bytes.starts(with: mark) ? 3 : 0)
      .split(separator: 0x0A, omittingEmptySubsequences: false)
      .map { $0.last == 0x0D ? $0.dropLast() : $0 }
  }

  /// In capitals; empty for the continuation of a folded line.
  static func name(of line: ArraySlice<UInt8>) -> String {
    let name = line.prefix { $0 != UInt8(ascii: ":") && $0 != UInt8(ascii: ";") }
    guard let first = name.first, first != 0x20, first != 0x09 else { return "" }
    return String(decoding: name, as: UTF8.self).uppercased()
  }

  static func value(of line: ArraySlice<UInt8>) -> String {
    let value = line.drop { $0 != UInt8(ascii: ":") }.dropFirst()
    return String(decoding: value.filter { $0 != 0x20 }, as: UTF8.self).uppercased()
  }
}
