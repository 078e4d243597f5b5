import Testing
import Triage

@Suite("Civil dates")
struct CivilTests {
  @Test("count every day from year 0 to 9999 once, in order")
  func allDays() {
    var number = CivilDate(dayNumber: .min).dayNumber
    var wrong: [String] = []
    for year in 0...9999 {
      for month in 1...12 {
        for day in [1, CivilDate.daysInMonth(month, of: year)] {
          guard let date = CivilDate(year: year, month: month, day: day) else {
            wrong.append("\(year)-\(month)-\(day)")
            continue
          }
          if date.components != (year, month, day) { wrong.append("\(date)") }
          if day == 1, date.dayNumber != number { wrong.append("\(date)") }
          number = date.dayNumber + 1
        }
      }
    }
    #expect(wrong.isEmpty)
    #expect(number - 1 == CivilDate(dayNumber: .max).dayNumber)
  }

  @Test(
    "know their weekday",
    arguments: [
      ("1970-01-01", Weekday.thu), ("2026-11-23", .mon), ("1969-12-31", .wed),
      ("2000-02-29", .tue), ("0000-01-01", .sat), ("9999-12-31", .fri),
    ])
  func weekdays(text: String, weekday: Weekday) throws {
    #expect(try CivilDate(parsing: text).weekday == weekday)
  }

  @Test("stop at the ends of the range instead of overflowing")
  func ends() {
    let last = CivilDate(dayNumber: .max)
    #expect("\(last)" == "9999-12-31")
    #expect(last + .max == last)
    #expect("\(CivilDate(dayNumber: .min) + .min)" == "0000-01-01")
  }

  @Test(
    "say what is wrong with a text and where",
    arguments: [
      ("2026-02-30", 8, TimeTextError.Reason.noSuch("day 30 in 2026-02")),
      ("2026-13-01", 5, .noSuch("month 13")), ("2026-1-01", 5, .expected("month")),
      ("26-01-01", 0, .expected("four digits of a year")), ("2026-01-01x", 10, .trailing),
      ("2025-02-29", 8, .noSuch("day 29 in 2025-02")), ("", 0, .expected("four digits of a year")),
    ])
  func problems(text: String, offset: Int, reason: TimeTextError.Reason) {
    let error = #expect(throws: TimeTextError.self) { try CivilDate(parsing: text) }
    #expect(error?.offset == offset)
    #expect(error?.reason == reason)
  }

  @Test("make ranges with both ends")
  func ranges() throws {
    let range = try DateRange(parsing: "2026-10-01..2026-10-07")
    #expect(range.contains(range.first) && range.contains(range.last))
    #expect(!range.contains(range.last + 1))
    #expect("\(range)" == "2026-10-01..2026-10-07")
    #expect("\(try DateRange(parsing: "2026-10-01"))" == "2026-10-01")
    let error = #expect(throws: TimeTextError.self) {
      try DateRange(parsing: "2026-10-07..2026-10-01")
    }
    #expect(error?.reason == .backwards)
    #expect(throws: TimeTextError.self) { try DateRange(parsing: "2026-10-01.2026-10-02") }
  }

  @Test(
    "name days of the week",
    arguments: [
      ("mon", [Weekday.mon]), ("mon-thu", [.mon, .tue, .wed, .thu]),
      ("sat-mon", [.sat, .sun, .mon]),
    ])
  func keys(key: String, days: [Weekday]) {
    #expect(Weekday.days(named: key) == days)
  }

  @Test("refuse other names", arguments: ["", "Mon", "monday", "mon-", "-mon", "mon-tue-wed"])
  func otherKeys(key: String) {
    #expect(Weekday.days(named: key) == nil)
  }
}
