import Triage

/// The moments at which somebody may begin or cease to be there for work.
struct ShiftChanges {
  private let calendars: [WorkCalendar]
  private let zone: Zone
  /// Days on which somebody is away, or has lost a certificate or contract, for the first time or
  /// not any more.
  private let turns: [CivilDate]

  /// No more exceptional days than these are looked at.
  private static let exceptions = 24
  /// How far absences, certificates and contracts are looked at, in days.
  private static let outlook = 60

  /// Reads the shifts of everybody.
  init(_ contents: RuleSetContents) {
    let people = contents.assignees.values
    zone = contents.zone
    calendars = Set(people.compactMap(\.shifts)).sorted().compactMap { contents.calendars[$0] }
    var turns: Set<CivilDate> = []
    for person in people {
      for days in person.absent { turns.formUnion([days.first, days.last + 1]) }
      let ends =
        person.skills.values.compactMap(\.certificateUntil)
        + [person.contract?.until]
        .compactMap(\.self)
      turns.formUnion(ends.map { $0 + 1 })
      if let from = person.contract?.from { turns.insert(from) }
    }
    self.turns = turns.sorted()
  }

  /// The moments of a week from a moment on, of days on which something turns, and of those within
  /// a year on which hours are other ones than in the week.
  func moments(from start: Timestamp) -> [Timestamp] {
    let today = zone.local(start).date
    let week = (0..<8).map { today + $0 }
    let turning = turns.filter { today < $0 && $0 - today <= Self.outlook }
    let exceptional = (8..<366).map { today + $0 }.filter { isExceptional($0, beside: week) }
    let days = week + turning + exceptional.prefix(Self.exceptions).flatMap { [$0, $0 + 1] }
    return [start] + Set(days).sorted().flatMap(moments(on:)).filter { $0 > start }
  }

  /// The moments of one day, in order, its midnight among them.
  func moments(on date: CivilDate) -> [Timestamp] {
    var moments: Set<Int64> = [Self.moment(date, 0, zone)]
    for calendar in calendars {
      for interval in calendar.hours(on: date) {
        moments.insert(Self.moment(date, interval.start, calendar.zone))
        moments.insert(Self.moment(date, interval.end, calendar.zone))
      }
    }
    return moments.sorted().map(Timestamp.init(milliseconds:))
  }

  /// The day of a moment and those after it.
  func days(from start: Timestamp, count: Int) -> [CivilDate] {
    let first = zone.local(start).date
    return (-1..<count).map { first + $0 }
  }

  /// Whether some hours are other ones than those of the same weekday in a week.
  private func isExceptional(_ date: CivilDate, beside week: [CivilDate]) -> Bool {
    guard let like = week.first(where: { $0.weekday == date.weekday }) else { return false }
    return calendars.contains { $0.hours(on: date) != $0.hours(on: like) }
  }

  private static func moment(_ date: CivilDate, _ minutes: Int, _ zone: Zone) -> Int64 {
    let time = CivilTime(hour: minutes / 60 % 24, minute: minutes % 60) ?? .midnight
    return zone.instant(CivilDateTime(date: date + minutes / 1440, time: time)).milliseconds
  }
}
