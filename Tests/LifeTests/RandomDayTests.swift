import Diagnostics
import Foundation
import Ledger
import Testing
import Triage

@testable import Daemon

/// The same numbers for the same seed on every machine.
private struct Dice {
  var state: UInt64

  mutating func roll(_ count: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int((state >> 33) % UInt64(count))
  }
}

@Suite struct `A day of whatever comes` {
  static let roster = Rules.roster
    .changing("Ann, skills: [plumbing]", with: "Ann, skills: [plumbing], capacity: 3")
    .changing(
      "Bob, skills: [plumbing]", with: "Bob, skills: [plumbing], capacity: 2, shifts: office")

  static let events = [
    "accepted", "declined", "arrived", "paused", "resumed", "resolved", "reopened", "cancelled",
    #"reassigned","to":"bob"#, #"reassigned","to":"electricians"#, #"reassigned","to":"plumbers"#,
    #"reclassified","urgency":"urgent"#, #"reclassified","category":"power"#,
    #"reclassified","category":"water","urgency":"normal"#, "chased", "held", "released",
  ]

  @Test(arguments: 1...4)
  func `keeps ledger, workload, folders and timers in agreement`(seed: Int) throws {
    var dice = Dice(state: UInt64(seed))
    let desk = try Desk(roster: Self.roster)
    for number in 1...120 {
      if number % 4 == 1 {
        let words = ["drips", "sparks", "drips, hurry", "a flood"][dice.roll(4)]
        try desk.drop(#"{"id":"\#(number)","description":"\#(words)"}"#)
      } else {
        let ticket = 1 + 4 * dice.roll((number + 3) / 4)
        let event = Self.events[dice.roll(Self.events.count)]
        try desk.drop(
          #"{"kind":"update","ref":"\#(ticket)","event":"\#(event)","reason":"seed \#(seed)"}"#)
      }
      if dice.roll(3) == 0 { try desk.work() }
      if dice.roll(10) == 0 { desk.now = desk.now + .seconds(60 * Int64(dice.roll(240))) }
      if dice.roll(25) == 0 { try desk.restart() }
    }
    try desk.work()
    try check(desk)
  }

  private func check(_ desk: Desk) throws {
    #expect(try desk.faults() == [])
    let kept = desk.triager.workload
    let waiting = desk.triager.pool.entries.map(\.number)
    try desk.restart()
    for assignee in ["ann", "bob", "eve"] {
      #expect(desk.triager.workload[assignee].open == kept[assignee].open, "of \(assignee)")
      #expect(desk.triager.workload[assignee].today == kept[assignee].today, "of \(assignee)")
      #expect(desk.triager.workload[assignee].month == kept[assignee].month, "of \(assignee)")
    }
    #expect(desk.triager.pool.entries.map(\.number) == waiting)
    for ticket in try desk.ledger.reader.tickets(TicketFilter()) {
      let dispatches = try desk.ledger.reader.dispatches(of: ticket.number)
      for dispatch in dispatches {
        let name = "\(ticket.number.text)-\(dispatch.count)"
        let files = desk.files(of: dispatch.assignee)
        #expect(files.contains(name + ".json"))
        let isTakenBack = dispatch.end.map { $0.manner != .resolved } ?? false
        #expect(files.contains(name + ".withdrawn.json") == isTakenBack, "\(name)")
      }
      if !ticket.state.isOpen {
        #expect(try desk.ledger.reader.timers(of: ticket.number) == [])
      }
      let escalated = try desk.ledger.reader.events(of: ticket.number)
        .filter { $0.event.kind == "escalated" }.compactMap { JSONValue(parsing: $0.event.body) }
      let steps = escalated.map { [$0["target"], $0["percent"], $0["action"]] }
      #expect(Set(steps).count == steps.count, "a step was taken twice")
    }
  }
}
