import Diagnostics
import HolidayFiles

extension Check {
  /// R504: a holiday file that cannot be read.
  static let holidayFile = Check(
    code: "R504", title: "a holiday file that cannot be read",
    prose: """
      Holidays may come from an iCalendar file, as offices and calendar programs publish them. What
      cannot be read in it would silently be a working day.
      """,
    bad: """
      calendars:
        shop: {hours: {mon: ["09:00-18:00"]}, holidays: [{file: days.ics}]}
      # file: days.ics
      2026-10-01 National Day
      ^^^^^^^^^^^^^^^^^^^^^^^
      """,
    repaired: """
      calendars:
        shop: {hours: {mon: ["09:00-18:00"]}, holidays: [2026-10-01]}
      """)
}

extension Finding {
  /// Found as R504.
  static func holidayFile(_ problem: HolidayFileProblem, in text: SourceText) -> Finding {
    let range = text.range(ofLine: problem.line)
    let place = text.place(of: SourceSpan(start: range.lowerBound, end: range.upperBound))
    return Finding(Check.holidayFile.code, "\(problem)", at: place)
  }
}
