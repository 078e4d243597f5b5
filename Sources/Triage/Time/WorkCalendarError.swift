/// Why hours, holidays and make-up days do not make a calendar; all reasons, in order.
package struct WorkCalendarError: Error, Hashable, Sendable {
  /// At least one.
  package let problems: [Problem]

  /// One thing that is wrong.
  package enum Problem: Hashable, Sendable {
    /// Two intervals share time.
    case overlap(Place, Place)
    /// A make-up day stands twice.
    case madeUpTwice(CivilDate)
  }

  /// An interval and the day it starts on.
  package struct Place: Hashable, Sendable {
    /// On which it starts.
    package let day: Day
    /// The interval as given.
    package let interval: OpenInterval
  }

  /// A day of the week, or a make-up day and its neighbours.
  package enum Day: Hashable, Sendable {
    /// Of every week.
    case weekday(Weekday)
    /// One day.
    case date(CivilDate)
  }
}

extension WorkCalendarError.Problem: CustomStringConvertible {
  /// For the admin who wrote the calendar.
  package var description: String {
    switch self {
    case .overlap(let first, let second): "\(first) and \(second) overlap"
    case .madeUpTwice(let date): "make-up day \(date) stands twice"
    }
  }
}

extension WorkCalendarError.Place: CustomStringConvertible {
  /// `'22:00-06:00' of mon`.
  package var description: String {
    switch day {
    case .weekday(let weekday): "'\(interval)' of \(weekday)"
    case .date(let date): "'\(interval)' of \(date)"
    }
  }
}

extension WorkCalendarError: CustomStringConvertible {
  /// All problems, separated by semicolons.
  package var description: String { problems.map(\.description).joined(separator: "; ") }
}
