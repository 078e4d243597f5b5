import Testing
import Triage

@testable import Ledger

@Suite("The workload")
struct WorkloadTests {
  let test: TestLedger

  init() throws { test = try TestLedger() }

  private func workload(today: Int = 0, month: Int = 0) throws -> Workload {
    try test.reader.workload(
      on: Sample.day, dayBegan: Sample.time(today), monthBegan: Sample.time(month))
  }

  @Test func isEmptyWhereNobodyEverGotAnything() throws {
    #expect(try workload() == Workload(day: Sample.day))
  }

  @Test func countsOpenTicketsDispatchesOfTheDayAndTicketsOfTheMonth() throws {
    try test.commit {
      for count in 1...4 { Sample.add(count, to: &$0) }
      Sample.add(5, to: &$0, assignee: "wang.lei")
    }
    var resolved = try #require(try test.reader.ticket(Sample.number(1)))
    resolved.state = .resolved
    let done = resolved
    let back = Sample.dispatch(2, nth: 2)
    try test.commit {
      $0.changed = [done]
      $0.endings = [
        DispatchEnding(ticket: done.number, count: 1, end: .init(.resolved, at: Sample.noon)),
        DispatchEnding(ticket: back.ticket, count: 1, end: .init(.declined, at: Sample.noon)),
      ]
      $0.dispatches = [back]
    }
    // Tickets are dispatched at the minutes that are their counts.
    let load = try workload(today: 3, month: 2)
    #expect(load["otis"] == Workload.Load(open: 3, today: 2, month: 3, lastTurn: 4))
    #expect(load["wang.lei"] == Workload.Load(open: 1, today: 1, month: 1, lastTurn: 5))
    #expect(try workload(today: 60, month: 60)["otis"].today == 0)
  }

  @Test func takesTurnsInTheOrderOfTheBatchWithinOneMoment() throws {
    try test.commit {
      for (count, assignee) in [(1, "c"), (2, "a"), (3, "b")] {
        Sample.add(count, to: &$0, assignee: assignee)
        $0.dispatches[count - 1].at = Sample.noon
      }
    }
    let load = try workload()
    #expect(["a", "b", "c"].map { load[$0].lastTurn } == [2, 3, 1])
  }

  @Test func knowsWhoServedACustomerOrAUnit() throws {
    try test.commit {
      for (count, assignee) in [(1, "otis"), (2, "wang.lei"), (3, "otis")] {
        Sample.add(count, to: &$0, assignee: assignee)
        $0.opened[count - 1].ticket.customer.id = "c-1"
        $0.opened[count - 1].ticket.place = TicketPlace(
          site: count == 2 ? "garden" : nil, unit: "0602")
      }
    }
    let served = try test.reader.served([
      .customer("c-1"), .customer("c-2"), .unit("0602", site: nil), .unit("0602", site: "garden"),
    ])
    #expect(
      served == [
        .customer("c-1"): ["otis": 3, "wang.lei": 2],
        .unit("0602", site: nil): ["otis": 3],
        .unit("0602", site: "garden"): ["wang.lei": 2],
      ])
  }
}

@Suite("Waiting tickets")
struct WaitingTests {
  let test: TestLedger

  init() throws { test = try TestLedger() }

  @Test func comeMostUrgentThenOldestThenLowestNumberFirst() throws {
    let tickets = [
      Sample.ticket(1, to: nil, urgency: "normal", receivedAt: 1),
      Sample.ticket(2, to: nil, urgency: "urgent", receivedAt: 9),
      Sample.ticket(3, to: nil, urgency: "urgent", receivedAt: 5),
      Sample.ticket(4, to: nil, urgency: "urgent", receivedAt: 5),
      Sample.ticket(5, to: nil, urgency: "gone", receivedAt: 0),
      Sample.ticket(6),
      Sample.ticket(7, to: nil) { $0.state = .held },
    ]
    try test.commit { $0.opened = tickets.map(Sample.opened) }
    #expect(try test.reader.waiting().map(\.number.count) == [3, 4, 2, 1, 5])
    #expect(try test.reader.waiting(limit: 2).map(\.number.count) == [3, 4])
  }

  @Test func areServedByTheOrderOfTheRulesInForceToday() throws {
    try test.commit {
      $0.opened = ["urgent", "normal"].enumerated().map {
        Sample.opened(Sample.ticket($0.offset + 1, to: nil, urgency: $0.element))
      }
    }
    try test.commit {
      $0.adopted = Sample.ruleSet("sha256:b", urgencies: ["normal", "emergency", "urgent"])
    }
    #expect(try test.reader.waiting().map(\.classification.urgency) == ["normal", "urgent"])
  }
}
