import Testing
import Triage

/// An instant from RFC 3339 text.
func at(_ text: String) throws -> Timestamp { try Timestamp(parsing: text) }

/// A duration as admins write it.
func target(_ text: String) throws -> TargetDuration { try TargetDuration(parsing: text) }

/// A zone that must exist.
func zone(_ name: String) throws -> Zone { try #require(Zone(named: name)) }

/// A calendar from hours as admins write them.
func calendar(
  _ hours: [String: [String]], in zoneName: String = "Asia/Shanghai",
  holidays: [String] = [], makeUp: [WorkCalendar.MakeUpDay] = []
) throws -> WorkCalendar {
  var week: [Weekday: [OpenInterval]] = [:]
  for (key, intervals) in hours {
    for day in try #require(Weekday.days(named: key)) {
      week[day] = try intervals.map { try OpenInterval(parsing: $0) }
    }
  }
  return try WorkCalendar(
    id: "test", zone: zone(zoneName), week: WeeklyHours(week),
    exceptions: .init(holidays: holidays.map { try DateRange(parsing: $0) }, makeUpDays: makeUp))
}

/// Monday to Thursday with a lunch break, Friday until 14:30.
func office() throws -> WorkCalendar {
  try calendar(
    ["mon-thu": ["09:00-12:00", "13:30-18:00"], "fri": ["09:00-14:30"]],
    holidays: ["2026-10-01..2026-10-07"],
    makeUp: [.init(date: CivilDate(parsing: "2026-10-10"))])
}

/// Reproducible randomness (SplitMix64); a failing test names its seed.
struct SeededRandom: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
