import Testing
import Triage

@Suite("A target's duration")
struct TargetDurationTests {
  @Test(
    "is read and written back",
    arguments: [
      ("90s", TargetDuration.running(milliseconds: 90_000), "1m30s"),
      ("15m", .running(milliseconds: 900_000), "15m"),
      ("1h30m", .running(milliseconds: 5_400_000), "1h30m"),
      ("1h0m5s", .running(milliseconds: 3_605_000), "1h5s"),
      ("2d", .days(2), "2d"), ("2wd", .workingDays(2), "2wd"),
      ("0m", .running(milliseconds: 0), "0s"),
    ])
  func reads(text: String, duration: TargetDuration, written: String) throws {
    #expect(try target(text) == duration)
    #expect("\(duration)" == written)
    #expect(try target(written) == duration)
  }

  @Test(
    "that means nothing is refused at its place",
    arguments: [
      ("", 0, TimeTextError.Reason.expected("a whole number and a unit")),
      ("15", 2, .expected("a unit: 's', 'm', 'h', 'd' or 'wd'")),
      ("15M", 2, .expected("a unit: 's', 'm', 'h', 'd' or 'wd'")),
      ("1wd2h", 0, .mixedUnits), ("2h1wd", 2, .mixedUnits), ("1d1wd", 0, .mixedUnits),
      ("30m1h", 3, .unitOrder("h")), ("1m1m", 2, .unitOrder("m")),
      ("1.5h", 1, .expected("a unit: 's', 'm', 'h', 'd' or 'wd'")),
      ("-1h", 0, .expected("a whole number and a unit")),
      ("999999999h", 0, .tooLong("10000 days")), ("10001wd", 0, .tooLong("10000 days")),
      ("1h ", 2, .expected("a whole number and a unit")),
      ("9999999999s", 9, .expected("a unit: 's', 'm', 'h', 'd' or 'wd'")),
    ])
  func problems(text: String, offset: Int, reason: TimeTextError.Reason) {
    let error = #expect(throws: TimeTextError.self) { try TargetDuration(parsing: text) }
    #expect(error?.offset == offset)
    #expect(error?.reason == reason)
  }
}
