/// One interval of a day's opening hours in minutes of the wall clock, `[start, end)`.
///
/// It belongs to the day it starts on; an end beyond 24:00 is on the next day.
package struct OpenInterval: Hashable, Sendable {
  /// Minutes from 00:00, below 1440.
  package let start: Int

  /// Minutes from 00:00 of the day it starts on, after the start and at most 24 hours later.
  package let end: Int

  /// Both below or at 24:00; an end at or before the start is on the next day.
  init(start: Int, until end: Int) {
    self.start = start
    self.end = end <= start ? end + Self.minutesPerDay : end
  }

  /// Whether a wall time of the day it starts on, in milliseconds from 00:00, is within.
  func contains(_ milliseconds: Int) -> Bool {
    start * 60_000 <= milliseconds && milliseconds < end * 60_000
  }

  static let minutesPerDay = 1440
}

/// When a calendar is open by the days of the week: a list of intervals for each.
package struct WeeklyHours: Hashable, Sendable {
  /// By `Weekday.index`, each in order of its start.
  private let days: [[OpenInterval]]

  /// A day that is not named is closed.
  package init(_ hours: [Weekday: [OpenInterval]]) {
    days = Weekday.allCases.map { (hours[$0] ?? []).sorted { $0.start < $1.start } }
  }

  /// The intervals that start on a day of the week, in order.
  package subscript(day: Weekday) -> [OpenInterval] { days[day.index] }

  /// The intervals that start on a date if it is like any other of its weekday.
  subscript(date: CivilDate) -> [OpenInterval] { days[date.weekdayIndex] }
}

extension WeeklyHours {
  /// Intervals that share time, also with those of the day after.
  var overlaps: [WorkCalendarError.Problem] {
    Weekday.allCases.flatMap { weekday in
      let next = Weekday.allCases[(weekday.index + 1) % 7]
      let day = DayHours(.weekday(weekday), self[weekday])
      return day.overlaps + day.overlaps(intoNext: DayHours(.weekday(next), self[next]))
    }
  }
}

/// The intervals of one day beside its name, to look for overlaps.
struct DayHours {
  private let name: WorkCalendarError.Day
  private let intervals: [OpenInterval]

  init(_ name: WorkCalendarError.Day, _ intervals: [OpenInterval]) {
    self.name = name
    self.intervals = intervals
  }

  /// Each interval with the one that starts next on the same day.
  var overlaps: [WorkCalendarError.Problem] {
    zip(intervals, intervals.dropFirst()).compactMap { first, second in
      guard first.end > second.start else { return nil }
      return .overlap(.init(day: name, interval: first), .init(day: name, interval: second))
    }
  }

  /// The interval that ends last with the first of the next day.
  func overlaps(intoNext next: DayHours) -> [WorkCalendarError.Problem] {
    guard let last = intervals.max(by: { $0.end < $1.end }), let first = next.intervals.first,
      last.end - OpenInterval.minutesPerDay > first.start
    else { return [] }
    return [
      .overlap(.init(day: name, interval: last), .init(day: next.name, interval: first))
    ]
  }
}
