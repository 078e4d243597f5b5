import Testing
import Triage

@Suite("A work calendar")
struct WorkCalendarTests {
  @Test(
    "is open from the first minute of its hours up to but not including the last",
    arguments: [
      ("2026-11-23T08:59:59.999+08:00", false), ("2026-11-23T09:00:00+08:00", true),
      ("2026-11-23T12:00:00+08:00", false), ("2026-11-23T17:59:59+08:00", true),
      ("2026-11-23T18:00:00+08:00", false), ("2026-11-27T14:30:00+08:00", false),
      ("2026-11-28T10:00:00+08:00", false), ("2026-10-01T10:00:00+08:00", false),
      ("2026-10-08T10:00:00+08:00", true), ("2026-10-10T17:00:00+08:00", true),
    ])
  func hours(instant: String, open: Bool) throws {
    #expect(try office().isOpen(at: at(instant)) == open)
  }

  @Test("counts a shift over midnight to the day it starts on, also on holidays")
  func overnight() throws {
    let nights = try calendar(["fri-sat": ["22:00-06:00"]], holidays: ["2026-11-28"])
    #expect(try nights.isOpen(at: at("2026-11-28T05:59:00+08:00")))
    #expect(try !nights.isOpen(at: at("2026-11-28T22:30:00+08:00")))
    #expect(try !nights.isOpen(at: at("2026-11-29T03:00:00+08:00")))
    #expect(
      try nights.opening(atOrAfter: at("2026-11-28T06:00:00+08:00"))
        == at("2026-12-04T22:00:00+08:00"))
  }

  @Test("takes a make-up day's own hours, and beats the holiday with them")
  func makeUpDays() throws {
    let date = try CivilDate(parsing: "2026-10-03")
    let own = WorkCalendar.MakeUpDay(date: date, hours: [try OpenInterval(parsing: "10:00-11:00")])
    let calendar = try calendar(
      ["mon": ["09:00-12:00"]], holidays: ["2026-10-01..2026-10-07"], makeUp: [own])
    #expect(calendar.isHoliday(date) && calendar.isWorkingDay(date))
    #expect(
      try calendar.elapsed(from: at("2026-10-01T00:00:00+08:00"), to: at("2026-10-08T00:00:00Z"))
        == .seconds(3600))
  }

  @Test("reads an end of 24:00 and a whole day")
  func wholeDays() throws {
    let day = try calendar(
      ["sun": ["00:00-24:00"], "sat": ["09:00-09:00"]].filter { $0.key == "sun" })
    #expect(try day.isOpen(at: at("2026-11-22T23:59:59+08:00")))
    #expect(try !day.isOpen(at: at("2026-11-23T00:00:00+08:00")))
    let round = try calendar(["mon": ["09:00-09:00"]])
    #expect(
      try round.elapsed(from: at("2026-11-22T00:00:00Z"), to: at("2026-11-28T00:00:00Z"))
        == .seconds(86_400))
  }

  @Test(
    "refuses intervals that overlap",
    arguments: [
      (["mon": ["09:00-12:00", "11:59-13:00"]], "'09:00-12:00' of mon and '11:59-13:00' of mon"),
      (
        ["mon": ["22:00-06:00"], "tue": ["05:00-09:00"]],
        "'22:00-06:00' of mon and '05:00-09:00' of tue"
      ),
      (
        ["sun": ["22:00-06:00"], "mon": ["05:00-09:00"]],
        "'22:00-06:00' of sun and '05:00-09:00' of mon"
      ),
      (["mon": ["22:00-06:00", "23:00-24:00"]], "'22:00-06:00' of mon and '23:00-24:00' of mon"),
    ])
  func overlaps(hours: [String: [String]], message: String) {
    let error = #expect(throws: WorkCalendarError.self) { try calendar(hours) }
    #expect(error?.description == "\(message) overlap")
  }

  @Test("accepts intervals that touch")
  func touching() throws {
    let calendar = try calendar(["mon-sun": ["22:00-06:00", "06:00-14:00", "14:00-22:00"]])
    let start = try at("2026-11-22T00:00:00Z")
    #expect(calendar.elapsed(from: start, to: start + .seconds(864_000)) == .seconds(864_000))
  }

  @Test("refuses a make-up day whose hours run into its neighbours' or that stands twice")
  func overlapsOfMakeUpDays() throws {
    let saturday = try CivilDate(parsing: "2026-11-28")
    let early = WorkCalendar.MakeUpDay(
      date: saturday, hours: [try OpenInterval(parsing: "05:00-09:00")])
    let into = #expect(throws: WorkCalendarError.self) {
      try calendar(["fri": ["22:00-06:00"]], makeUp: [early])
    }
    #expect(
      into?.description == "'22:00-06:00' of 2026-11-27 and '05:00-09:00' of 2026-11-28 overlap")
    let twice = #expect(throws: WorkCalendarError.self) {
      try calendar(["mon": ["09:00-10:00"]], makeUp: [early, early])
    }
    #expect(twice?.problems == [.madeUpTwice(saturday)])
  }

  @Test("of seven days' hours has 7 and 9 of them in the nights of a change")
  func changesOfTheClock() throws {
    let nights = try calendar(["mon-sun": ["22:00-06:00"]], in: "America/New_York")
    let spring = try nights.elapsed(
      from: at("2026-03-07T12:00:00-05:00"), to: at("2026-03-08T12:00:00-04:00"))
    let autumn = try nights.elapsed(
      from: at("2026-10-31T12:00:00-04:00"), to: at("2026-11-01T12:00:00-05:00"))
    #expect(spring == .seconds(7 * 3600))
    #expect(autumn == .seconds(9 * 3600))
  }

  @Test(
    "that never opens says so instead of searching for ever",
    arguments: ["1h", "1wd", "0m"])
  func never(text: String) throws {
    let closed = try calendar([:], holidays: ["2026-01-01"])
    let start = try at("2026-01-01T00:00:00Z")
    #expect(throws: NeverDue.self) { try closed.deadline(of: target(text), from: start) }
    #expect(throws: NeverDue.self) { try closed.opening(atOrAfter: start) }
    #expect(!closed.isOpen(at: start))
  }
}
