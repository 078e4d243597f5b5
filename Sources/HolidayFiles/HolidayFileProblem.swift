/// What is wrong with a holiday file, and on which line.
package struct HolidayFileProblem: Error, Hashable, Sendable {
  /// Counted from 1.
  package let line: Int

  /// What is wrong there.
  package let reason: Reason

  /// A line and what is wrong there.
  package init(line: Int, reason: Reason) {
    self.line = line
    self.reason = reason
  }

  /// What can be wrong.
  package enum Reason: Hashable, Sendable {
    /// No VCALENDAR begins in it.
    case notACalendar
    /// A component that does not end.
    case unclosed(String)
    /// An end without its beginning.
    case unopened(String)
    /// An event without DTSTART.
    case noStart
    /// A property whose value is none.
    case unreadable(String)
    /// An event that lasts less than a day's part.
    case endBeforeStart
    /// More repetitions, or days, than a calendar is read with.
    case tooManyHolidays
  }
}

extension HolidayFileProblem: CustomStringConvertible {
  /// For the admin, without the place.
  package var description: String {
    switch reason {
    case .notACalendar: "expected an iCalendar file, which begins with 'BEGIN:VCALENDAR'"
    case .unclosed(let name): "'BEGIN:\(name)' has no 'END:\(name)'"
    case .unopened(let name): "'END:\(name)' has no 'BEGIN:\(name)'"
    case .noStart: "an event needs a 'DTSTART'"
    case .unreadable(let name): "the value of '\(name)' cannot be read"
    case .endBeforeStart: "the event ends before it starts"
    case .tooManyHolidays: "more than \(HolidayFile.mostHolidays) days"
    }
  }
}
