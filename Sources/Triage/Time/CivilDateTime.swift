/// What calendar and clock on a wall show, before one knows which wall.
package struct CivilDateTime: Hashable, Sendable {
  /// The calendar's side.
  package let date: CivilDate

  /// The clock's side.
  package let time: CivilTime

  /// Any date goes with any time.
  package init(date: CivilDate, time: CivilTime) {
    self.date = date
    self.time = time
  }

  /// As if the wall stood in UTC; the scale on which wall times are compared and subtracted.
  var wallMilliseconds: Int64 {
    Int64(date.dayNumber) * Int64(CivilTime.millisecondsPerDay) + Int64(time.milliseconds)
  }

  init(wallMilliseconds: Int64) {
    let perDay = Int64(CivilTime.millisecondsPerDay)
    let (quotient, remainder) = wallMilliseconds.quotientAndRemainder(dividingBy: perDay)
    let borrow: Int64 = remainder < 0 ? 1 : 0
    date = CivilDate(dayNumber: Int(quotient - borrow))
    time = CivilTime(clamping: Int(remainder + borrow * perDay))
  }
}

extension CivilDateTime: Comparable {
  /// Earlier is less.
  package static func < (left: CivilDateTime, right: CivilDateTime) -> Bool {
    (left.date, left.time) < (right.date, right.time)
  }
}

extension CivilDateTime: CustomStringConvertible {
  /// `2026-11-23T09:05:03`.
  package var description: String {
    var digits = TimeDigits()
    digits.append(self)
    return digits.text
  }
}
