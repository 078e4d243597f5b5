/// A day of the proleptic Gregorian calendar, without a place: what a holiday list names.
///
/// Stored as a day number, so that day arithmetic and comparison cost one addition. Years run from
/// 0 to 9999; arithmetic stops at the ends.
package struct CivilDate: Hashable, Sendable {
  /// Counted from 1970-01-01, negative before.
  package let dayNumber: Int

  /// The day so many days after 1970-01-01, or the end of the range next to it.
  package init(dayNumber: Int) {
    self.dayNumber = min(max(dayNumber, Self.firstDay), Self.lastDay)
  }

  /// Nil where there is no such day, as on 30 February.
  package init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Self.daysInMonth(month, of: year)
    else { return nil }
    self.init(dayNumber: Self.dayNumber(year, month, day))
  }

  private static let firstDay = -719_528
  private static let lastDay = 2_932_896
}

extension CivilDate: Comparable {
  /// Earlier is less.
  package static func < (left: CivilDate, right: CivilDate) -> Bool {
    left.dayNumber < right.dayNumber
  }
}

extension CivilDate {
  /// Year, month (1–12) and day of the month (1–31).
  package var components: (year: Int, month: Int, day: Int) {
    // The calendar of years that begin in March, in cycles of 400 years (H. Hinnant,
    // "chrono-Compatible Low-Level Date Algorithms").
    let shifted = dayNumber + 719_468
    let cycle = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfCycle = shifted - cycle * 146_097
    let yearOfCycle =
      (dayOfCycle - dayOfCycle / 1460 + dayOfCycle / 36_524 - dayOfCycle / 146_096) / 365
    let dayOfYear = dayOfCycle - (365 * yearOfCycle + yearOfCycle / 4 - yearOfCycle / 100)
    let marchMonth = (5 * dayOfYear + 2) / 153
    let month = marchMonth < 10 ? marchMonth + 3 : marchMonth - 9
    let day = dayOfYear - (153 * marchMonth + 2) / 5 + 1
    return (yearOfCycle + cycle * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// From 0 to 9999.
  package var year: Int { components.year }

  /// From 1 to 12.
  package var month: Int { components.month }

  /// Day of the month, from 1.
  package var day: Int { components.day }

  /// Which of the seven it is.
  package var weekday: Weekday { Weekday.allCases[weekdayIndex] }

  /// `weekday.index`, without the detour.
  var weekdayIndex: Int {
    // 1970-01-01 was a Thursday, the fourth day from Monday.
    ((dayNumber + 3) % 7 + 7) % 7
  }

  /// Stops at the ends of the range.
  package static func + (date: CivilDate, days: Int) -> CivilDate {
    let (sum, overflow) = date.dayNumber.addingReportingOverflow(days)
    return CivilDate(dayNumber: overflow ? (days < 0 ? .min : .max) : sum)
  }

  /// Days from the right one to the left one.
  package static func - (left: CivilDate, right: CivilDate) -> Int {
    left.dayNumber - right.dayNumber
  }

  /// 28 to 31; the month must be one.
  package static func daysInMonth(_ month: Int, of year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let marchYear = month <= 2 ? year - 1 : year
    let cycle = (marchYear >= 0 ? marchYear : marchYear - 399) / 400
    let yearOfCycle = marchYear - cycle * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfCycle = yearOfCycle * 365 + yearOfCycle / 4 - yearOfCycle / 100 + dayOfYear
    return cycle * 146_097 + dayOfCycle - 719_468
  }
}

extension CivilDate: CustomStringConvertible {
  /// `2026-11-23`.
  package var description: String {
    var digits = TimeDigits()
    digits.append(self)
    return digits.text
  }
}
