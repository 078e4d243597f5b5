import Testing
import Triage

@Suite("A date pattern")
struct DatePatternTests {
  @Test(
    "reads what strptime would",
    arguments: [
      ("%Y-%m-%dT%H:%M:%S", "2026-11-23T10:00:01", "2026-11-23T10:00:01+08:00"),
      ("%Y/%m/%d %H:%M:%S", "2011/7/1 9:05:03", "2011-07-01T09:05:03+08:00"),
      ("%Y-%m-%dT%H:%M:%S.%f", "2015-01-02T03:04:05.678901", "2015-01-02T03:04:05.678+08:00"),
      ("%m/%d/%Y %I:%M:%S %p", "07/04/2015 12:00:00 AM", "2015-07-04T00:00:00+08:00"),
      ("%m/%d/%Y %I:%M %p", "7/4/2015 1:30 pm", "2015-07-04T13:30:00+08:00"),
      ("%D %T", "07/04/15 23:59:59", "2015-07-04T23:59:59+08:00"),
      ("%F %T%z", "2026-01-01 00:00:00+0100", "2026-01-01T07:00:00+08:00"),
      ("%F %T %z", "2026-01-01 00:00:00 Z", "2026-01-01T08:00:00+08:00"),
      ("%a, %d %b %Y %T %Z", "Mon, 23 Nov 2026 10:00:00 GMT", "2026-11-23T18:00:00+08:00"),
      ("%A %e %B %y, %k:%M", "monday  3 MAY 99,  7:05", "1999-05-03T07:05:00+08:00"),
      ("%s", "1000000000", "2001-09-09T09:46:40+08:00"),
      ("%s.%f", "-1.5", "1970-01-01T07:59:59.500+08:00"),
      ("%Y%m%d", "20261123", "2026-11-23T00:00:00+08:00"),
      ("%d.%m.%Y 100%%", "1.2.2026   100%", "2026-02-01T00:00:00+08:00"),
      ("%Y年%m月%d日 %H时%M分", "2026年11月3日 8时05分", "2026-11-03T08:05:00+08:00"),
    ])
  func reads(pattern: String, text: String, expected: String) throws {
    let zone = try zone("Asia/Shanghai")
    #expect(try DatePattern(pattern).parse(text, in: zone).text(in: zone) == expected)
  }

  @Test(
    "says what failed where",
    arguments: [
      ("%Y-%m-%d", "2026-02-30", 8, TimeTextError.Reason.noSuch("day 30 in 2026-02")),
      ("%Y-%m-%d", "2026-11", 7, .expected("'-'")),
      ("%F %H", "2026-11-23 25", 11, .noSuch("hour 25")),
      ("%F", "2026-11-23 10:00", 10, .trailing),
      ("%d %b %Y", "1 Mai 2026", 2, .expected("the name of a month")),
      ("%F %I %p", "2026-11-23 10 XM", 14, .expected("'AM' or 'PM'")),
      ("%s", "12345678901234567", 15, .trailing),
    ])
  func problems(pattern: String, text: String, offset: Int, reason: TimeTextError.Reason) throws {
    let pattern = try DatePattern(pattern)
    let error = #expect(throws: TimeTextError.self) { try pattern.parse(text, in: .utc) }
    #expect(error?.offset == offset)
    #expect(error?.reason == reason)
  }

  @Test(
    "that makes no date is refused",
    arguments: [
      ("%Y-%q", DatePatternError.unknownLetter("q", offset: 3)), ("%F %", .unfinished),
      ("%H:%M", .missing("%Y")), ("%Y-%d", .missing("%m")), ("%Y-%m", .missing("%d")),
      ("%F %I:%M", .missing("%p")), ("%F %H %p", .missing("%I")), ("", .missing("%Y")),
    ])
  func refused(pattern: String, problem: DatePatternError) {
    #expect(throws: problem) { try DatePattern(pattern) }
  }
}
