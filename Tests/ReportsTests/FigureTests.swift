import Ledger
import Testing
import Triage

@testable import Reports

@Suite("Reports on promises, opinions, customers, assignees and rules")
struct FigureTests {
  private static let period = Period(
    from: nil, to: nil, now: PastRules.time(10_000), zone: .utc)

  private static func contacts(
    _ past: PastLedger, _ needs: Contact.Needs = [.channel, .feedback, .verdict]
  ) throws -> [Contact] {
    try Contact.all(in: period, of: past.reader, needing: needs)
  }

  private static func rows(_ report: Report, _ sheet: String) throws -> [[String]] {
    try #require(report.sheet(sheet)).rows.map { $0.map(\.plain) }
  }

  private static func resolved(
    at minute: Int, acknowledged: Int? = nil
  ) -> (inout Ticket, inout [TicketDispatch]) -> Void {
    { ticket, dispatches in
      ticket.state = .resolved
      ticket.life.resolvedAt = PastRules.time(minute)
      ticket.life.acknowledgedAt = acknowledged.map(PastRules.time)
      dispatches[0].end = DispatchEnd(.resolved, at: PastRules.time(minute))
    }
  }

  @Test("tell what was met, late, overdue and open, and leave out what was called off")
  func promises() throws {
    let past = try PastLedger()
    // A leak: acknowledged within 30 minutes, resolved within a day.
    try past.take(at: 0, [.description: "leak"], then: Self.resolved(at: 60, acknowledged: 10))
    try past.take(at: 0, [.description: "leak"], then: Self.resolved(at: 2000, acknowledged: 50))
    // Resolved without a word before: that was the acknowledgement.
    try past.take(at: 0, [.description: "leak"], then: Self.resolved(at: 20))
    try past.take(at: 0, [.description: "leak"])
    try past.take(at: 9_900, [.description: "leak"])
    try past.take(at: 0, [.description: "leak"]) { ticket, dispatches in
      ticket.state = .cancelled
      dispatches[0].end = DispatchEnd(.cancelled, at: PastRules.time(3))
    }
    try past.commit()
    let report = Report.sla(of: try Self.contacts(past), in: Self.period)
    #expect(
      try Self.rows(report, "by_target") == [
        ["acknowledge", "5", "2", "1", "2", "0", "0.4"],
        ["resolve", "5", "2", "1", "1", "1", "0.5"],
      ])
    #expect(
      try Self.rows(report, "resolve_by_urgency") == [["urgent", "5", "2", "1", "1", "1", "0.5"]])
    #expect(report.total("overdue") == .count(3))
  }

  @Test("count what was received in their time, the first moment of it and not the last")
  func bounds() throws {
    let past = try PastLedger()
    for minute in [0, 5, 10, 15] { try past.take(at: minute, [.description: "leak"]) }
    try past.commit()
    let period = Period(
      from: PastRules.time(5), to: PastRules.time(15), now: PastRules.time(20), zone: .utc)
    let contacts = try Contact.all(in: period, of: past.reader, needing: [])
    #expect(contacts.map(\.ticket.number.count) == [2, 3])
    #expect(contacts.allSatisfy { $0.dispatches.count == 1 })
  }

  @Test("tell the index of enough answers, and nothing of too few")
  func opinions() throws {
    let past = try PastLedger()
    for score in [5, 4, 3, 2, 1] {
      let number = try past.take(
        at: score, [.description: "leak", .channel: "app"], then: Self.resolved(at: 60))
      try past.commit()
      try past.change { batch in
        var feedback = TicketFeedback(ticket: number, score: score, at: PastRules.time(70))
        if score == 5 { feedback.scores = ["speed": 1, "manners": 3] }
        batch.feedback = [feedback]
      }
    }
    let lonely = try past.take(at: 9, [.description: "lift"], then: Self.resolved(at: 60))
    try past.take(at: 9, [.description: "lift"])
    try past.commit()
    try past.change {
      $0.feedback = [TicketFeedback(ticket: lonely, score: 1, at: PastRules.time(80))]
    }
    let report = Report.satisfaction(of: try Self.contacts(past), in: Self.period, few: 5)
    // Means of the answers: 3 (5, 1, 3), 4, 3, 2, 1; of five: 2.6.
    #expect(
      try Self.rows(report, "by_category") == [
        ["water.leak", "5", "5", "40.0", "3.00", "0.4"],
        ["lift.entrapment", "1", "1", "too few", "too few", "too few"],
      ])
    #expect(report.total("response") == .share(6, of: 6))
    #expect(try Self.rows(report, "by_question").map { $0[0] } == ["manners", "speed"])
    #expect(Report.satisfaction(of: [], in: Self.period).total("csi") == Cell.none)
  }

  @Test("tell what each type of customer asks and costs, and how cost is spread")
  func customers() throws {
    let past = try PastLedger()
    for index in 0..<10 {
      let isDear = index < 2
      try past.take(
        at: index,
        [
          .description: isDear ? "lift" : "question", .customerID: "c-\(index)",
          .customerType: isDear ? "owner" : "tenant",
        ])
    }
    try past.take(at: 30, [.description: "question"])
    try past.commit()
    let report = Report.customers(
      of: try Self.contacts(past), at: past.ruleSet.contents.assignees.mapValues(\.cost),
      in: Self.period)
    let types = try Self.rows(report, "by_customer_type").map { Array($0.prefix(5)) }
    #expect(
      types == [
        ["owner", "2", "2", "0.1818", "1000.00"], ["tenant", "8", "8", "0.7273", "174.00"],
        ["unknown", "0", "1", "0.0909", "20.17"],
      ])
    let curve = try Self.rows(report, "curve")
    #expect(curve.first { $0[0] == "20 %" } == ["20 %", "2", "0.2", "0.8518"])
    #expect(curve.last == ["100 %", "10", "1.0", "1.0"])
    #expect(try Self.rows(report, "dearest").count == 10)
  }

  @Test("tell who does how much, what is declined, and what is done at the first visit")
  func assignees() throws {
    let past = try PastLedger()
    try past.take(at: 0, [.description: "lift", .unit: "1"], then: Self.resolved(at: 60))
    try past.take(at: 100, [.description: "lift", .unit: "1"], then: Self.resolved(at: 160))
    try past.take(at: 200, [.description: "lift", .unit: "2"]) { ticket, dispatches in
      Self.resolved(at: 900)(&ticket, &dispatches)
      ticket.life.reopened = 1
    }
    try past.take(at: 300, [.description: "lift"]) { ticket, dispatches in
      dispatches[0].end = DispatchEnd(.declined, at: PastRules.time(301))
      dispatches.append(
        TicketDispatch(
          ticket: ticket.number, count: 2, to: "li", kind: .staff, team: "house",
          at: PastRules.time(302)))
      ticket.holder = TicketHolder(team: "house", assignee: "li")
    }
    try past.commit()
    let report = Report.assignees(
      of: try Self.contacts(past), at: past.ruleSet.contents.assignees.mapValues(\.cost),
      in: Self.period)
    let load = try Self.rows(report, "load").map { Array($0.prefix(5)) }
    #expect(load == [["otis", "4", "0.8", "0", "3"], ["li", "1", "0.2", "1", "0"]])
    #expect(
      try Self.rows(report, "given_back") == [
        ["otis", "4", "1", "0.25", "0"], ["li", "1", "0", "0.0", "0"],
      ])
    let quality = try Self.rows(report, "quality")
    // Of three: the first came back on the same unit, the third was reopened.
    #expect(Array(quality[0].prefix(6)) == ["otis", "3", "0.3333", "1", "1", "0.3333"])
    #expect(
      try Self.rows(report, "fairness") == [
        ["house", "1", "1", "1.0", "1", "1", "1.0"], ["lift", "1", "4", "4.0", "4", "4", "1.0"],
      ])
  }

  @Test("tell what rules decide, which never do, what shadows would, and what people correct")
  func rules() throws {
    let past = try PastLedger()
    try past.take(at: 0, [.description: "1号楼漏水"])
    try past.take(at: 1, [.description: "电梯困人"])
    let wrong = try past.take(at: 2, [.description: "drip drip"]) { ticket, _ in
      ticket.life.updatedAt = PastRules.time(9)
    }
    try past.commit()
    try past.change { batch in
      let body = """
        {"event":"updated","corrects":[{"attribute":"category","rule":null,"by":"defaults",\
        "from":"other","to":"water.leak"}]}
        """
      var event = NewEvent("updated", at: PastRules.time(9), body: body)
      event.ticket = wrong
      batch.events = [event]
    }
    let report = Report.rules(
      of: try Self.contacts(past),
      knowing: past.ruleSet.contents.rules.map(KnownRule.init), in: Self.period)
    #expect(
      try Self.rows(report, "hits").map { [$0[0], $0[1], $0[5]] } == [
        ["building-from-text", "1", "building 1"], ["lift", "1", "category 1"],
        ["leak", "1", "category 1"],
      ])
    #expect(try Self.rows(report, "dead").map { $0[0] } == ["vulnerable", "never"])
    #expect(try Self.rows(report, "shadows") == [["try-leak", "2", "1", "0.5"]])
    #expect(
      try Self.rows(report, "corrections") == [
        ["(defaults)", "category", "other", "water.leak", "1"]
      ])
    #expect(report.total("unmatched") == .share(1, of: 3))
    #expect(try Self.rows(report, "drift") == [["2026-03", "3", "1", "0.3333", "1"]])
    let category = try Self.rows(report, "deciders").filter { $0[0] == "category" }
    #expect(
      category == [["category", "rule", "2", "0.6667"], ["category", "defaults", "1", "0.3333"]])
  }
}
