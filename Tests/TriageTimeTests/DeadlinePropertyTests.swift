import Testing
import Triage

@Suite("Any deadline")
struct DeadlinePropertyTests {
  private static let seed: UInt64 = 20_261_123

  @Test("has exactly its duration of open time before it, and comes later for more")
  func roundTripAndOrder() throws {
    var random = SeededRandom(seed: Self.seed)
    let calendars = [
      try office(), try calendar(["mon-sun": ["22:00-06:00"]], in: "America/New_York"),
      try calendar(["sat-sun": ["00:00-24:00"]], in: "Australia/Lord_Howe"),
      .always(in: try zone("Europe/Berlin")),
    ]
    let first = try at("2025-01-01T00:00:00Z").milliseconds
    for _ in 0..<1_500 {
      let calendar = try #require(calendars.randomElement(using: &random))
      let offset = Int64.random(in: 0..<63_072_000_000, using: &random)
      let start = Timestamp(milliseconds: first + offset)
      let length = Duration.milliseconds(Int64.random(in: 1..<400_000_000, using: &random))
      let due = try calendar.adding(length, from: start)
      let later = try calendar.adding(length + .milliseconds(1), from: start)
      let place = "seed \(Self.seed): \(calendar.id) \(start) \(length)"
      if calendar.elapsed(from: start, to: due) != length { Issue.record("\(place)") }
      if calendar.elapsed(from: due, to: start) != .zero - length { Issue.record("\(place)") }
      if later <= due { Issue.record("order, \(place)") }
      let opening = try calendar.opening(atOrAfter: start)
      if !calendar.isOpen(at: opening) || opening < start { Issue.record("opening, \(place)") }
      if calendar.isOpen(at: start), opening != start { Issue.record("opening, \(place)") }
    }
  }

  @Test("comes no earlier for a later start")
  func monotone() throws {
    let calendar = try office()
    for text in ["45m", "9h", "1wd", "3wd", "2d"] {
      let duration = try target(text)
      var start = try at("2026-09-25T00:00:00Z")
      var last = Timestamp.earliest
      for _ in 0..<1_200 {
        let due = try calendar.deadline(of: duration, from: start)
        if due < last { Issue.record("\(text) from \(start)") }
        last = due
        start = start + .seconds(900)
      }
    }
  }

  @Test("is where its steps end")
  func steps() throws {
    let calendar = try office()
    let start = try at("2026-09-30T17:00:00+08:00")
    let running = try calendar.steps(of: target("2h"), from: start)
    #expect(
      running.map { $0.text(in: calendar.zone) } == [
        "starts at 2026-09-30T17:00:00+08:00",
        "runs from 2026-09-30T17:00:00+08:00 to 2026-09-30T18:00:00+08:00, 1h left",
        "closed on 2026-10-01..2026-10-07 (holiday)",
        "outside hours, waits for the opening at 2026-10-08T09:00:00+08:00",
        "runs from 2026-10-08T09:00:00+08:00 to 2026-10-08T10:00:00+08:00, 0s left",
        "due at 2026-10-08T10:00:00+08:00",
      ])
    let days = try calendar.steps(of: target("2wd"), from: at("2026-10-09T20:00:00+08:00"))
    #expect(
      days.map { $0.text(in: calendar.zone) } == [
        "starts at 2026-10-09T20:00:00+08:00",
        "outside hours, waits for the opening at 2026-10-10T09:00:00+08:00",
        "closed on 2026-10-11",
        "working day 1 is 2026-10-12",
        "working day 2 is 2026-10-13",
        "due at 2026-10-13T09:00:00+08:00",
      ])
  }

  @Test("has at most so many steps as it is asked for, and the last")
  func manySteps() throws {
    let calendar = try office()
    let start = try at("2026-01-05T10:00:00+08:00")
    let steps = try calendar.steps(of: .workingDays(5_000), from: start)
    #expect(steps.count == 401)
    #expect(steps.last == .due(try calendar.deadline(of: .workingDays(5_000), from: start)))
  }
}
