import Daemon
import Diagnostics
import Intake
import Ledger
import RuleCompiler
import Triage

// Explaining what is in the ledger.

extension ExplainDesk {
  /// What the ledger keeps of a ticket.
  func ticket(_ number: TicketNumber) throws -> TicketRecord {
    guard let ledger else { throw CommandFailure(.found, "there is no ticket '\(number.text)'") }
    return try TicketRecord(number, from: ledger)
  }

  /// What was decided of a ticket, with what only the rule set of its day can tell besides.
  func stored(_ record: TicketRecord) throws -> Explained {
    var explained = record.explained
    guard let ledger,
      let kept = try reading({ () throws(LedgerError) in try ledger.ruleSet(record.ticket.ruleSet) }
      ),
      let ruleSet = StoredRules.unpack(kept.sources)?.compiled(in: settings.zone).ruleSet,
      let request = try request(of: record)
    else { return explained }
    let start = record.ticket.origin.receivedAt
    let level = ruleSet.urgency(explained.explanation?["decision"]?["urgency"]?.text ?? "")
    let category = explained.explanation?["decision"]?["category"]?.text
    if let level, let category {
      explained.promises = ruleSet.promises(urgency: level, category: category, from: start).map {
        PromiseAccount($0, from: start, by: ruleSet)
      }
    }
    let taken = record.ticket.origin.takenAt
    let explainer = Explainer(
      ruleSet, amid: Workload(day: settings.zone.local(taken).date), at: taken)
    add(explainer.nearMisses(of: request), to: &explained, text: request.text, by: ruleSet)
    return explained
  }

  private func request(of record: TicketRecord) throws -> Request? {
    var context = IntakeContext(
      fileName: "ticket.json", defaultZone: settings.zone, takenAt: record.ticket.origin.takenAt)
    context.limits = settings.intakeLimits
    let bytes = Array(record.request.compact.utf8)
    guard case .items(let items) = IntakeReader.read(bytes, context: context),
      case .accepted(let message)? = items.first, case .request(let request) = message.message
    else { return nil }
    return request
  }

  /// The request of a ticket, decided by the rules as they are.
  func again(_ record: TicketRecord) throws -> [Explained] {
    let ruleSet = try ruleSet()
    var context = IntakeContext(
      fileName: "ticket.json", defaultZone: settings.zone, takenAt: time)
    context.source = record.ticket.origin.source
    context.limits = settings.intakeLimits
    var explainer = try explainer(ruleSet)
    let bytes = Array(record.request.compact.utf8)
    guard case .items(let items) = IntakeReader.read(bytes, context: context) else {
      throw CommandFailure(.inputOutput, "the request of ticket '\(record.name)' is damaged")
    }
    return try explainer.explain(items, in: context).map {
      explained($0, "ticket \(record.name), decided again", by: ruleSet, explainer)
    }
  }
}
