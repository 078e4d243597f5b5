import Ledger
import Testing
import Triage

@testable import Reports

@Suite("A replay")
struct ReplayTests {
  /// Tickets of every kind that a ledger holds.
  private static func past() throws -> PastLedger {
    let past = try PastLedger()
    try past.take(at: 0, [.description: "3号楼电梯困人", .unit: "301", .channel: "phone"])
    try past.take(at: 5, [.description: "厨房漏水", .subject: "2号楼", .customerID: "c-1"])
    try past.take(
      at: 9, [.description: "hello \"quoted\", a comma", .source: "app", .id: "A-1"],
      attributes: ["vulnerable": .bool(true), "floor": .number("12.50"), "note": .text("漏")])
    try past.take(at: 12, [.description: "nothing known", .latitude: "31.2", .site: "east"])
    try past.takeUnreadable(at: 20, "{\"description\": \"trapped in the lift\"")
    try past.commit()
    return past
  }

  @Test("changes nothing under the same rules", arguments: [1, 2, 7])
  func sameRules(workers: Int) throws {
    let past = try Self.past()
    let result = try Replay(under: past.ruleSet, since: nil, until: nil)
      .run(on: past.reader, workers: workers)
    #expect(result.replayed == 5)
    #expect(result.changed == 0)
    #expect(result.unreadable == 0)
    let report = result.report(at: PastRules.time(100))
    #expect(report.total("cost_before") == report.total("cost_after"))
    #expect(report.total("dearer") == .count(0))
    #expect(report.sheets.flatMap(\.rows).isEmpty)
  }

  @Test("tells each attribute that changes, from what to what, with tickets and rules")
  func changes() throws {
    let past = try Self.past()
    let other = try PastRules.changed(
      "when: {text: {contains: [漏水, leak]}}", to: "when: {text: {contains: [unheard]}}")
    let result = try Replay(under: other, since: nil, until: nil).run(on: past.reader)
    #expect(result.changed == 1)
    let report = result.report(at: PastRules.time(100))
    let rows = try #require(report.sheet("by_attribute")).rows.map { $0.map(\.plain) }
    let ticket = "20260302-00002"
    #expect(
      rows == [
        ["category", "water.leak", "other", "1", ticket],
        ["effort", "45", "20", "1", ticket],
        ["intent", "repair", "question", "1", ticket],
        ["urgency", "urgent", "normal", "1", ticket],
      ])
    let deciders = try #require(report.sheet("by_rule")).rows.map { $0.map(\.plain) }
    #expect(deciders.contains(["category", "leak", "1", "0"]))
    #expect(deciders.contains(["category", "(defaults)", "0", "1"]))
    let deadlines = try #require(report.sheet("deadlines")).rows.map { $0.map(\.plain) }
    #expect(
      deadlines == [
        ["acknowledge", "0", "0", "0", "1", ""], ["resolve", "0", "1", "0", "0", "48.0"],
      ])
  }

  @Test("estimates with the same hands, by the new effort and prices")
  func cost() throws {
    let past = try Self.past()
    let other = try PastRules.changed("effort: 60m", to: "effort: 90m")
    let report = try Replay(under: other, since: nil, until: nil).run(on: past.reader)
      .report(at: PastRules.time(100))
    // One lift: 300 and 200 an hour. The other tickets: 45, 20, 20, 20 minutes in turns at 60.50
    // and 70.
    let rest: Int64 = 4538 + 2333 + 2017 + 2333
    #expect(report.total("cost_before") == .money(Money(cents: 50_000 + rest)))
    #expect(report.total("cost_after") == .money(Money(cents: 60_000 + rest)))
    #expect(report.total("dearer") == .count(1))
  }

  @Test("leaves out what was received before or after")
  func bounds() throws {
    let past = try Self.past()
    let result = try Replay(
      under: past.ruleSet, since: PastRules.time(5), until: PastRules.time(12)
    ).run(on: past.reader)
    #expect(result.replayed == 2)
  }

  @Test("decides by the words of the sender, not by what rules had filled")
  func filled() throws {
    let past = try Self.past()
    let other = try PastRules.changed(
      #"when: {text: {matches: "(?P<b>[0-9]+)号楼"}}"#,
      to: #"when: {text: {matches: "(?P<b>3)号楼"}}"#)
    let rows = try Replay(under: other, since: nil, until: nil).run(on: past.reader)
      .report(at: PastRules.time(100)).sheet("by_attribute")?.rows.map { $0.map(\.plain) }
    #expect(rows == [["filled.building", "2", "", "1", "20260302-00002"]])
  }

  @Test("compares with what the rules said where people have corrected it since")
  func corrected() throws {
    let past = try Self.past()
    let number = TicketNumber(day: PastRules.day, count: 2)
    var ticket = try #require(try past.reader.ticket(number))
    ticket.life.updatedAt = PastRules.time(50)
    let decision = try #require(try past.reader.papers(of: number)?.decision)
    try past.change { batch in
      batch.changed = [ticket]
      batch.decisions[number] = decision.split(separator: #""category":"water.leak""#)
        .joined(separator: #""category":"other""#)
    }
    let same = try Replay(under: past.ruleSet, since: nil, until: nil).run(on: past.reader)
    #expect(same.changed == 0)
    #expect(same.replayed == 5)
  }

  @Test("says what would be no ticket any more")
  func notTaken() throws {
    let past = try Self.past()
    let other = try PastRules.changed("[困人, trapped]", to: "[困人]")
    let result = try Replay(under: other, since: nil, until: nil).run(on: past.reader)
    #expect(result.report(at: PastRules.time(0)).total("not_taken") == .count(1))
  }
}
