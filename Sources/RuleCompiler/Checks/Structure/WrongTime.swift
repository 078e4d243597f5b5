import Diagnostics
import Triage
import YAMLTree

extension Check {
  /// R109: a date, time or duration that cannot be read.
  static let wrongTime = Check(
    code: "R109", title: "a date, time or duration that cannot be read",
    prose: """
      Dates are written `2026-11-23`, ranges of days `2026-10-01..2026-10-07`, hours `09:00-18:00`,
      moments as in RFC 3339, and durations `90s`, `15m`, `1h30m`, `2d` or `2wd`.
      """,
    bad: """
      staff:
        - {id: li.na, absent: [2026-02-30]}
      #                                ^^
      """,
    repaired: """
      staff:
        - {id: li.na, absent: [2026-02-28]}
      """)
}

extension Finding {
  /// Found as R109.
  static func wrongTime(_ value: Value, _ what: String, _ error: TimeTextError) -> Finding {
    Finding(
      Check.wrongTime.code, "\(shown(value)) cannot be \(what)", at: value.place(from: error.offset)
    ).noting("\(error)")
  }
}

extension Value {
  /// A part of a scalar from a byte of its text on; the whole of one with escapes or nothing
  /// left.
  func place(from offset: Int, length: Int? = nil) -> Place {
    guard let scalar = node.scalar else { return firstLine }
    let quote =
      switch scalar.style {
      case .plain: 0
      case .singleQuoted, .doubleQuoted: 1
      case .literal, .folded: -1
      }
    let span = node.span
    let start = Int(span.start) + quote + offset
    var end = Int(span.end) - quote
    guard quote >= 0, end - Int(span.start) - quote == scalar.text.utf8.count, start < end else {
      return place
    }
    if let length { end = min(end, start + length) }
    return file.text.place(of: SourceSpan(start: start, end: end))
  }
}
