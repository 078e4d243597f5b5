import Foundation
import GRDB
import Testing
import Triage

@testable import Ledger

/// A ledger in a folder of its own, which goes when the test ends.
final class TestLedger {
  let folder: String
  private(set) var ledger: TicketLedger

  var reader: LedgerReader { ledger.reader }
  var file: String { folder + "/ledger.sqlite" }

  /// A ledger with the rule set of `Sample` in force.
  init() throws {
    folder = NSTemporaryDirectory() + "ledger-tests-" + UUID().uuidString
    ledger = try TicketLedger.open(in: folder)
    var batch = LedgerBatch()
    batch.adopted = Sample.ruleSet()
    try ledger.commit(batch)
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  @discardableResult
  func commit(_ change: (inout LedgerBatch) throws -> Void) throws -> Range<Int64> {
    var batch = LedgerBatch()
    try change(&batch)
    return try ledger.commit(batch)
  }

  /// Closes the ledger and opens it again, as after a restart.
  func reopen() throws {
    try ledger.connection.queue.close()
    ledger = try TicketLedger.open(in: folder)
  }

  /// Runs SQL of a test's own.
  func execute(_ sql: String) throws {
    try ledger.connection.queue.writeWithoutTransaction { try $0.execute(sql: sql) }
  }

  /// Every row of every table, to tell whether anything changed.
  func contents() throws -> [String] { try Self.contents(of: ledger.connection.queue) }

  static func contents(of queue: DatabaseQueue) throws -> [String] {
    try queue.read { db in
      let tables = try String.fetchAll(
        db, sql: "SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")
      return try tables.flatMap { table in
        try Row.fetchAll(db, sql: "SELECT * FROM \"\(table)\"").map { "\(table): \($0)" }.sorted()
      }
    }
  }
}

/// Values with one obvious default each.
enum Sample {
  static let day = CivilDate(year: 2026, month: 11, day: 23)!
  static let noon = time(0)

  /// Some minutes after noon of the sample day, UTC.
  static func time(_ minutes: Int) -> Timestamp {
    Timestamp(
      milliseconds: Int64(day.dayNumber) * 86_400_000 + 43_200_000 + Int64(minutes) * 60_000)
  }

  static func number(_ count: Int) -> TicketNumber { TicketNumber(day: day, count: count) }

  static func ruleSet(
    _ digest: String = "sha256:a", urgencies: [String] = ["emergency", "urgent", "normal"]
  ) -> AdoptedRuleSet {
    AdoptedRuleSet(
      digest: digest, sources: Array("rules of \(digest)".utf8), urgencies: urgencies, at: noon)
  }

  static func ticket(
    _ count: Int, to assignee: String? = "otis", urgency: String = "normal", receivedAt: Int = 0,
    change: (inout Ticket) -> Void = { _ in }
  ) -> Ticket {
    var ticket = Ticket(
      number: number(count), origin: origin(count, receivedAt: receivedAt),
      classification: Classification(
        category: "lift.entrapment", intent: "repair", urgency: urgency),
      holder: TicketHolder(team: "lift", assignee: assignee), ruleSet: "sha256:a")
    change(&ticket)
    return ticket
  }

  static func origin(_ count: Int, receivedAt: Int = 0) -> TicketOrigin {
    var origin = TicketOrigin(
      digest: [UInt8(truncatingIfNeeded: count), 1, 2, 3], receivedAt: time(receivedAt),
      takenAt: time(receivedAt + 1))
    origin.source = "app"
    origin.id = "A-\(count)"
    return origin
  }

  static func opened(_ ticket: Ticket) -> OpenedTicket {
    let papers = TicketPapers(
      request: #"{"description":"3号楼电梯困人 \#(ticket.number.count)"}"#, decision: #"{"why":[]}"#)
    return OpenedTicket(ticket, papers: papers)
  }

  static func dispatch(_ count: Int, to assignee: String = "otis", nth: Int = 1) -> TicketDispatch {
    TicketDispatch(
      ticket: number(count), count: nth, to: assignee, kind: .subcontractor, team: "lift",
      at: time(count))
  }

  static func event(_ kind: String = "triaged", ticket: Int? = nil) -> NewEvent {
    var event = NewEvent(kind, at: noon, body: #"{"event":"\#(kind)"}"#)
    event.ticket = ticket.map(number)
    event.ruleSet = "sha256:a"
    return event
  }

  static func handover(_ name: String, ticket: Int? = nil) -> OpenHandover {
    OpenHandover(
      Handover(.staged(name), to: "dispatch/otis", as: Array(name.utf8) + [0xFF]),
      ticket: ticket.map(number))
  }

  /// A ticket that was dispatched, with everything that goes with it.
  static func add(_ count: Int, to batch: inout LedgerBatch, assignee: String = "otis") {
    batch.drops.append(DecidedDrop(claim: "claim-\(count)", at: noon))
    batch.opened.append(opened(ticket(count, to: assignee)))
    batch.dispatches.append(dispatch(count, to: assignee))
    batch.events.append(event("received", ticket: count))
    batch.events.append(event("dispatched", ticket: count))
    batch.handovers.append(handover("\(number(count).text)-1.json", ticket: count))
  }
}
