/// A stretch of real time through which a calendar is open without a break in its hours.
struct OpenWindow: Hashable, Sendable {
  /// Its first open instant, not before the one that the search began at.
  var start: Timestamp
  /// The first instant that is no longer within.
  var end: Timestamp
  /// The day that its interval belongs to.
  var day: CivilDate

  var milliseconds: Int64 { end.milliseconds - start.milliseconds }
}

/// The open windows of a calendar from an instant on, in order, up to a last day.
///
/// Within one stretch of constant offset the intervals of the wall clock are real time shifted by
/// that offset; so the search walks stretch by stretch, and cuts each interval to the stretch.
struct OpenWindows: Sequence, IteratorProtocol {
  private let calendar: WorkCalendar
  private let lastDay: CivilDate
  private var floor: Int64
  private var stretchIndex: Int
  private var stretch: Zone.Stretch
  private var day: CivilDate
  private var hours: [OpenInterval]
  private var index = 0

  init(of calendar: WorkCalendar, from start: Timestamp, through lastDay: CivilDate) {
    self.calendar = calendar
    self.lastDay = lastDay
    floor = start.milliseconds
    stretchIndex = calendar.zone.stretchIndex(at: start)
    stretch = calendar.zone.stretches[stretchIndex]
    day = Self.dayBefore(start, stretch)
    hours = calendar.hours(on: day)
  }

  mutating func next() -> OpenWindow? {
    guard !calendar.isAlways else { return rest() }
    while true {
      while index < hours.count {
        let interval = hours[index]
        let (start, end) = instants(of: interval)
        guard start < stretch.end.milliseconds else { break }
        let lower = Swift.max(start, stretch.start.milliseconds, floor)
        let upper = Swift.min(end, stretch.end.milliseconds)
        index += 1
        if lower < upper { return window(of: interval, lower, upper, cut: end > upper) }
      }
      guard advance() else { return nil }
    }
  }

  /// The one window of a calendar that never closes.
  private mutating func rest() -> OpenWindow? {
    guard floor < Timestamp.latest.milliseconds else { return nil }
    defer { floor = Timestamp.latest.milliseconds }
    let start = Timestamp(milliseconds: floor)
    return OpenWindow(start: start, end: .latest, day: calendar.zone.local(start).date)
  }

  private func instants(of interval: OpenInterval) -> (start: Int64, end: Int64) {
    let midnight = Int64(day.dayNumber) * Int64(CivilTime.millisecondsPerDay) - stretch.offset
    return (midnight + Int64(interval.start) * 60_000, midnight + Int64(interval.end) * 60_000)
  }

  /// A window that a change of the clock cuts goes on if the clock still shows its hours.
  private mutating func window(
    of interval: OpenInterval, _ lower: Int64, _ upper: Int64, cut: Bool
  ) -> OpenWindow {
    let belongsTo = day
    var end = upper
    if cut, stretchIndex + 1 < calendar.zone.stretches.count {
      stretchIndex += 1
      stretch = calendar.zone.stretches[stretchIndex]
      let (shiftedStart, shiftedEnd) = instants(of: interval)
      if shiftedStart <= upper {
        end = Swift.min(Swift.max(end, shiftedEnd), stretch.end.milliseconds)
      }
      enter()
    }
    floor = end
    return OpenWindow(
      start: Timestamp(milliseconds: lower), end: Timestamp(milliseconds: end), day: belongsTo)
  }

  /// To the next day, or to the next stretch where this one has no more.
  private mutating func advance() -> Bool {
    let (dayStart, _) = instants(of: OpenInterval(start: 0, until: 1))
    if dayStart >= stretch.end.milliseconds || index < hours.count {
      guard stretchIndex + 1 < calendar.zone.stretches.count else { return false }
      stretchIndex += 1
      stretch = calendar.zone.stretches[stretchIndex]
      enter()
      return true
    }
    guard day < lastDay else { return false }
    day = day + 1
    hours = calendar.hours(on: day)
    index = 0
    return true
  }

  private mutating func enter() {
    day = Self.dayBefore(stretch.start, stretch)
    hours = calendar.hours(on: day)
    index = 0
  }

  /// Where intervals that run over midnight may have started.
  private static func dayBefore(_ instant: Timestamp, _ stretch: Zone.Stretch) -> CivilDate {
    CivilDateTime(wallMilliseconds: instant.milliseconds + stretch.offset).date + -1
  }
}
