import Daemon
import Diagnostics
import Foundation
import Ledger
import Testing
import Triage

@Suite struct `The hands of a ticket` {
  @Test func `a declined ticket goes to the next, and its folder says so`() throws {
    let desk = try Desk()
    let number = try desk.request("a").text
    try desk.say("declined", of: "a", #""reason":"on the roof""#)
    #expect(try desk.ticket("a").holder.assignee == "bob")
    #expect(try desk.ticket("a").state == .dispatched)
    #expect(desk.files(of: "ann") == ["\(number)-1.json", "\(number)-1.withdrawn.json"])
    #expect(desk.files(of: "bob") == ["\(number)-2.json"])
    let withdrawn = try desk.file("\(number)-1.withdrawn.json", of: "ann")
    #expect(withdrawn["because"] == "declined")
    #expect(withdrawn["reason"] == "on the roof")
    #expect(try desk.faults() == [])
  }

  @Test func `a ticket that everybody declined waits, and says of each that they declined`() throws
  {
    let desk = try Desk()
    try desk.request("a")
    try desk.say("accepted", of: "a")
    try desk.say("declined", of: "a")
    try desk.say("declined", of: "a")
    #expect(try desk.ticket("a").state == .waiting)
    #expect(try desk.ticket("a").holder == TicketHolder(team: "plumbers"))
    guard case .array(let candidates)? = try desk.events("waiting").last?["candidates"] else {
      Issue.record("nobody is listed")
      return
    }
    #expect(candidates.count == 2)
    for candidate in candidates {
      guard case .array(let failed)? = candidate["failed"], case .string(let text)? = failed.first
      else {
        Issue.record("\(candidate) says nothing")
        continue
      }
      #expect(text.hasPrefix("declined: "))
    }
    #expect(try desk.faults() == [])
  }

  @Test func `an emergency that everybody declined goes to who declined it first`() throws {
    let desk = try Desk()
    try desk.request("a")
    try desk.say("reclassified", of: "a", #""urgency":"emergency""#)
    try desk.say("declined", of: "a")
    desk.now = desk.now + .seconds(60)
    try desk.say("declined", of: "a")
    let ticket = try desk.ticket("a")
    #expect(ticket.state == .dispatched)
    #expect(ticket.holder.assignee == "ann")
    let last = try #require(try desk.ledger.reader.dispatches(of: ticket.number).last)
    #expect(last.count == 3)
    #expect(last.reason?.contains("waived declined") == true)
    #expect(desk.files(of: "bob").contains("\(ticket.number.text)-3.notice.json"))
    #expect(try desk.faults() == [])
  }

  @Test func `freed capacity takes the most urgent, then the oldest`() throws {
    let desk = try Desk(roster: Rules.alone)
    try desk.request("first")
    try desk.request(
      "young", #""description":"tap drips","received_at":"2026-11-23T09:30:00+08:00""#)
    try desk.request("old", #""description":"tap drips","received_at":"2026-11-23T08:00:00+08:00""#)
    try desk.request("hot", #""description":"drips, hurry""#)
    for (done, next) in [("first", "hot"), ("hot", "old"), ("old", "young")] {
      #expect(try desk.ticket(next).state == .waiting)
      try desk.say(done == "hot" ? "resolved" : "cancelled", of: done)
      #expect(try desk.ticket(next).holder.assignee == "ann")
    }
    #expect(try desk.faults() == [])
  }

  @Test func `a cancelled ticket is taken back, a resolved one is not`() throws {
    let desk = try Desk()
    let number = try desk.request("a").text
    try desk.say("cancelled", of: "a", #""reason":"stopped by itself""#)
    #expect(desk.files(of: "ann") == ["\(number)-1.json", "\(number)-1.withdrawn.json"])
    #expect(try desk.ticket("a").state == .cancelled)
    let other = try desk.request("b").text
    try desk.say("resolved", of: "b", #""minutes":44.2,"cost":120.505,"outcome":"new washer""#)
    #expect(desk.files(of: "bob") == ["\(other)-1.json"])
    let resolution = try desk.ticket("b").resolution
    #expect(resolution.minutes == 45)
    #expect(resolution.cost == Money(cents: 12_051))
    #expect(resolution.outcome == "new washer")
    #expect(try desk.faults() == [])
  }

  @Test func `a person who is named gets it, and the reason says what was waived`() throws {
    let desk = try Desk()
    let number = try desk.request("a").text
    try desk.say("reassigned", of: "a", #""to":"eve","reason":"she is next door""#)
    let ticket = try desk.ticket("a")
    #expect(ticket.holder == TicketHolder(team: "electricians", assignee: "eve"))
    let dispatch = try #require(try desk.ledger.reader.dispatches(of: ticket.number).last)
    #expect(
      dispatch.reason == "named by a person; waived skill: does not have 'plumbing'")
    #expect(desk.files(of: "ann") == ["\(number)-1.json", "\(number)-1.withdrawn.json"])
    #expect(desk.files(of: "eve") == ["\(number)-2.json"])
  }

  @Test func `a team that is named finds somebody, and not who had it`() throws {
    let desk = try Desk()
    try desk.request("a")
    try desk.say("reassigned", of: "a", #""to":"plumbers""#)
    #expect(try desk.ticket("a").holder.assignee == "bob")
    try desk.say("reassigned", of: "a", #""to":"electricians""#)
    #expect(try desk.ticket("a").state == .waiting)
    #expect(try desk.ticket("a").holder.team == "electricians")
    try desk.say("reassigned", of: "a", #""to":"ann""#)
    #expect(try desk.ticket("a").holder.assignee == "ann")
    #expect(try desk.faults() == [])
  }

  @Test(arguments: [("nobody", "type"), ("ann", "state")])
  func `nobody else is no name`(to: String, code: String) throws {
    let desk = try Desk()
    try desk.request("a")
    try desk.say("reassigned", of: "a", #""to":"\#(to)""#)
    #expect(try desk.lastRefusal() == code)
    #expect(try desk.ticket("a").holder.assignee == "ann")
  }

  @Test func `a reopened ticket goes back to the same hands`() throws {
    let desk = try Desk()
    let number = try desk.request("a").text
    try desk.request("b")
    try desk.say("resolved", of: "a")
    try desk.say("reopened", of: "a", #""reason":"drips again""#)
    let ticket = try desk.ticket("a")
    #expect(ticket.state == .dispatched)
    #expect(ticket.holder.assignee == "ann")
    #expect(ticket.life.reopened == 1)
    #expect(desk.files(of: "ann") == ["\(number)-1.json", "\(number)-2.json"])
    #expect(try desk.faults() == [])
  }

  @Test func `a reopened ticket goes to others where the same hands do not qualify`() throws {
    let desk = try Desk()
    try desk.request("a")
    try desk.say("resolved", of: "a")
    try desk.reload(
      roster: Rules.roster.changing("{id: ann,", with: "{id: ann, absent: [2026-11-23],"))
    try desk.say("reopened", of: "a")
    #expect(try desk.ticket("a").holder.assignee == "bob")
  }

  @Test func `a ticket whose assignee is gone is assigned anew at its next event`() throws {
    let desk = try Desk()
    let number = try desk.request("a").text
    try desk.reload(
      roster: Rules.roster.changing("[ann, bob]", with: "[bob]")
        .changing("  - {id: ann, name: Ann, skills: [plumbing]}\n", with: ""))
    try desk.work()
    #expect(try desk.ticket("a").holder.assignee == "ann")
    try desk.say("chased", of: "a")
    #expect(try desk.ticket("a").holder.assignee == "bob")
    #expect(try desk.ticket("a").life.chased == 1)
    #expect(desk.files(of: "ann").contains("\(number)-1.withdrawn.json"))
    #expect(try desk.faults() == [])
  }

  @Test func `who has lost it can neither accept nor decline it`() throws {
    let desk = try Desk()
    try desk.request("a")
    try desk.say("declined", of: "a", #""by":"ann""#)
    for event in ["declined", "accepted"] {
      try desk.say(event, of: "a", #""by":"ann""#)
      #expect(try desk.lastRefusal() == "state")
    }
    #expect(try desk.ticket("a").holder.assignee == "bob")
    try desk.say("accepted", of: "a", #""by":"bob""#)
    #expect(try desk.ticket("a").state == .accepted)
  }

  @Test func `several events of one file happen one after the other`() throws {
    let desk = try Desk()
    let number = try desk.request("a").text
    let lines = ["resolved", "reopened", "accepted", "declined"].map {
      #"{"kind":"update","ref":"a","event":"\#($0)"}"#
    }
    try desk.drop(lines.joined(separator: "\n"), as: "day.ndjson")
    try desk.work()
    #expect(try desk.refusals() == [:])
    #expect(try desk.ticket("a").holder.assignee == "bob")
    #expect(
      desk.files(of: "ann") == [
        "\(number)-1.json", "\(number)-2.json", "\(number)-2.withdrawn.json",
      ])
    #expect(try desk.faults() == [])
  }

  @Test func `hold keeps a waiting ticket from being assigned until release`() throws {
    let desk = try Desk(roster: Rules.alone)
    try desk.request("a")
    try desk.request("b")
    try desk.ask(.hold, for: "b")
    try desk.say("resolved", of: "a")
    #expect(try desk.ticket("b").state == .held)
    try desk.restart()
    try desk.work()
    #expect(try desk.ticket("b").state == .held)
    try desk.ask(.release, for: "b")
    #expect(try desk.ticket("b").holder.assignee == "ann")
    try desk.say("held", of: "b")
    #expect(try desk.lastRefusal() == "state")
    #expect(try desk.faults() == [])
  }
}

extension String {
  /// The text with a part replaced, which must be there.
  func changing(_ part: String, with other: String) -> String {
    precondition(contains(part), "'\(part)' is not in the text")
    return replacingOccurrences(of: part, with: other)
  }
}
