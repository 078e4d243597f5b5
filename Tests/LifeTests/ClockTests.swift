import Daemon
import Diagnostics
import Foundation
import Ledger
import Testing
import Triage

@Suite struct `The clocks of a ticket` {
  /// 16 hours of the office, taken on Friday at 16:00 as received: Tuesday at 16:00.
  private func fridayTicket(_ more: String = "") throws -> Desk {
    let desk = try Desk(more, at: "2026-11-20T16:00:00")
    try desk.request("a")
    try desk.say("accepted", of: "a")
    #expect(try desk.ticket("a").deadlines[.resolve] == Desk.moment("2026-11-24T16:00:00"))
    return desk
  }

  @Test func `a pause over the weekend puts the deadline off by the office's hours`() throws {
    let desk = try fridayTicket()
    try desk.say("paused", of: "a", #""reason":"parts""#)
    try desk.wait(until: "2026-11-23T10:00:00")
    try desk.say("resumed", of: "a")
    let ticket = try desk.ticket("a")
    #expect(ticket.state == .accepted)
    #expect(ticket.deadlines[.resolve] == Desk.moment("2026-11-25T10:00:00"))
    #expect(ticket.deadlines[.accept] == Desk.moment("2026-11-23T12:00:00"))
    #expect(ticket.life.accruedPause == .seconds(66 * 3600))
  }

  @Test func `another category keeps the pause, in the hours of its own calendar`() throws {
    let desk = try fridayTicket()
    try desk.say("paused", of: "a", #""reason":"parts""#)
    try desk.wait(until: "2026-11-20T18:00:00")
    try desk.say("resumed", of: "a")
    try desk.say("reclassified", of: "a", #""urgency":"urgent""#)
    // Eight hours around the clock from 16:00, and two hours of pause.
    #expect(try desk.ticket("a").deadlines[.resolve] == Desk.moment("2026-11-21T02:00:00"))
    try desk.restart()
    try desk.say("reclassified", of: "a", #""urgency":"normal""#)
    // Only one of the two hours was within the office's.
    #expect(try desk.ticket("a").deadlines[.resolve] == Desk.moment("2026-11-24T17:00:00"))
  }

  @Test func `the time between resolved and reopened does not count`() throws {
    let desk = try fridayTicket()
    try desk.say("resolved", of: "a")
    try desk.wait(until: "2026-11-23T16:00:00")
    try desk.say("reopened", of: "a")
    #expect(try desk.ticket("a").deadlines[.resolve] == Desk.moment("2026-11-25T16:00:00"))
  }

  @Test func `a pause that is running when somebody else gets the ticket ends there`() throws {
    let desk = try fridayTicket()
    try desk.say("paused", of: "a", #""reason":"parts""#)
    try desk.wait(until: "2026-11-20T16:30:00")
    try desk.say("reassigned", of: "a", #""to":"bob""#)
    let ticket = try desk.ticket("a")
    #expect(ticket.state == .dispatched)
    #expect(ticket.life.pause == nil)
    #expect(ticket.life.accruedPause == .seconds(1800))
    #expect(ticket.deadlines[.resolve] == Desk.moment("2026-11-24T16:30:00"))
    #expect(try desk.faults() == [])
  }
}

@Suite struct `A reclassified ticket` {
  @Test func `gets the team and the skills of its new category, and other hands`() throws {
    let desk = try Desk()
    let number = try desk.request("a").text
    try desk.say("reclassified", of: "a", #""category":"power","urgency":"urgent""#)
    let ticket = try desk.ticket("a")
    #expect(ticket.holder == TicketHolder(team: "electricians", assignee: "eve"))
    #expect(ticket.classification.skills == ["electrical"])
    #expect(ticket.classification.effort == 30)
    #expect(ticket.deadlines[.resolve] == Desk.moment("2026-11-23T18:00:00"))
    #expect(desk.files(of: "ann").contains("\(number)-1.withdrawn.json"))
    let event = try #require(try desk.events("updated").last)
    #expect(
      event["corrects"] == [
        ["attribute": "category", "rule": "drips", "by": nil, "from": "water", "to": "power"],
        ["attribute": "urgency", "rule": nil, "by": "category", "from": "normal", "to": "urgent"],
      ])
    #expect(event["floor_overridden"] == nil)
    let dispatch = try desk.file("\(number)-2.json", of: "eve")
    guard case .array(let why)? = dispatch["why"] else {
      Issue.record("the dispatch says nothing of why")
      return
    }
    let category = try #require(why.last { $0["attribute"] == "category" })
    #expect(category["value"] == "power")
    #expect(category["by"] == "person")
    #expect(try desk.faults() == [])
  }

  @Test func `stays in hands that may go on, who are told`() throws {
    let desk = try Desk()
    let number = try desk.request("a").text
    try desk.say("reclassified", of: "a", #""category":"other""#)
    #expect(try desk.ticket("a").holder.assignee == "ann")
    #expect(desk.files(of: "ann") == ["\(number)-1.json", "\(number)-1.notice.json"])
    let notice = try desk.file("\(number)-1.notice.json", of: "ann")
    #expect(notice["notice"] == "reclassified")
    #expect(notice["category"] == "other")
  }

  @Test func `goes below the floor of safety only with a reason`() throws {
    let desk = try Desk()
    try desk.request("a", #""description":"a flood, and the tap drips""#)
    #expect(try desk.ticket("a").classification.urgency == "urgent")
    try desk.say("reclassified", of: "a", #""urgency":"normal""#)
    #expect(try desk.lastRefusal() == "missing")
    #expect(try desk.ticket("a").classification.urgency == "urgent")
    try desk.say("reclassified", of: "a", #""urgency":"normal","reason":"a puddle""#)
    #expect(try desk.ticket("a").classification.urgency == "normal")
    #expect(try desk.events("updated").last?["floor_overridden"] == true)
  }

  @Test func `never waits at the most urgent level`() throws {
    let desk = try Desk(roster: Rules.alone)
    try desk.request("a")
    try desk.request("b")
    try desk.say("reclassified", of: "b", #""urgency":"emergency""#)
    #expect(try desk.ticket("b").holder.assignee == "ann")
    #expect(try desk.faults() == [])
  }
}

@Suite struct `A ladder` {
  /// Taken at ten: accept by 11:00, resolve by 18:00.
  private func urgentTicket() throws -> Desk {
    let desk = try Desk()
    try desk.request("a", #""description":"drips, hurry""#)
    return desk
  }

  @Test func `is climbed at its moments, each step once`() throws {
    let desk = try urgentTicket()
    let number = try desk.ticket("a").number.text
    #expect(desk.triager.nextMoment(after: desk.now) == Desk.moment("2026-11-23T11:00:00"))
    try desk.wait(until: "2026-11-23T10:59:59")
    #expect(desk.files(of: "boss") == [])
    try desk.wait(until: "2026-11-23T11:00:00")
    #expect(desk.files(of: "boss") == ["\(number)-1.notice.json"])
    let notice = try desk.file("\(number)-1.notice.json", of: "boss")
    #expect(notice["target"] == "accept")
    #expect(notice["percent"] == 100)
    try desk.restart()
    try desk.work()
    #expect(desk.files(of: "boss") == ["\(number)-1.notice.json"])
    try desk.wait(until: "2026-11-23T12:00:00")
    #expect(try desk.ticket("a").holder.assignee == "bob")
    #expect(desk.files(of: "ann") == ["\(number)-1.json", "\(number)-1.withdrawn.json"])
    try desk.wait(until: "2026-11-23T14:00:00")
    #expect(desk.files(of: "bob") == ["\(number)-2.json", "\(number)-2.notice.json"])
    try desk.wait(until: "2026-11-24T10:00:00")
    let actions = try desk.events("escalated").map { $0["action"] }
    #expect(actions == ["notify", "reassign", "warn", "raise_urgency"])
    #expect(try desk.ledger.reader.nextTimer() == nil)
    #expect(try desk.faults() == [])
  }

  @Test func `is climbed on start where it came due in between, in order`() throws {
    let desk = try urgentTicket()
    desk.now = Desk.moment("2026-11-23T15:00:00")
    try desk.restart()
    try desk.work()
    #expect(try desk.events("escalated").map { $0["action"] } == ["notify", "reassign", "warn"])
  }

  @Test func `counts what was said before it came due, though it is read afterwards`() throws {
    let desk = try urgentTicket()
    desk.now = Desk.moment("2026-11-23T13:00:00")
    try desk.restart()
    try desk.say("accepted", of: "a", #""at":"2026-11-23T10:30:00+08:00""#)
    #expect(try desk.events("escalated").isEmpty)
  }

  @Test func `is climbed by what was said last, though it had come due by what was said before`()
    throws
  {
    let desk = try urgentTicket()
    desk.now = Desk.moment("2026-11-23T12:30:00")
    try desk.say("reclassified", of: "a", #""urgency":"normal""#)
    #expect(try desk.events("escalated").isEmpty)
    #expect(desk.triager.nextMoment(after: desk.now) == Desk.moment("2026-11-23T14:00:00"))
    try desk.wait(until: "2026-11-23T14:00:00")
    #expect(try desk.events("escalated").map { $0["action"] } == ["notify"])
  }

  @Test func `ends where its target is met`() throws {
    let desk = try urgentTicket()
    try desk.say("accepted", of: "a")
    let timers = try desk.ledger.reader.timers(of: desk.ticket("a").number)
    #expect(timers.map(\.key.name) == ["ladder/resolve/50", "ladder/resolve/100"])
    try desk.say("resolved", of: "a")
    #expect(try desk.ledger.reader.timers(of: desk.ticket("a").number) == [])
  }

  @Test func `stands while the work is paused, and goes on later`() throws {
    let desk = try urgentTicket()
    try desk.say("accepted", of: "a")
    try desk.wait(until: "2026-11-23T13:00:00")
    try desk.say("paused", of: "a", #""reason":"parts""#)
    #expect(desk.triager.nextMoment(after: desk.now) == nil)
    try desk.wait(until: "2026-11-23T19:00:00")
    #expect(try desk.events("escalated").isEmpty)
    try desk.say("resumed", of: "a")
    #expect(desk.triager.nextMoment(after: desk.now) == Desk.moment("2026-11-23T20:00:00"))
  }

  @Test func `raises the urgency no further than below the top, with its promises`() throws {
    let desk = try Desk()
    try desk.request("a")
    try desk.say("accepted", of: "a")
    try desk.wait(until: "2026-11-25T10:00:00")
    #expect(try desk.ticket("a").classification.urgency == "urgent")
    #expect(try desk.ticket("a").deadlines[.resolve] == Desk.moment("2026-11-23T18:00:00"))
    #expect(try desk.events("escalated").map { $0["action"] } == ["warn", "raise_urgency"])
  }

  @Test func `leaves a ticket where it is if nobody else qualifies`() throws {
    let desk = try Desk(roster: Rules.alone)
    let number = try desk.request("a", #""description":"drips, hurry""#).text
    try desk.wait(until: "2026-11-23T12:30:00")
    #expect(try desk.ticket("a").holder.assignee == "ann")
    #expect(desk.files(of: "ann") == ["\(number)-1.json"])
    #expect(try desk.events("escalated").map { $0["action"] } == ["notify", "reassign"])
  }

  @Test func `of an old request skips what was due, and is climbed from there`() throws {
    let desk = try Desk()
    try desk.request("a", #""description":"drips","received_at":"2026-10-01T09:00:00+08:00""#)
    #expect(try desk.events("escalated").isEmpty)
    #expect(try desk.events("skipped").count == 4)
    try desk.request("b", #""description":"drips","received_at":"2026-11-20T09:00:00+08:00""#)
    #expect(try desk.events("escalated").isEmpty == false)
    #expect(try desk.events("skipped").count == 4)
  }

  @Test func `runs for a ticket that waits`() throws {
    let desk = try Desk(roster: Rules.alone)
    try desk.request("a")
    let number = try desk.request("b", #""description":"drips, hurry""#).text
    try desk.wait(until: "2026-11-23T11:00:00")
    #expect(desk.files(of: "boss") == ["\(number)-0.notice.json"])
  }
}

@Suite struct `A waiting ticket` {
  static let nightShift = Rules.alone.changing("capacity: 1", with: "shifts: night")

  @Test func `is assigned when a shift begins, without anything else happening`() throws {
    let desk = try Desk(roster: Self.nightShift)
    try desk.request("a")
    #expect(try desk.ticket("a").state == .waiting)
    try desk.wait(until: "2026-11-23T21:59:59")
    #expect(try desk.ticket("a").state == .waiting)
    #expect(
      try #require(desk.triager.nextMoment(after: desk.now)) <= Desk.moment("2026-11-23T22:00:00"))
    try desk.wait(until: "2026-11-23T22:00:00")
    #expect(try desk.ticket("a").holder.assignee == "ann")
  }

  @Test func `is assigned when a day begins that somebody is back on`() throws {
    let desk = try Desk(
      roster: Rules.alone.changing("capacity: 1", with: "absent: [2026-11-23]"))
    try desk.request("a")
    try desk.restart()
    try desk.work()
    #expect(try desk.ticket("a").state == .waiting)
    try desk.wait(until: "2026-11-24T00:00:00")
    #expect(try desk.ticket("a").holder.assignee == "ann")
  }

  @Test func `is seen as new rules see it`() throws {
    let desk = try Desk(roster: Rules.alone)
    try desk.request("first")
    try desk.request("normal")
    try desk.request("hot", #""description":"drips, hurry""#)
    try desk.reload(roster: Rules.alone.changing("capacity: 1", with: "capacity: 2"))
    try desk.work()
    #expect(try desk.ticket("hot").holder.assignee == "ann")
    #expect(try desk.ticket("normal").state == .waiting)
  }

  @Test func `that is cancelled waits no longer`() throws {
    let desk = try Desk(roster: Rules.alone)
    try desk.request("a")
    try desk.request("b")
    try desk.say("cancelled", of: "b")
    try desk.say("resolved", of: "a")
    #expect(try desk.ticket("b").state == .cancelled)
    #expect(try desk.faults() == [])
  }
}
