import Testing
import Triage

@testable import Ledger

@Suite("The tables refuse")
struct ConstraintTests {
  let test: TestLedger

  init() throws {
    test = try TestLedger()
    try test.commit { Sample.add(1, to: &$0) }
  }

  private func refuses(_ change: (inout LedgerBatch) -> Void) -> Bool {
    let error = #expect(throws: LedgerError.self) { try test.commit(change) }
    guard case .conflict? = error?.cause else { return false }
    return true
  }

  @Test func theSameReferenceOfOneSourceTwice() throws {
    let again = Ticket(
      number: Sample.number(2), origin: Sample.origin(1),
      classification: Classification(category: "a", intent: "b", urgency: "normal"),
      holder: TicketHolder(team: "lift"), ruleSet: "sha256:a")
    #expect(refuses { $0.opened = [Sample.opened(again)] })
    var origin = Sample.origin(1)
    origin.source = nil
    let elsewhere = Ticket(
      number: Sample.number(2), origin: origin, classification: again.classification,
      holder: again.holder, ruleSet: "sha256:a")
    try test.commit { $0.opened = [Sample.opened(elsewhere)] }
    #expect(try test.reader.ticket(source: nil, id: "A-1") == elsewhere)
    #expect(try test.reader.ticket(source: "app", id: "A-1")?.number == Sample.number(1))
  }

  @Test func aSecondDispatchWhileOneStands() {
    #expect(refuses { $0.dispatches = [Sample.dispatch(1, to: "wang.lei", nth: 2)] })
  }

  @Test func theSameDispatchTwice() throws {
    let end = DispatchEnd(.withdrawn, at: Sample.noon)
    let ending = DispatchEnding(ticket: Sample.number(1), count: 1, end: end)
    #expect(
      refuses {
        $0.endings = [ending]
        $0.dispatches = [Sample.dispatch(1)]
      })
    #expect(refuses { $0.endings = [ending, ending] })
  }

  @Test func aDropTwice() {
    #expect(refuses { $0.drops = [DecidedDrop(claim: "claim-1", at: Sample.noon)] })
  }

  @Test func anUpdateTwiceButNotAFeedbackOfTheSameId() throws {
    let update = AnsweredMessage(
      MessageKey(.update, source: "app", id: "A-1"), digest: [1], ticket: Sample.number(1))
    let feedback = AnsweredMessage(
      MessageKey(.feedback, source: "app", id: "A-1"), digest: [2], ticket: Sample.number(1))
    try test.commit { $0.answered = [update, feedback] }
    #expect(refuses { $0.answered = [update] })
    let request = MessageKey(.request, source: "app", id: "A-2")
    #expect(
      refuses { $0.answered = [AnsweredMessage(request, digest: [3], ticket: Sample.number(1))] })
  }

  @Test func ticketsThatAreWithNobodyOrWithSomebodyWhoWaits() {
    #expect(refuses { $0.opened = [Sample.opened(Sample.ticket(2) { $0.state = .waiting })] })
    #expect(
      refuses { $0.opened = [Sample.opened(Sample.ticket(2, to: nil) { $0.state = .accepted })] })
    #expect(refuses { $0.opened = [Sample.opened(Sample.ticket(2) { $0.state = .paused })] })
  }

  @Test func numbersThatNoTicketHas() {
    #expect(refuses { $0.opened = [Sample.opened(Sample.ticket(0))] })
    #expect(refuses { $0.opened = [Sample.opened(Sample.ticket(10_000_000_000))] })
  }

  @Test func decisionsByRulesThatWereNeverInForce() {
    #expect(
      refuses { $0.opened = [Sample.opened(Sample.ticket(2) { $0.ruleSet = "sha256:?" })] })
  }

  @Test(arguments: [
    "DELETE FROM papers; DELETE FROM tickets",
    "UPDATE tickets SET source_id = 'other'",
    "UPDATE tickets SET number = number + 1",
    "UPDATE tickets SET state = 'lost'",
    "UPDATE tickets SET received_at = 'yesterday'",
    "UPDATE tallies SET count = -1",
    "INSERT INTO standing (id) VALUES (2)",
  ]) func sqlThatWouldRewriteThePast(_ sql: String) {
    #expect(throws: (any Error).self) { try test.execute(sql) }
  }
}
