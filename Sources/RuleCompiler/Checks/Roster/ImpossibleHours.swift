import Diagnostics
import Triage

extension Check {
  /// R501: hours that overlap.
  static let impossibleHours = Check(
    code: "R501", title: "hours that overlap",
    prose: """
      Within a calendar no two intervals may share time, also not where one runs past midnight into
      the next day; and a day is made up only once.
      """,
    bad: """
      calendars:
        shop:
          hours: {mon-fri: ["09:00-13:00", "12:00-18:00"]}
      #          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      """,
    repaired: """
      calendars:
        shop:
          hours: {mon-fri: ["09:00-12:00", "12:00-18:00"]}
      """)
}

extension Finding {
  /// Found as R501.
  static func impossibleHours(
    _ value: Value, _ name: String, _ error: WorkCalendarError, in mapping: Mapping
  ) -> Finding {
    let place =
      switch error.problems.first {
      case .overlap, nil: value.firstLine
      case .madeUpTwice: mapping.key("workdays")?.place ?? value.firstLine
      }
    let first = error.problems.first.map { "\($0)" } ?? "impossible hours"
    let more = error.problems.count - 1
    return Finding(
      Check.impossibleHours.code,
      "calendar '\(name)': \(first)\(more > 0 ? ", and \(more) more like it" : "")", at: place)
  }
}
