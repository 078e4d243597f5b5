import Testing
import Triage

/// Needs the tables of known deadlines, which are not kept with the sources.
@Suite("Known deadlines", .enabled(if: CalendarTables.arePresent))
struct KnownDeadlineTests {
  @Test("running minutes match to the minute, and open time counts them back")
  func runningMinutes() throws {
    let calendars = try CalendarTables.calendars()
    let rows = try CalendarTables.rows("sla_minutes_A.csv")
    #expect(rows.count > 700)
    for row in rows {
      let calendar = try #require(calendars[row[1]])
      let start = try Timestamp(parsing: row[2])
      let minutes = try #require(Int64(row[3]))
      let target = TargetDuration.running(milliseconds: minutes * 60_000)
      let due = try calendar.deadline(of: target, from: start)
      #expect(due.text(in: calendar.zone) == row[4], "\(row)")
      #expect(due.text(in: .utc) == row[5], "\(row)")
      #expect(calendar.elapsed(from: start, to: due) == .seconds(minutes * 60), "\(row)")
    }
  }

  @Test("working days match")
  func workingDays() throws {
    let calendars = try CalendarTables.calendars()
    let rows = try CalendarTables.rows("sla_days_A.csv")
    #expect(rows.count == 240)
    for row in rows {
      let calendar = try #require(calendars[row[1]])
      let start = try CivilDate(parsing: row[2])
      let day = try calendar.workingDay(#require(Int(row[3])), from: start)
      #expect("\(day)" == row[4], "\(row)")
      #expect(calendar.isWorkingDay(start) == (row[6] == "1"), "\(row)")
    }
  }

  @Test("every day of two Chinese years is worked or not")
  func chineseWorkdays() throws {
    let calendar = try #require(try CalendarTables.calendars()["cn-office"])
    for row in try CalendarTables.rows("cn_workdays_2024_2025_A.csv") {
      let date = try CivilDate(parsing: row[0])
      #expect(calendar.isWorkingDay(date) == (row[2] == "1"), "\(row)")
      #expect(date.weekday.rawValue == row[1])
    }
  }

  @Test("days by the wall clock match Boston's rule, also across a change of the clock")
  func calendarDaysOfBoston() throws {
    let zone = try #require(Zone(named: "America/New_York"))
    let calendar = WorkCalendar.always(in: zone)
    for row in try CalendarTables.rows("sla_real_boston_A.csv") where row[2] == "calendar_days" {
      let start = try Timestamp(parsing: row[4], as: .local(zone))
      let due = try calendar.deadline(of: .days(#require(Int(row[3]))), from: start)
      #expect(due == (try Timestamp(parsing: row[6], as: .local(zone))), "\(row)")
    }
  }

  /// The city's rule: what is opened before 17:00 keeps its wall time, later counts as one day
  /// more, due at 08:30; week-ends roll to Monday first; public holidays are worked.
  @Test("working days by Boston's rule meet 99.5 % of the real deadlines within three minutes")
  func workingDaysOfBoston() throws {
    let zone = try #require(Zone(named: "America/New_York"))
    let hours = [try OpenInterval(parsing: "00:00-24:00")]
    let week = WeeklyHours([.mon: hours, .tue: hours, .wed: hours, .thu: hours, .fri: hours])
    let calendar = try WorkCalendar(id: "boston", zone: zone, week: week)
    let rows = try CalendarTables.rows("sla_real_boston_A.csv").filter { $0[2] == "business_days" }
    var met = 0
    for row in rows {
      let start = zone.local(try Timestamp(parsing: row[4], as: .local(zone)))
      let evening = start.time.hour >= 17
      let count = try #require(Int(row[3])) + (evening ? 1 : 0)
      let day = try calendar.workingDay(count, from: start.date)
      let morning = try CivilTime(parsing: "08:30")
      let due = zone.instant(CivilDateTime(date: day, time: evening ? morning : start.time))
      #expect(due == (try Timestamp(parsing: row[6], as: .local(zone))), "\(row)")
      let real = try Timestamp(parsing: row[5], as: .local(zone))
      if max(due - real, real - due) <= .seconds(180) { met += 1 }
    }
    #expect(Double(met) >= 0.995 * Double(rows.count), "\(met) of \(rows.count)")
  }
}
