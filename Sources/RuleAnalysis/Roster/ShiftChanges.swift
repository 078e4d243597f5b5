import Triage

/// The moments at which somebody's shift may begin or end.
struct ShiftChanges {
  /// In order, each once.
  let moments: [Timestamp]

  /// No more exceptional days than these are looked at.
  private static let exceptions = 24

  /// The changes of the eight days from a moment on, and of the exceptional days of the year.
  init(_ contents: RuleSetContents, from start: Timestamp) {
    let names = Set(contents.assignees.values.compactMap(\.shifts)).sorted()
    let calendars = names.compactMap { contents.calendars[$0] }
    let today = contents.zone.local(start).date
    let week = (0..<8).map { today + $0 }
    let exceptional = (8..<366).map { today + $0 }.filter { date in
      calendars.contains { Self.isExceptional(date, in: $0, likeAnyOf: week) }
    }
    let days = week + exceptional.prefix(Self.exceptions).flatMap { [$0, $0 + 1] }
    var moments: Set<Int64> = [start.milliseconds]
    for calendar in calendars {
      for date in days {
        let midnight = CivilDateTime(date: date, time: .midnight)
        moments.insert(calendar.zone.instant(midnight).milliseconds)
        for interval in calendar.hours(on: date) {
          moments.insert(Self.moment(date, interval.start, calendar.zone))
          moments.insert(Self.moment(date, interval.end, calendar.zone))
        }
      }
    }
    self.moments = moments.sorted().map(Timestamp.init(milliseconds:))
      .filter { $0 >= start }
  }

  /// Whether a day's hours are other ones than those of its weekday in a week without exceptions.
  private static func isExceptional(
    _ date: CivilDate, in calendar: WorkCalendar, likeAnyOf week: [CivilDate]
  ) -> Bool {
    guard let like = week.first(where: { $0.weekday == date.weekday }) else { return false }
    return calendar.hours(on: date) != calendar.hours(on: like)
  }

  private static func moment(_ date: CivilDate, _ minutes: Int, _ zone: Zone) -> Int64 {
    let time = CivilTime(hour: minutes / 60 % 24, minute: minutes % 60) ?? .midnight
    return zone.instant(CivilDateTime(date: date + minutes / 1440, time: time)).milliseconds
  }
}
