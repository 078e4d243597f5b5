import Diagnostics
import Foundation
import Ledger
import RuleCompiler
import Testing
import Triage

@testable import Reports

/// A real ledger in a folder of its own, filled by the real engine, which goes when the test ends.
final class PastLedger {
  let folder: String
  let ledger: TicketLedger
  let ruleSet: RuleSet
  private let engine: DecisionEngine
  private var workload: Workload
  private var count = 0
  private var batch = LedgerBatch()

  var reader: LedgerReader { ledger.reader }

  /// An empty past under rules.
  init(_ yaml: String = PastRules.yaml) throws {
    folder = NSTemporaryDirectory() + "reports-tests-" + UUID().uuidString
    ledger = try TicketLedger.open(in: folder)
    ruleSet = try PastRules.compiled(yaml)
    engine = DecisionEngine(ruleSet)
    workload = Workload(day: PastRules.day)
    batch.adopted = AdoptedRuleSet(
      digest: ruleSet.digest, sources: [], urgencies: ruleSet.contents.urgencies.map(\.id),
      at: PastRules.time(0))
  }

  deinit { try? FileManager.default.removeItem(atPath: folder) }

  /// Takes a request as the daemon does: decided, assigned, with its documents.
  @discardableResult
  func take(
    at minute: Int, _ fields: [RequestField: String], attributes: [String: RequestValue] = [:],
    then change: (inout Ticket, inout [TicketDispatch]) -> Void = { _, _ in }
  ) throws -> TicketNumber {
    var request = Request(receivedAt: PastRules.time(minute))
    for (field, text) in fields { request[field] = .text(text) }
    request.attributes = attributes
    let now = PastRules.time(minute + 1)
    let decision = engine.decide(request, at: now)
    return try take(decision, reasons: engine.reasons(for: decision), at: now, change)
  }

  /// Takes what could not be read and is a ticket for safety's sake.
  func takeUnreadable(at minute: Int, _ text: String) throws {
    var request = Request(receivedAt: PastRules.time(minute))
    request[.description] = .text(text)
    let decision = try #require(
      engine.decideUnreadable([text], as: request, at: PastRules.time(minute)))
    try take(decision, reasons: engine.reasons(for: decision), at: PastRules.time(minute)) { _, _ in
    }
  }

  /// Writes what was taken.
  func commit() throws {
    try ledger.commit(batch)
    batch = LedgerBatch()
  }

  /// Says something of tickets that are there.
  func change(_ body: (inout LedgerBatch) throws -> Void) throws {
    var batch = LedgerBatch()
    try body(&batch)
    try ledger.commit(batch)
  }

  @discardableResult
  private func take(
    _ decision: Decision, reasons: [Reason], at now: Timestamp,
    _ change: (inout Ticket, inout [TicketDispatch]) -> Void
  ) throws -> TicketNumber {
    count += 1
    let number = TicketNumber(day: PastRules.day, count: count)
    let promises = ruleSet.promises(
      urgency: decision.urgency, category: decision.category.value,
      from: decision.request.receivedAt)
    let order = WorkOrder(decision)
    let assignment = Assigner(ruleSet).assign(order, amid: workload, at: now)
    let explanation = Explanation(
      decision: decision, assignment: assignment, promises: promises, reasons: reasons
    ).json(by: ruleSet)
    var ticket = ticket(number, decision, assignment, now)
    ticket.deadlines = Dictionary(uniqueKeysWithValues: promises.map { ($0.target, $0.due) })
    var dispatches: [TicketDispatch] = []
    if let chosen = assignment.chosen {
      workload.dispatch(to: chosen.assignee, for: order.parties)
      var dispatch = TicketDispatch(
        ticket: number, count: 1, to: chosen.assignee, kind: chosen.kind, team: chosen.team,
        at: now)
      dispatch.expectedMinutes = decision.effort?.value
      dispatch.expectedCost = chosen.cost
      dispatches = [dispatch]
    }
    change(&ticket, &dispatches)
    batch.opened.append(
      OpenedTicket(
        ticket,
        papers: TicketPapers(
          request: decision.request.json(in: .utc).compact, decision: explanation.compact)))
    batch.dispatches += dispatches
    var event = NewEvent("triaged", at: now, body: explanation.compact)
    event.ticket = number
    batch.events.append(event)
    return number
  }

  private func ticket(
    _ number: TicketNumber, _ decision: Decision, _ assignment: Assignment, _ now: Timestamp
  ) -> Ticket {
    var classification = Classification(
      category: decision.category.value, intent: decision.intent.value,
      urgency: ruleSet.name(of: decision.urgency))
    classification.effort = decision.effort?.value
    var ticket = Ticket(
      number: number,
      origin: TicketOrigin(
        digest: [1], receivedAt: decision.request.receivedAt, takenAt: now),
      classification: classification,
      holder: TicketHolder(
        team: assignment.chosen?.team ?? decision.team.value,
        assignee: assignment.chosen?.assignee),
      ruleSet: ruleSet.digest)
    ticket.customer = TicketCustomer(
      id: decision.request[.customerID]?.text, type: decision.customerType.value)
    ticket.place = TicketPlace(
      site: decision.request[.site]?.text, building: decision.request[.building]?.text,
      unit: decision.request[.unit]?.text)
    return ticket
  }
}
