/// What a date pattern has read so far.
struct DateFields {
  private var year = 1970
  private var month = 1
  private var day = 1
  private var dayOffset = 0
  private var hour = 0
  private var isAfternoon: Bool?
  private var minute = 0
  private var second = 0
  private var millisecond = 0
  private var utcOffset: Int64?
  private var epoch: Int64?

  /// Takes one field of a pattern from a text.
  mutating func take(
    _ field: DatePattern.Field, from cursor: inout TimeCursor
  ) throws(TimeTextError) {
    switch field {
    case .calendar(let field): try take(field, from: &cursor)
    case .clock(let field): try take(field, from: &cursor)
    case .offset: utcOffset = try cursor.utcOffset(strict: false)
    case .zoneName:
      guard cursor.word(of: Self.utcNames, anyCase: true) != nil else {
        throw cursor.error(.expected("'UTC', 'GMT' or 'Z'; other zone names are ambiguous"))
      }
      utcOffset = 0
    case .epoch: epoch = try Self.epoch(&cursor)
    }
  }

  /// Checks the day against its month; a leap second is the first of the next minute.
  func instant(in zone: Zone) throws(TimeTextError) -> Timestamp {
    if let epoch { return Timestamp(milliseconds: epoch + Int64(millisecond)) }
    guard let date = CivilDate(year: year, month: month, day: day) else {
      throw TimeTextError(
        .noSuch("day \(day) in \(padded(year, 4))-\(padded(month, 2))"), at: dayOffset)
    }
    let half = isAfternoon.map { hour % 12 + ($0 ? 12 : 0) } ?? hour
    let seconds = (half * 60 + minute) * 60 + min(second, 59)
    let time = CivilTime(clamping: seconds * 1000 + millisecond)
    let local = CivilDateTime(date: date, time: time)
    let instant =
      utcOffset.map { Timestamp(milliseconds: local.wallMilliseconds - $0) } ?? zone.instant(local)
    return instant.advanced(byMilliseconds: second == 60 ? 1000 : 0)
  }

  private mutating func take(
    _ field: DatePattern.CalendarField, from cursor: inout TimeCursor
  ) throws(TimeTextError) {
    switch field {
    case .year: year = try cursor.number(digits: 4...4, of: "four digits of a year")
    case .yearOfCentury:
      let short = try cursor.number(digits: 2...2, of: "two digits of a year")
      year = short < 69 ? 2000 + short : 1900 + short
    case .month: month = try cursor.number(digits: 1...2, in: 1...12, of: "month")
    case .monthName: month = try Self.name(of: Self.months, "the name of a month", &cursor) + 1
    case .day:
      cursor.skipSpaces()
      dayOffset = cursor.offset
      day = try cursor.number(digits: 1...2, in: 1...31, of: "day")
    case .weekdayName: _ = try Self.name(of: Self.weekdays, "the name of a weekday", &cursor)
    }
  }

  private mutating func take(
    _ field: DatePattern.ClockField, from cursor: inout TimeCursor
  ) throws(TimeTextError) {
    switch field {
    case .hour:
      cursor.skipSpaces()
      hour = try cursor.number(digits: 1...2, in: 0...23, of: "hour")
    case .hourOfHalf:
      cursor.skipSpaces()
      hour = try cursor.number(digits: 1...2, in: 1...12, of: "hour")
    case .minute: minute = try cursor.number(digits: 1...2, in: 0...59, of: "minute")
    case .second: second = try cursor.number(digits: 1...2, in: 0...60, of: "second")
    case .fraction: millisecond = try cursor.fraction()
    case .half:
      guard let index = cursor.word(of: Self.halves, anyCase: true) else {
        throw cursor.error(.expected("'AM' or 'PM'"))
      }
      isAfternoon = index == 1
    }
  }

  private static func epoch(_ cursor: inout TimeCursor) throws(TimeTextError) -> Int64 {
    let negative = cursor.skip("-")
    let seconds = try cursor.number(digits: 1...15, of: "seconds since 1970")
    return Int64(negative ? -seconds : seconds) * 1000
  }

  /// A full name or its first three letters, whichever stands.
  private static func name(
    of names: [[UInt8]], _ what: String, _ cursor: inout TimeCursor
  ) throws(TimeTextError) -> Int {
    guard let index = cursor.word(of: names, anyCase: true) else {
      throw cursor.error(.expected(what))
    }
    return index % (names.count / 2)
  }

  private static let halves = ["AM", "PM"].map { Array($0.utf8) }
  private static let utcNames = ["UTC", "GMT", "Z"].map { Array($0.utf8) }

  private static let months = namesAndShort([
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ])

  private static let weekdays = namesAndShort([
    "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday",
  ])

  private static func namesAndShort(_ names: [String]) -> [[UInt8]] {
    (names + names.map { String($0.prefix(3)) }).map { Array($0.utf8) }
  }
}
