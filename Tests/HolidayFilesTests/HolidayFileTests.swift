import HolidayFiles
import Testing
import Triage

@Suite("A holiday file")
struct HolidayFileTests {
  /// A calendar around the lines of one event.
  private func file(_ lines: String...) -> [UInt8] {
    let event = ["BEGIN:VCALENDAR", "VERSION:2.0", "BEGIN:VEVENT", "UID:1"] + lines
    return Array((event + ["END:VEVENT", "END:VCALENDAR", ""]).joined(separator: "\r\n").utf8)
  }

  private func holidays(_ bytes: [UInt8]) -> [String] {
    let file = HolidayFile(reading: bytes)
    #expect(file.problems.isEmpty)
    return file.holidays.map(\.description)
  }

  @Test("takes the days before DTEND")
  func days() {
    let bytes = file("DTSTART;VALUE=DATE:20261001", "DTEND;VALUE=DATE:20261008", "SUMMARY:国庆节")
    #expect(holidays(bytes) == ["2026-10-01..2026-10-07"])
  }

  @Test("takes one day where there is no DTEND, and the date as written of a time")
  func oneDay() {
    #expect(holidays(file("DTSTART;VALUE=DATE:20260101")) == ["2026-01-01"])
    #expect(holidays(file("DTSTART:20260101T230000Z")) == ["2026-01-01"])
    #expect(holidays(file("DTSTART:20260101T080000", "DTEND:20260101T080000")) == ["2026-01-01"])
    #expect(
      holidays(file("DTSTART:20260101T080000", "DTEND:20260102T080000")) == [
        "2026-01-01..2026-01-02"
      ])
    #expect(
      holidays(file("DTSTART:20260101T000000", "DTEND:20260102T000000")) == ["2026-01-01"])
  }

  @Test("takes a duration for an end")
  func duration() {
    let bytes = file("DTSTART;VALUE=DATE:20260101", "DURATION:P3D")
    #expect(holidays(bytes) == ["2026-01-01..2026-01-03"])
  }

  @Test("repeats every year up to 2100")
  func yearly() {
    let days = holidays(file("DTSTART;VALUE=DATE:20201225", "RRULE:FREQ=YEARLY"))
    #expect(days.count == 81)
    #expect(days.first == "2020-12-25")
    #expect(days.last == "2100-12-25")
  }

  @Test("repeats by weekday, until a day, without what is taken back, with what is added")
  func rules() {
    let thanksgiving = file(
      "DTSTART;VALUE=DATE:20231123", "RRULE:FREQ=YEARLY;BYMONTH=11;BYDAY=4TH;UNTIL=20261231",
      "EXDATE;VALUE=DATE:20241128", "RDATE;VALUE=DATE:20241129")
    #expect(holidays(thanksgiving) == ["2023-11-23", "2024-11-29", "2025-11-27", "2026-11-26"])
  }

  @Test("leaves cancelled events out")
  func cancelled() {
    #expect(holidays(file("DTSTART;VALUE=DATE:20260101", "STATUS:CANCELLED")).isEmpty)
  }

  @Test("is read whatever its line ends, folds and byte order mark")
  func shapes() {
    let text =
      "\u{FEFF}begin:vcalendar\nBEGIN:VEVENT\nDTSTART;VALUE=DA\n TE:20260101\nEND:VEVENT\n"
      + "END:VCALENDAR"
    #expect(holidays(Array(text.utf8)) == ["2026-01-01"])
  }

  @Test(
    "names the line of what is wrong and reads the rest",
    arguments: [
      ("DTSTART;VALUE=DATE:someday", HolidayFileProblem.Reason.unreadable("DTSTART"), 5),
      ("DTSTART;VALUE=DATE:20261345", .unreadable("DTSTART"), 5),
      ("SUMMARY:nothing", .noStart, 3),
    ])
  func problems(line: String, reason: HolidayFileProblem.Reason, number: Int) {
    let read = HolidayFile(reading: file(line))
    #expect(read.problems == [HolidayFileProblem(line: number, reason: reason)])
    #expect(read.holidays.isEmpty)
  }

  @Test("names the line of a wrong end, of a wrong rule, and of a rule without bounds")
  func problemsOfLaterLines() {
    let start = "DTSTART;VALUE=DATE:20260102"
    let backwards = HolidayFile(reading: file(start, "DTEND;VALUE=DATE:20260101"))
    #expect(backwards.problems == [HolidayFileProblem(line: 6, reason: .endBeforeStart)])
    let rule = HolidayFile(reading: file(start, "RRULE:FREQ=SOMETIMES"))
    #expect(rule.problems == [HolidayFileProblem(line: 6, reason: .unreadable("RRULE"))])
    let flood = HolidayFile(reading: file("DTSTART:20260102T000000", "RRULE:FREQ=SECONDLY"))
    #expect(flood.problems == [HolidayFileProblem(line: 6, reason: .tooManyHolidays)])
  }

  @Test(
    "that is none says so",
    arguments: ["", "hello", "date,name\n2026-01-01,New Year", "\n\n", "\0\0"])
  func noCalendar(text: String) {
    let read = HolidayFile(reading: Array(text.utf8))
    #expect(read.problems == [HolidayFileProblem(line: 1, reason: .notACalendar)])
  }

  @Test("that is cut off names what does not end")
  func cutOff() {
    let text = "BEGIN:VCALENDAR\nBEGIN:VEVENT\nDTSTART:20260101"
    let read = HolidayFile(reading: Array(text.utf8))
    #expect(
      read.problems == [
        HolidayFileProblem(line: 1, reason: .unclosed("VCALENDAR")),
        HolidayFileProblem(line: 2, reason: .unclosed("VEVENT")),
      ])
    #expect(read.holidays.isEmpty)
  }

  @Test("survives any change of a byte")
  func mutations() {
    let bytes = file(
      "DTSTART;VALUE=DATE:20261001", "DTEND;VALUE=DATE:20261008", "RRULE:FREQ=YEARLY")
    for index in bytes.indices {
      for byte: UInt8 in [0, 0x0A, 0x3A, 0x39, 0xFF] {
        var changed = bytes
        changed[index] = byte
        #expect(HolidayFile(reading: changed).holidays.count <= 200)
      }
    }
  }
}
