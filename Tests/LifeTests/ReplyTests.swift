import Daemon
import Diagnostics
import Foundation
import Ledger
import Testing
import Triage

@Suite struct `A reply` {
  @Test func `with an id counts once, and other content is a conflict`() throws {
    let desk = try Desk()
    try desk.request("a")
    for _ in 1...2 { try desk.say("chased", of: "a", #""id":"u1""#) }
    #expect(try desk.ticket("a").life.chased == 1)
    #expect(try desk.lastRefusal() == nil)
    #expect(try desk.events("duplicate").count == 1)
    try desk.say("chased", of: "a", #""id":"u1","by":"somebody else""#)
    #expect(try desk.lastRefusal() == "conflict")
    try desk.restart()
    try desk.say("chased", of: "a", #""id":"u1""#)
    #expect(try desk.ticket("a").life.chased == 1)
  }

  @Test func `that was refused may come again under the same id`() throws {
    let desk = try Desk()
    try desk.request("a")
    try desk.say("arrived", of: "a", #""id":"u1""#)
    #expect(try desk.lastRefusal() == "state")
    try desk.say("accepted", of: "a")
    try desk.say("arrived", of: "a", #""id":"u1""#)
    #expect(try desk.ticket("a").state == .arrived)
  }

  @Test func `without an id counts each time`() throws {
    let desk = try Desk()
    try desk.request("a")
    for _ in 1...3 { try desk.say("chased", of: "a") }
    #expect(try desk.ticket("a").life.chased == 3)
  }

  @Test func `by number may come from any system, by reference from the same only`() throws {
    let desk = try Desk()
    let number = try desk.request("a").text
    try desk.drop(
      #"{"kind":"update","ticket":"\#(number)","event":"accepted"}"#, from: "otis", as: "n.json")
    try desk.drop(#"{"kind":"update","ref":"a","event":"arrived"}"#, from: "otis", as: "r.json")
    try desk.work()
    #expect(try desk.ticket("a").state == .accepted)
    try desk.wait(until: "2026-11-23T10:00:21")
    #expect(try desk.refusals(from: "otis") == ["r.json": "unknown_ticket"])
  }

  @Test(arguments: ["20261123-00099", "lift"])
  func `about a number that does not exist is refused at once`(number: String) throws {
    let desk = try Desk()
    try desk.drop(#"{"kind":"update","ticket":"\#(number)","event":"accepted"}"#)
    try desk.work()
    #expect(try desk.lastRefusal() == "unknown_ticket")
  }

  @Test(arguments: [
    ("accepted", #""at":"2026-11-23T09:00:00+08:00""#, "time"),
    ("accepted", #""at":"2026-11-23T10:06:00+08:00""#, "time"),
    ("arrived", "", "state"), ("resumed", "", "state"), ("reopened", "", "state"),
    ("paused", "", "missing"), ("paused", #""reason":"parts""#, "state"),
    ("reclassified", #""category":"fire""#, "type"),
    ("reclassified", #""urgency":"whenever""#, "type"),
    ("resolved", #""cost":99999999999999"#, "number_range"), ("dances", "", "type"),
  ])
  func `that does not fit is refused and changes nothing`(
    event: String, more: String, code: String
  ) throws {
    let desk = try Desk()
    try desk.request("a")
    let before = try desk.ticket("a")
    try desk.say(event, of: "a", more)
    #expect(try desk.lastRefusal() == code)
    #expect(try desk.ticket("a") == before)
    #expect(try desk.events("updated").isEmpty)
  }

  @Test func `earlier than the last one counts as that one's time`() throws {
    let desk = try Desk()
    try desk.request("a", #""description":"drips","received_at":"2026-11-23T08:00:00+08:00""#)
    try desk.say("accepted", of: "a", #""at":"2026-11-23T09:30:00+08:00""#)
    try desk.say("arrived", of: "a", #""at":"2026-11-23T09:00:00+08:00""#)
    #expect(try desk.ticket("a").life.arrivedAt == Desk.moment("2026-11-23T09:30:00"))
  }

  @Test func `to a request that has not come yet waits for it`() throws {
    let desk = try Desk()
    try desk.say("accepted", of: "late", #""id":"u1""#)
    #expect(try desk.lastRefusal() == nil)
    try desk.wait(until: "2026-11-23T10:00:15")
    try desk.request("late")
    #expect(try desk.ticket("late").state == .accepted)
    #expect(try desk.refusals() == [:])
  }

  @Test func `to a request that never comes is refused after ten times the settling time`() throws {
    let desk = try Desk()
    try desk.say("accepted", of: "never")
    try desk.wait(until: "2026-11-23T10:00:19")
    #expect(try desk.refusals() == [:])
    #expect(desk.triager.nextMoment(after: desk.now) == Desk.moment("2026-11-23T10:00:20"))
    try desk.wait(until: "2026-11-23T10:00:20")
    #expect(try desk.refusals() == ["1.json": "unknown_ticket"])
    #expect(desk.triager.isIdle)
  }

  @Test func `that waits survives a restart, once`() throws {
    let desk = try Desk()
    try desk.say("chased", of: "late")
    try desk.restart()
    try desk.work()
    try desk.request("late")
    #expect(try desk.ticket("late").life.chased == 1)
    try desk.restart()
    try desk.work()
    #expect(try desk.ticket("late").life.chased == 1)
  }

  @Test func `is waited for no longer in a run that ends`() throws {
    let desk = try Desk()
    try desk.say("accepted", of: "never")
    #expect(try desk.triager.giveUpWaiting(at: desk.now))
    #expect(try desk.refusals() == ["1.json": "unknown_ticket"])
    #expect(try !desk.triager.giveUpWaiting(at: desk.now))
  }

  @Test func `of a batch waits with all that follows, and what came before is not done again`()
    throws
  {
    let desk = try Desk()
    try desk.request("a")
    let lines = ["a", "late", "a"].map { #"{"kind":"update","ref":"\#($0)","event":"chased"}"# }
    try desk.drop(lines.joined(separator: "\n"), as: "day.ndjson")
    try desk.work()
    #expect(try desk.ticket("a").life.chased == 1)
    try desk.restart()
    try desk.work()
    #expect(try desk.ticket("a").life.chased == 1)
    try desk.request("late")
    #expect(try desk.ticket("a").life.chased == 2)
    #expect(try desk.ticket("late").life.chased == 1)
    #expect(try desk.refusals() == [:])
    #expect(desk.triager.isIdle)
  }

  @Test func `that is refused and tells of danger becomes a ticket of its own, once`() throws {
    let desk = try Desk()
    try desk.request("a")
    for _ in 1...2 {
      try desk.say("resumed", of: "a", #""note":"a flood in the cellar""#)
      #expect(try desk.lastRefusal() == "state")
    }
    let tickets = try desk.ledger.reader.tickets(TicketFilter())
    #expect(tickets.count == 2)
    #expect(tickets[0].classification.tags == ["unreadable"])
    #expect(tickets[0].classification.urgency == "urgent")
    #expect(tickets[0].state == .dispatched)
  }

  @Test func `or a request in conflict that tells of danger becomes a ticket of its own`() throws {
    let desk = try Desk()
    try desk.request("a")
    try desk.drop(#"{"id":"a","description":"a flood now"}"#)
    try desk.work()
    #expect(try desk.lastRefusal() == "conflict")
    let tickets = try desk.ledger.reader.tickets(TicketFilter())
    #expect(tickets.count == 2)
    #expect(tickets[0].classification.tags == ["unreadable"])
  }

  @Test func `of a batch that goes on is not lost where the going on is stopped`() throws {
    for commit in 2...4 {
      let desk = try Desk()
      let lines = [
        #"{"kind":"update","ref":"late","event":"chased"}"#, #"{"id":"x","description":"drips"}"#,
        #"{"kind":"update","ref":"x","event":"chased"}"#,
      ]
      try desk.drop(lines.joined(separator: "\n"), as: "day.ndjson")
      try desk.work()
      var commits = 0
      desk.triager.afterStep = { step in
        if step == .commit { commits += 1 }
        if commits == commit { throw Stop() }
      }
      #expect(throws: Stop.self) { try desk.request("late") }
      try desk.restart()
      try desk.work()
      #expect(try desk.ticket("late").life.chased == 1)
      #expect(try desk.ticket("x").life.chased == 1)
      #expect(try desk.refusals() == [:])
      #expect(desk.triager.isIdle)
    }
  }

  @Test func `of a batch that is refused goes back alone`() throws {
    let desk = try Desk()
    try desk.request("a")
    let lines = ["accepted", "resumed", "arrived"].map {
      #"{"kind":"update","ref":"a","event":"\#($0)"}"#
    }
    try desk.drop(lines.joined(separator: "\n"), as: "day.ndjson")
    try desk.work()
    #expect(try desk.ticket("a").state == .arrived)
    let back = try String(
      contentsOf: desk.folder.appending(path: "spool/rejected/app/day.ndjson"), encoding: .utf8)
    #expect(back == lines[1] + "\n")
    #expect(try desk.refusals() == ["day.ndjson": "state"])
  }
}

@Suite struct `A feedback` {
  private func say(_ more: String, to desk: Desk) throws {
    try desk.drop(#"{"kind":"feedback","ref":"a",\#(more)}"#)
    try desk.work()
  }

  @Test func `is kept once the ticket is resolved, and a later one replaces it`() throws {
    let desk = try Desk()
    let number = try desk.request("a")
    try say(#""score":5"#, to: desk)
    #expect(try desk.lastRefusal() == "state")
    try desk.say("resolved", of: "a")
    try say(#""score":2,"scores":{"speed":1},"comment":"slow""#, to: desk)
    try say(#""score":4,"id":"f2""#, to: desk)
    let kept = try #require(try desk.ledger.reader.feedback(on: number))
    #expect(kept.score == 4)
    #expect(kept.scores == [:])
    #expect(try desk.events("feedback").count == 2)
    try say(#""score":4,"id":"f2""#, to: desk)
    #expect(try desk.events("feedback").count == 2)
    try say(#""score":1,"id":"f2""#, to: desk)
    #expect(try desk.lastRefusal() == "conflict")
  }

  @Test func `beyond the scale is refused`() throws {
    let desk = try Desk()
    try desk.request("a")
    try desk.say("resolved", of: "a")
    try say(#""score":6"#, to: desk)
    #expect(try desk.lastRefusal() == "score")
  }
}
