import Testing
import Triage

/// Open time by the definition alone: is the wall clock within the hours, minute by minute.
@Suite("Open time agrees with a walk along the wall clock")
struct WallClockOracleTests {
  private static let nights = [
    ("America/New_York", "2026-03-08T00:00:00Z"), ("America/New_York", "2026-11-01T00:00:00Z"),
    ("Australia/Lord_Howe", "2026-04-04T12:00:00Z"),
    ("Australia/Lord_Howe", "2026-10-03T12:00:00Z"),
    ("Europe/Berlin", "2026-10-25T00:00:00Z"), ("Asia/Shanghai", "2026-06-01T00:00:00Z"),
    ("Pacific/Apia", "2011-12-30T00:00:00Z"), ("Africa/Casablanca", "2026-02-15T00:00:00Z"),
  ]

  @Test("around changes of the clock, with hours that begin and end within them", arguments: nights)
  func agrees(zoneName: String, middle: String) throws {
    for seed in UInt64(0)..<4 {
      var random = SeededRandom(seed: seed)
      let calendar = try randomCalendar(in: zoneName, &random)
      let first = try at(middle) - .seconds(3 * 86_400)
      let minutes = 6 * 1440
      var openBefore = [0]
      for minute in 0..<minutes {
        let open = calendar.isOpen(at: first + .seconds(60 * minute))
        openBefore.append(openBefore[minute] + (open ? 1 : 0))
      }
      for _ in 0..<150 {
        let from = Int.random(in: 0..<minutes, using: &random)
        let to = Int.random(in: from...minutes, using: &random)
        let open = openBefore[to] - openBefore[from]
        let start = first + .seconds(60 * from)
        let counted = calendar.elapsed(from: start, to: first + .seconds(60 * to))
        guard counted == .seconds(60 * open) else {
          Issue.record("seed \(seed): \(start) to minute \(to): \(counted), not \(open) minutes")
          return
        }
        guard open > 0 else { continue }
        let due = try calendar.adding(.seconds(60 * open), from: start)
        let last = try #require(openBefore.firstIndex(of: openBefore[to]))
        if due != first + .seconds(60 * last) { Issue.record("seed \(seed): \(start) + \(open) m") }
      }
    }
  }

  /// Up to three intervals a day that do not overlap, on the quarter hour, the last perhaps over
  /// midnight.
  private func randomCalendar(
    in zoneName: String, _ random: inout SeededRandom
  ) throws -> WorkCalendar {
    var week: [Weekday: [OpenInterval]] = [:]
    for day in Weekday.allCases where Int.random(in: 0..<6, using: &random) > 0 {
      var edges = Set((0..<6).map { _ in Int.random(in: 8..<96, using: &random) * 15 }).sorted()
      if edges.count % 2 == 1 { edges.append(Int.random(in: 0...8, using: &random) * 15) }
      week[day] = try stride(from: 0, to: edges.count, by: 2).map { index in
        try OpenInterval(parsing: "\(clock(edges[index]))-\(clock(edges[index + 1]))")
      }
    }
    return try WorkCalendar(id: "random", zone: zone(zoneName), week: WeeklyHours(week))
  }

  private func clock(_ minutes: Int) -> String {
    let digits = [minutes / 60, minutes % 60].map { $0 < 10 ? "0\($0)" : "\($0)" }
    return digits.joined(separator: ":")
  }
}
