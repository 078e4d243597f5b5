// Dates, times of day and date ranges as people write them.

extension CivilDate {
  /// Reads `2026-11-23`.
  package init(parsing text: some StringProtocol) throws(TimeTextError) {
    var cursor = TimeCursor(text)
    self = try CivilDate(reading: &cursor)
    try cursor.expectEnd()
  }

  init(reading cursor: inout TimeCursor) throws(TimeTextError) {
    let year = try cursor.number(digits: 4...4, of: "four digits of a year")
    try cursor.expect("-")
    let month = try cursor.number(digits: 2...2, in: 1...12, of: "month")
    try cursor.expect("-")
    let start = cursor.offset
    let day = try cursor.number(digits: 2...2, of: "day")
    guard let date = CivilDate(year: year, month: month, day: day) else {
      throw TimeTextError(
        .noSuch("day \(day) in \(padded(year, 4))-\(padded(month, 2))"), at: start)
    }
    self = date
  }
}

extension CivilTime {
  /// Reads `09:05` or `09:05:03.25`.
  package init(parsing text: some StringProtocol) throws(TimeTextError) {
    var cursor = TimeCursor(text)
    let (time, leap) = try CivilTime.read(&cursor, secondsRequired: false)
    guard !leap else { throw TimeTextError(.noSuch("second 60"), at: 6) }
    try cursor.expectEnd()
    self = time
  }

  /// A leap second is returned as the second before it, and said.
  static func read(
    _ cursor: inout TimeCursor, secondsRequired: Bool
  ) throws(TimeTextError) -> (time: CivilTime, leap: Bool) {
    let hour = try cursor.number(digits: 2...2, in: 0...23, of: "hour")
    try cursor.expect(":")
    let minute = try cursor.number(digits: 2...2, in: 0...59, of: "minute")
    guard cursor.skip(":") else {
      guard !secondsRequired else { throw cursor.error(.expected("':' and seconds")) }
      return (CivilTime(clamping: (hour * 60 + minute) * 60_000), false)
    }
    let second = try cursor.number(digits: 2...2, in: 0...60, of: "second")
    let fraction = cursor.skip(".") ? try cursor.fraction() : 0
    let shown = (hour * 60 + minute) * 60 + min(second, 59)
    return (CivilTime(clamping: shown * 1000 + fraction), second == 60)
  }
}

extension DateRange {
  /// Reads `2026-10-01..2026-10-07`, or one day.
  package init(parsing text: some StringProtocol) throws(TimeTextError) {
    var cursor = TimeCursor(text)
    let first = try CivilDate(reading: &cursor)
    guard !cursor.isAtEnd else {
      self.init(first)
      return
    }
    try cursor.expect(".")
    try cursor.expect(".")
    let start = cursor.offset
    let last = try CivilDate(reading: &cursor)
    try cursor.expectEnd()
    guard let range = DateRange(first: first, last: last) else {
      throw TimeTextError(.backwards, at: start)
    }
    self = range
  }
}

extension OpenInterval {
  /// Reads `09:00-18:00`; `24:00` may be an end, and an end at or before the start is on the next
  /// day, as in `22:00-06:00`.
  package init(parsing text: some StringProtocol) throws(TimeTextError) {
    var cursor = TimeCursor(text)
    let start = try Self.minutes(&cursor, allowing24: false)
    try cursor.expect("-")
    let end = try Self.minutes(&cursor, allowing24: true)
    try cursor.expectEnd()
    self = OpenInterval(start: start, until: end)
  }

  private static func minutes(
    _ cursor: inout TimeCursor, allowing24: Bool
  ) throws(TimeTextError) -> Int {
    let start = cursor.offset
    let hour = try cursor.number(digits: 2...2, in: 0...(allowing24 ? 24 : 23), of: "hour")
    try cursor.expect(":")
    let minute = try cursor.number(digits: 2...2, in: 0...59, of: "minute")
    guard hour < 24 || minute == 0 else {
      throw TimeTextError(.noSuch("time 24:\(padded(minute, 2))"), at: start)
    }
    return hour * 60 + minute
  }
}

extension OpenInterval: CustomStringConvertible {
  /// As it is written: `22:00-06:00`.
  package var description: String {
    let end = end <= 1440 ? end : end - 1440
    return "\(Self.clock(start))-\(Self.clock(end))"
  }

  private static func clock(_ minutes: Int) -> String {
    "\(padded(minutes / 60, 2)):\(padded(minutes % 60, 2))"
  }
}
