import Testing
import Triage

@testable import Ledger

@Suite("After a restart the ledger tells")
struct RecoveryTests {
  let test: TestLedger

  init() throws { test = try TestLedger() }

  @Test func whichRenamesAreStillToBeMade() throws {
    let original = OpenHandover(
      Handover(.claim("claim-1"), to: "archive/2026/11/23", as: [0x61, 0xFF, 0x0A]))
    let file = Sample.handover("one", ticket: 1)
    try test.commit {
      $0.opened = [Sample.opened(Sample.ticket(1))]
      $0.handovers = [original, file]
    }
    try test.reopen()
    #expect(try test.reader.openHandovers() == [original, file])
    try test.commit { $0.finished = [original.handover.origin] }
    try test.commit { $0.finished = [original.handover.origin] }
    #expect(try test.reader.openHandovers() == [file])
  }

  @Test func aNameThatWasUsedMayBeUsedAgainInTheBatchThatClosesIt() throws {
    let file = Sample.handover("one")
    try test.commit { $0.handovers = [file] }
    try test.commit {
      $0.finished = [file.handover.origin]
      $0.handovers = [file]
    }
    #expect(try test.reader.openHandovers() == [file])
  }

  @Test func theHighestNumberOfEachDay() throws {
    let next = CivilDate(year: 2026, month: 11, day: 24)!
    #expect(try test.reader.lastTicketCount(on: Sample.day) == 0)
    try test.commit {
      $0.opened = [3, 100_000, 99_999].map { Sample.opened(Sample.ticket($0)) }
    }
    try test.reopen()
    #expect(try test.reader.lastTicketCount(on: Sample.day) == 100_000)
    #expect(try test.reader.lastTicketCount(on: next) == 0)
  }

  @Test func theRulesInForceWithTheirSources() throws {
    let second = Sample.ruleSet("sha256:b", urgencies: ["normal"])
    try test.commit { $0.adopted = second }
    try test.reopen()
    #expect(try test.reader.currentRuleSet() == second)
    #expect(try test.reader.ruleSet("sha256:a") == Sample.ruleSet())
    try test.commit { $0.adopted = Sample.ruleSet() }
    #expect(try test.reader.currentRuleSet() == Sample.ruleSet())
    #expect(try test.reader.ruleSet("sha256:?") == nil)
  }

  @Test func allDispatchesInTheOrderInWhichTheyWereMade() throws {
    try test.commit { batch in for count in [3, 1, 2] { Sample.add(count, to: &batch) } }
    var seen: [TicketDispatch] = []
    try test.reader.visitDispatches { dispatch in
      seen.append(dispatch)
      return seen.count < 2
    }
    #expect(seen == [Sample.dispatch(3), Sample.dispatch(1)])
  }

  @Test func whichReloadWasTheLast() throws {
    try test.commit {
      $0.opened = [Sample.opened(Sample.ticket(1))]
      $0.events = [
        Sample.event("reloaded"), Sample.event("reload_refused"), Sample.event("reloaded"),
        Sample.event("reloaded", ticket: 1),
      ]
    }
    #expect(try test.reader.lastEvent(of: "reloaded")?.sequence == 3)
    #expect(try test.reader.lastEvent(of: "reload_refused")?.sequence == 2)
    #expect(try test.reader.lastEvent(of: "rejected") == nil)
  }

  @Test func howFarTheDecisionLogGoes() throws {
    #expect(try test.reader.loggedThrough() == 0)
    try test.commit { $0.loggedThrough = 17 }
    try test.reopen()
    #expect(try test.reader.loggedThrough() == 17)
  }

  @Test func whatIsDueTheEarliestFirst() throws {
    let number = Sample.number(1)
    let arrive = TicketTimer(.init("arrive", ticket: number), due: Sample.time(30), payload: "{}")
    let resolve = TicketTimer(.init("resolve", ticket: number), due: Sample.time(90))
    let shift = TicketTimer(.init("shift"), due: Sample.time(10))
    try test.commit {
      $0.opened = [Sample.opened(Sample.ticket(1))]
      $0.timers = [resolve, arrive, shift]
    }
    try test.reopen()
    #expect(try test.reader.nextTimer() == shift.due)
    #expect(try test.reader.timers(dueBy: Sample.time(30), limit: 9) == [shift, arrive])
    #expect(try test.reader.timers(dueBy: Sample.time(99), limit: 1) == [shift])
    #expect(try test.reader.timers(of: number) == [arrive, resolve])
  }

  @Test func thatATimerOfTheSameNameMovesAndOneThatIsClearedIsGone() throws {
    let shift = TicketTimer(.init("shift"), due: Sample.time(10))
    let moved = TicketTimer(shift.key, due: Sample.time(20))
    try test.commit { $0.timers = [shift] }
    try test.commit { $0.timers = [moved] }
    #expect(try test.reader.timers(dueBy: .latest, limit: 9) == [moved])
    try test.commit { $0.clearedTimers = [shift.key, .init("none", ticket: Sample.number(5))] }
    #expect(try test.reader.nextTimer() == nil)
  }
}
