import Diagnostics
import Ledger
import Logging
import Triage

/// Tells the journal what becomes of tickets, an entry an event, so that `journalctl` finds
/// everything about one: `journalctl TRIAGED_TICKET=20261123-00042`.
///
/// Told before the decision log is written: a stop between the two tells again rather than never.
struct EventJournal {
  private let logger: Logger

  /// `nil` where the service's log does not go to the journal: nobody wants a line a ticket there.
  init?(_ logger: Logger) {
    guard ServiceLog().isJournal else { return nil }
    self.logger = logger
  }

  /// The events that people look for; the decision log has all.
  private static let kinds: Set<String> = [
    "dispatched", "waiting", "rejected", "withdrawn", "escalated", "feedback", "updated",
  ]

  /// Tells of some events.
  func tell(_ events: [LedgerEvent]) {
    for event in events.map(\.event) where Self.kinds.contains(event.kind) {
      var fields: Logger.Metadata = ["event": "\(event.kind)"]
      if let ticket = event.ticket { fields["ticket"] = "\(ticket.text)" }
      if let ruleSet = event.ruleSet { fields["rule_set"] = "\(ruleSet)" }
      let body = JSONValue(parsing: event.body) ?? .null
      for name in ["assignee", "urgency", "category", "source", "file", "code"] {
        if let text = body[name]?.text { fields[name] = "\(text)" }
      }
      logger.info("\(sentence(event, body))", metadata: fields)
    }
  }

  private func sentence(_ event: NewEvent, _ body: JSONValue) -> String {
    let ticket = event.ticket.map { "ticket \($0.text) " } ?? ""
    let details = ["assignee", "urgency", "category", "update", "file", "code", "reason"]
    let told = details.compactMap { name in body[name]?.text.map { "\(name) \($0)" } }
    return ticket + event.kind + (told.isEmpty ? "" : ": " + told.joined(separator: ", "))
  }
}
