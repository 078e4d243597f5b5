import Foundation
import GRDB
import Testing
import Triage

@testable import Ledger

@Suite("A commit")
struct CommitTests {
  let test: TestLedger

  init() throws { test = try TestLedger() }

  @Test func keepsEveryPartOfATicket() throws {
    let full = Sample.ticket(7) { ticket in
      ticket.customer = TicketCustomer(id: "c-1", type: "owner", tier: "B")
      ticket.place = TicketPlace(site: "garden", building: "3号楼", unit: "0602")
      ticket.classification.tags = ["safety", "with \"quotes\" and\nlines"]
      ticket.classification.skills = ["lift"]
      ticket.classification.effort = 60
      ticket.classification.escalation = "standard"
      ticket.classification.about = "wang.lei"
      ticket.state = .paused
      ticket.deadlines = [.acknowledge: Sample.time(5), .arrive: Sample.time(20)]
      ticket.life.dispatchedAt = Sample.time(1)
      ticket.life.acknowledgedAt = Sample.time(2)
      ticket.life.acceptedAt = Sample.time(3)
      ticket.life.arrivedAt = Sample.time(4)
      ticket.life.pause = RunningPause(since: Sample.time(5), reason: "parts", before: .arrived)
      ticket.life.accruedPause = .milliseconds(1500)
      ticket.life.resolvedAt = Sample.time(6)
      ticket.life.cancelledAt = Sample.time(7)
      ticket.life.reopenedAt = Sample.time(8)
      ticket.life.updatedAt = Sample.time(9)
      ticket.life.chased = 2
      ticket.life.reopened = 1
      ticket.resolution.minutes = 45
      ticket.resolution.cost = Money(cents: 50001)
      ticket.resolution.outcome = "freed"
    }
    try test.commit { $0.opened = [Sample.opened(full)] }
    try test.reopen()
    #expect(try test.reader.ticket(full.number) == full)
    #expect(try test.reader.papers(of: full.number) == Sample.opened(full).papers)
  }

  @Test func keepsATicketOfWhichNextToNothingIsKnown() throws {
    var origin = TicketOrigin(digest: [9], receivedAt: Sample.noon, takenAt: Sample.noon)
    origin.source = nil
    let kind = Classification(category: "other", intent: "service", urgency: "normal")
    let bare = Ticket(
      number: TicketNumber(day: Sample.day, count: 1_234_567), origin: origin,
      classification: kind, holder: TicketHolder(team: "desk"), ruleSet: "sha256:a")
    try test.commit { $0.opened = [Sample.opened(bare)] }
    #expect(try test.reader.ticket(bare.number) == bare)
    #expect(try test.reader.waiting() == [bare])
  }

  @Test func keepsDispatchesWithTheirEnds() throws {
    var first = Sample.dispatch(1)
    first.file = "20261123-00001-1.json"
    first.reason = "capacity waived"
    first.expectedMinutes = 60
    first.expectedCost = Money(cents: 50000)
    let second = Sample.dispatch(1, to: "wang.lei", nth: 2)
    try test.commit {
      $0.opened = [Sample.opened(Sample.ticket(1))]
      $0.dispatches = [first]
    }
    first.end = DispatchEnd(.declined, at: Sample.time(9), reason: "no lorry")
    try test.commit {
      $0.endings = [DispatchEnding(ticket: first.ticket, count: 1, end: first.end!)]
      $0.dispatches = [second]
    }
    #expect(try test.reader.dispatches(of: first.ticket) == [first, second])
    #expect(
      try test.reader.declines(of: [first.ticket, Sample.number(2)])
        == [first.ticket: ["otis": Sample.time(9)]])
  }

  @Test func writesAChangedTicketOnceForEachReading() throws {
    try test.commit { $0.opened = [Sample.opened(Sample.ticket(1))] }
    var ticket = try #require(try test.reader.ticket(Sample.number(1)))
    ticket.state = .accepted
    let changed = ticket
    try test.commit {
      $0.changed = [changed]
      $0.decisions = [changed.number: "{}"]
    }
    #expect(try test.reader.ticket(changed.number)?.state == .accepted)
    #expect(try test.reader.papers(of: changed.number)?.decision == "{}")
    let error = #expect(throws: LedgerError.self) { try test.commit { $0.changed = [changed] } }
    #expect(error?.cause == .stale(changed.number))
    #expect(error?.description.hasSuffix("'20261123-00001' was written since it was read") == true)
    #expect(error?.isTemporary == false)
  }

  @Test func numbersEventsWithoutGapsAndKeepsTheirBytes() throws {
    let first = try test.commit { $0.events = [Sample.event("a"), Sample.event("b")] }
    #expect(throws: LedgerError.self) {
      try test.commit { $0.events = [Sample.event("lost"), Sample.event("two\nlines")] }
    }
    try test.reopen()
    let second = try test.commit {
      $0.opened = [Sample.opened(Sample.ticket(1))]
      $0.events = [Sample.event("c", ticket: 1)]
    }
    #expect(first == 1..<3)
    #expect(second == 3..<4)
    #expect(try test.reader.lastEvent() == 3)
    let behind = try test.reader.events(after: 1, limit: 10)
    #expect(behind.map(\.sequence) == [2, 3])
    #expect(behind.map(\.event) == [Sample.event("b"), Sample.event("c", ticket: 1)])
    #expect(try test.reader.events(after: 0, limit: 1).map(\.sequence) == [1])
    #expect(try test.reader.events(of: Sample.number(1)).map(\.sequence) == [3])
  }

  @Test func anEmptyBatchChangesNothing() throws {
    let before = try test.contents()
    #expect(try test.commit { _ in } == 1..<1)
    #expect(try test.contents() == before)
  }

  /// Each of these stands last in what its table gets, behind rows that are fine.
  @Test(arguments: Poison.allCases) func leavesNothingOfABatchThatContradicts(
    _ poison: Poison
  ) throws {
    try test.commit { Sample.add(1, to: &$0) }
    let before = try test.contents()
    #expect(throws: LedgerError.self) {
      try test.commit { batch in
        batch.adopted = Sample.ruleSet("sha256:b", urgencies: ["normal", "urgent"])
        Sample.add(2, to: &batch)
        batch.finished = [Sample.handover("20261123-00001-1.json").handover.origin]
        batch.timers = [TicketTimer(.init("arrive", ticket: Sample.number(2)), due: Sample.noon)]
        batch.loggedThrough = 2
        poison.spoil(&batch)
      }
    }
    #expect(try test.contents() == before)
    try test.commit { Sample.add(2, to: &$0) }
  }

  @Test func isNotThereBeforeItsLastStatement() throws {
    try test.commit { Sample.add(1, to: &$0) }
    let before = try test.contents()
    let image = test.folder + "/image"
    try FileManager.default.createDirectory(atPath: image, withIntermediateDirectories: false)
    try test.ledger.connection.queue.write { db in
      var batch = LedgerBatch()
      Sample.add(2, to: &batch)
      _ = try BatchWriter(db).write(batch)
      // More than the page cache holds, so that part of it lies in the log already.
      try db.execute(sql: "PRAGMA cache_size = 1")
      for count in 3..<200 {
        var more = LedgerBatch()
        Sample.add(count, to: &more)
        _ = try BatchWriter(db).write(more)
      }
      for suffix in ["", "-wal"] {
        try FileManager.default.copyItem(
          atPath: test.file + suffix, toPath: image + "/ledger.sqlite" + suffix)
      }
    }
    let survivor = try TicketLedger.open(in: image)
    #expect(try TestLedger.contents(of: survivor.connection.queue) == before)
    #expect(try survivor.reader.faults() == [])
  }
}

/// One thing that must not be, in each table.
enum Poison: CaseIterable, CustomTestStringConvertible {
  case drop, ticket, papers, change, ending, dispatch, answer, text, feedback, timer, handover
  case event

  var testDescription: String { "\(self)" }

  func spoil(_ batch: inout LedgerBatch) {
    let nowhere = Sample.number(99)
    switch self {
    case .drop: batch.drops.append(DecidedDrop(claim: "claim-1", at: Sample.noon))
    case .ticket: batch.opened.append(Sample.opened(Sample.ticket(1)))
    case .papers: batch.opened.append(batch.opened[0])
    case .change: batch.changed.append(Sample.ticket(99))
    case .ending:
      let end = DispatchEnd(.withdrawn, at: Sample.noon)
      batch.endings.append(DispatchEnding(ticket: nowhere, count: 1, end: end))
    case .dispatch: batch.dispatches.append(Sample.dispatch(2, to: "wang.lei", nth: 2))
    case .answer:
      let key = MessageKey(.update, source: "app", id: "u-1")
      batch.answered.append(AnsweredMessage(key, digest: [1], ticket: nowhere))
    case .text:
      let key = UnreadableText.Key(source: nil, digest: [1])
      batch.unreadable.append(UnreadableText(key, ticket: nowhere))
    case .feedback:
      batch.feedback.append(
        TicketFeedback(ticket: Sample.number(2), score: 6, at: Sample.noon))
    case .timer:
      batch.timers.append(TicketTimer(.init("x", ticket: nowhere), due: Sample.noon))
    case .handover: batch.handovers.append(batch.handovers[0])
    case .event: batch.events.append(Sample.event("received", ticket: 99))
    }
  }
}
