/// Opening hours of a place: weekly intervals of local wall time, holidays and make-up days.
///
/// A make-up day beats a holiday. An instant is open where the wall clock of the zone shows a time
/// within an interval, `[start, end)`. So what a clock skips is not open, and what it shows twice
/// is open twice: a shift from 22:00 to 06:00 has seven hours in the one night and nine in the
/// other.
package struct WorkCalendar: Sendable {
  /// The name that rules use.
  package let id: String

  /// Whose wall clock the hours are read on.
  package let zone: Zone

  /// True for the built-in calendar, which is never closed.
  package let isAlways: Bool

  private let weekly: WeeklyHours
  /// In order, without overlaps.
  private let holidays: [DateRange]
  private let makeUpHours: [CivilDate: [OpenInterval]]

  /// Throws everything that is wrong with the hours at once.
  package init(
    id: String, zone: Zone, week: WeeklyHours, exceptions: Exceptions = Exceptions()
  ) throws(WorkCalendarError) {
    self.init(id: id, zone: zone, isAlways: false, week: week, exceptions: exceptions)
    let problems = week.overlaps + twiceMadeUp(exceptions.makeUpDays) + overlapsOfMakeUpDays
    guard problems.isEmpty else { throw WorkCalendarError(problems: problems) }
  }

  /// The built-in calendar that never closes; days are still counted by the zone's wall clock.
  package static func always(in zone: Zone) -> WorkCalendar {
    WorkCalendar(
      id: "always", zone: zone, isAlways: true, week: WeeklyHours([:]), exceptions: Exceptions())
  }

  private init(
    id: String, zone: Zone, isAlways: Bool, week: WeeklyHours, exceptions: Exceptions
  ) {
    self.id = id
    self.zone = zone
    self.isAlways = isAlways
    weekly = week
    holidays = exceptions.holidays.inOrderWithoutOverlaps
    makeUpHours = Dictionary(
      exceptions.makeUpDays.map { ($0.date, $0.hours ?? week[.mon]) },
      uniquingKeysWith: { first, _ in first })
  }
}

extension WorkCalendar {
  /// What `during` and `outside` ask, and whether somebody's shift is on: a few binary searches.
  package func isOpen(at instant: Timestamp) -> Bool {
    guard !isAlways else { return true }
    let wall = CivilDateTime(wallMilliseconds: zone.wall(instant))
    let time = wall.time.milliseconds
    return hours(on: wall.date).contains { $0.contains(time) }
      || hours(on: wall.date + -1).contains { $0.contains(time + CivilTime.millisecondsPerDay) }
  }

  /// A day on which at least one interval starts.
  package func isWorkingDay(_ date: CivilDate) -> Bool {
    isAlways || !hours(on: date).isEmpty
  }

  /// A listed holiday, even where a make-up day beats it.
  package func isHoliday(_ date: CivilDate) -> Bool {
    var low = 0
    var high = holidays.count
    while low < high {
      let middle = (low + high) / 2
      if holidays[middle].last < date { low = middle + 1 } else { high = middle }
    }
    return low < holidays.count && holidays[low].contains(date)
  }

  /// The intervals that start on a day, in order.
  package func hours(on date: CivilDate) -> [OpenInterval] {
    if !makeUpHours.isEmpty, let hours = makeUpHours[date] { return hours }
    return isHoliday(date) ? [] : weekly[date]
  }

  private var overlapsOfMakeUpDays: [WorkCalendarError.Problem] {
    makeUpHours.keys.sorted().flatMap { date in
      let day = DayHours(.date(date), hours(on: date))
      let before = DayHours(.date(date + -1), hours(on: date + -1))
      let after = DayHours(.date(date + 1), hours(on: date + 1))
      let startsTwice = makeUpHours[date + -1] != nil
      return day.overlaps + (startsTwice ? [] : before.overlaps(intoNext: day))
        + day.overlaps(intoNext: after)
    }
  }
}

/// Dates given twice as make-up days.
private func twiceMadeUp(_ days: [WorkCalendar.MakeUpDay]) -> [WorkCalendarError.Problem] {
  var seen: Set<CivilDate> = []
  return days.filter { !seen.insert($0.date).inserted }.map { .madeUpTwice($0.date) }
}

extension [DateRange] {
  /// What they cover, with neighbours joined.
  fileprivate var inOrderWithoutOverlaps: [DateRange] {
    sorted { $0.first < $1.first }.reduce(into: []) { joined, range in
      guard let before = joined.last, range.first <= before.last + 1,
        let both = DateRange(first: before.first, last: Swift.max(before.last, range.last))
      else { return joined.append(range) }
      joined[joined.count - 1] = both
    }
  }
}
