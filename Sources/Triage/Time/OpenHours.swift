/// One interval of a day's opening hours in minutes of the wall clock, `[start, end)`.
///
/// It belongs to the day it starts on; an end beyond 24:00 is on the next day.
package struct OpenInterval: Hashable, Sendable {
  /// Minutes from 00:00, below 1440.
  package let start: Int

  /// Minutes from 00:00 of the day it starts on, after the start and at most 24 hours later.
  package let end: Int

  /// Nil where a clock shows no such times; an end at or before the start is on the next day.
  package init?(start: Int, end: Int) {
    guard (0..<1440).contains(start), (0...1440).contains(end) else { return nil }
    self.start = start
    self.end = end <= start ? end + 1440 : end
  }
}

/// When a calendar is open by the days of the week: a list of intervals for each.
package struct WeeklyHours: Hashable, Sendable {
  /// By `Weekday.index`, each in order of its start.
  let days: [[OpenInterval]]

  /// A day that is not named is closed.
  package init(_ hours: [Weekday: [OpenInterval]]) {
    days = Weekday.allCases.map { (hours[$0] ?? []).sorted { $0.start < $1.start } }
  }

  /// The intervals that start on a day of the week, in order.
  package subscript(day: Weekday) -> [OpenInterval] { days[day.index] }
}
