import Testing
import Triage

@Suite("A deadline")
struct DeadlineTests {
  @Test(
    "follows the calendar",
    arguments: [
      // Lunch, closing time, Friday afternoon, the national holiday and its make-up Saturday.
      ("1h", "2026-11-23T11:30:00+08:00", "2026-11-23T14:00:00+08:00"),
      ("30m", "2026-11-23T11:30:00+08:00", "2026-11-23T12:00:00+08:00"),
      ("30m", "2026-11-23T12:00:00+08:00", "2026-11-23T14:00:00+08:00"),
      ("1m", "2026-11-27T14:30:00+08:00", "2026-11-30T09:01:00+08:00"),
      ("0m", "2026-11-27T14:30:00+08:00", "2026-11-30T09:00:00+08:00"),
      ("8h", "2026-10-09T14:00:00+08:00", "2026-10-10T18:00:00+08:00"),
      ("2wd", "2026-11-23T10:15:00+08:00", "2026-11-25T10:15:00+08:00"),
      ("1wd", "2026-11-26T17:00:00+08:00", "2026-11-27T17:00:00+08:00"),
      ("1wd", "2026-11-27T20:00:00+08:00", "2026-12-01T09:00:00+08:00"),
      ("1wd", "2026-11-23T12:30:00+08:00", "2026-11-24T13:30:00+08:00"),
      ("1wd", "2026-09-30T10:00:00+08:00", "2026-10-08T10:00:00+08:00"),
      ("2wd", "2026-10-08T10:00:00+08:00", "2026-10-10T10:00:00+08:00"),
      ("0wd", "2026-10-03T10:00:00+08:00", "2026-10-08T09:00:00+08:00"),
      ("2d", "2026-11-27T20:00:00+08:00", "2026-11-29T20:00:00+08:00"),
    ])
  func follows(duration: String, start: String, due: String) throws {
    let calendar = try office()
    let found = try calendar.deadline(of: target(duration), from: at(start))
    #expect(found.text(in: calendar.zone) == due)
  }

  @Test("of working days counts a night shift to the day it began on")
  func nightShift() throws {
    let nights = try calendar(["mon-fri": ["22:00-06:00"]])
    let start = try at("2026-11-28T02:00:00+08:00")
    #expect(
      try nights.deadline(of: .workingDays(1), from: start) == at("2026-12-01T02:00:00+08:00"))
    #expect(
      try nights.deadline(of: .workingDays(0), from: start) == at("2026-11-28T02:00:00+08:00"))
  }

  @Test("of days keeps the wall time over a change of the clock")
  func daysOverChange() throws {
    let always = WorkCalendar.always(in: try zone("America/New_York"))
    let start = try at("2026-03-07T02:30:00-05:00")
    #expect(try always.deadline(of: .days(1), from: start) == at("2026-03-08T03:30:00-04:00"))
    #expect(try always.deadline(of: .days(2), from: start) == at("2026-03-09T02:30:00-04:00"))
    #expect(try always.deadline(of: target("24h"), from: start) == at("2026-03-08T03:30:00-04:00"))
    #expect(
      try always.deadline(of: .workingDays(2), from: start) == at("2026-03-09T02:30:00-04:00"))
  }

  @Test("of hostile size or age is found or refused, and never traps")
  func hostile() throws {
    let calendars = [try office(), .always(in: .utc), try calendar([:])]
    let hostile: [TargetDuration] = [
      .running(milliseconds: .max), .days(.max), .workingDays(.max), .days(.min),
      .workingDays(.min), .running(milliseconds: 0), .workingDays(10_000),
    ]
    for calendar in calendars {
      for start in [Timestamp.earliest, .latest, Timestamp(milliseconds: 0)] {
        for target in hostile {
          let due = try? calendar.deadline(of: target, from: start)
          #expect(due.map { $0 >= .earliest && $0 <= .latest } != false)
        }
        let pauses = [start..<(start + .seconds(86_400 * 500))]
        for percent in [Int.min, -1, 0, 99, 101, .max] {
          let target = TargetDuration.days(700)
          _ = try? calendar.moment(percent: percent, of: target, from: start, pauses: pauses)
        }
      }
    }
  }

  @Test("is put off by the open time of its pauses only")
  func pauses() throws {
    let calendar = try office()
    let start = try at("2026-11-23T16:00:00+08:00")
    func due(_ duration: String, _ pauses: (String, String)...) throws -> String {
      let pauses = try pauses.map { from, to in
        try at("2026-11-\(from):00+08:00")..<at("2026-11-\(to):00+08:00")
      }
      let due = try calendar.deadline(of: target(duration), from: start, pauses: pauses)
      return String(due.text(in: calendar.zone).dropFirst(8).prefix(8))
    }
    #expect(try due("3h") == "24T10:00")
    #expect(try due("3h", ("23T17:00", "24T09:30")) == "24T11:30")
    #expect(try due("3h", ("23T19:00", "24T08:00")) == "24T10:00")
    #expect(try due("3h", ("24T10:00", "24T11:00")) == "24T10:00")
    #expect(try due("3h", ("24T09:30", "24T11:00"), ("23T16:30", "23T17:00")) == "24T12:00")
    #expect(try due("3h", ("24T09:00", "24T10:00"), ("24T09:30", "24T10:30")) == "24T11:30")
    #expect(try due("3h", ("20T09:00", "23T16:30")) == "24T10:30")
    #expect(try due("2d", ("24T09:00", "24T10:00")) == "25T17:00")
    #expect(try due("1wd", ("23T17:00", "24T10:00")) == "24T18:00")
  }

  @Test("has percentages in time inside the hours, and is its own hundredth")
  func percentages() throws {
    let calendar = try office()
    let start = try at("2026-11-23T16:00:00+08:00")
    func moment(_ percent: Int, _ duration: String) throws -> String {
      let moment = try calendar.moment(percent: percent, of: target(duration), from: start)
      return String(moment.text(in: calendar.zone).dropFirst(8).prefix(8))
    }
    #expect(try moment(50, "4h") == "23T18:00")
    #expect(try moment(100, "4h") == "24T11:00")
    #expect(try moment(150, "4h") == "24T14:30")
    #expect(try moment(200, "2h") == "24T11:00")
    #expect(try moment(0, "4h") == "23T16:00")
    // From Monday 16:00 to Wednesday 16:00 the office is open for 15 hours.
    #expect(try moment(80, "2wd") == "25T11:30")
    #expect(try moment(80, "2d") == "25T11:30")
    #expect(try moment(100, "2wd") == "25T16:00")
    #expect(try moment(120, "2wd") == "26T10:00")
  }

  @Test("within closed days has percentages in real time")
  func percentagesOfClosedDays() throws {
    let calendar = try office()
    let saturday = try at("2026-11-28T10:00:00+08:00")
    #expect(
      try calendar.moment(percent: 50, of: .days(1), from: saturday)
        == at("2026-11-28T22:00:00+08:00"))
  }

  @Test("tells how much time is left, and how long it is overdue")
  func timeLeft() throws {
    let calendar = try office()
    let due = try at("2026-11-24T10:00:00+08:00")
    #expect(
      try calendar.timeLeft(until: due, at: at("2026-11-23T17:00:00+08:00")) == .seconds(7200))
    #expect(
      try calendar.timeLeft(until: due, at: at("2026-11-24T13:00:00+08:00")) == .seconds(-7200))
  }
}
