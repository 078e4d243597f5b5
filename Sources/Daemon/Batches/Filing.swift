import Diagnostics
import Intake
import Ledger
import Spool
import Triage

/// Turns the items of a batch into tickets, duplicates and refusals.
extension BatchDraft {
  /// Where an item came from.
  struct Provenance {
    var drop: Int
    var file: String
    var source: String?
    /// The line of a batch; `nil` where the file is one request.
    var line: Int?
  }

  /// Files a request that was read; it was decided unless the ledger knew it.
  mutating func file(
    _ message: AcceptedMessage, _ digest: ContentDigest, _ conclusion: Conclusion?,
    known: KnownMessage?, from provenance: Provenance
  ) {
    guard case .request(let request) = message.message else { return }
    let id = request[.id]?.text
    let source = request[.source]?.text ?? provenance.source
    let key = id.map { MessageKey(.request, source: source, id: $0) }
    if let key, let before = known ?? fresh[key] {
      return refile(before, message, digest, id: key.id, from: provenance)
    }
    guard let conclusion else { return }
    var origin = TicketOrigin(
      digest: digest.bytes, receivedAt: request.receivedAt, takenAt: now)
    origin.source = source
    origin.id = id
    let number = open(conclusion, origin, from: provenance, notes: message.notes)
    if let key { fresh[key] = KnownMessage(digest: digest.bytes, ticket: number) }
    answer(provenance, id: id, .accepted(ticket: number.text))
  }

  /// The same id came before: a duplicate with the same content, else a conflict.
  private mutating func refile(
    _ before: KnownMessage, _ message: AcceptedMessage, _ digest: ContentDigest, id: String,
    from provenance: Provenance
  ) {
    guard before.digest == digest.bytes else {
      let refusal = Refusal(
        .conflict,
        "'\(id)' is ticket \(before.ticket.text) already, and says something else now",
        expected: "an id of its own for a new request; an update for an old one")
      return turnAway(message, digest, refusal, id: id, from: provenance)
    }
    record("duplicate", ticket: before.ticket, members(provenance, id: id))
    answer(provenance, id: id, .duplicate(ticket: before.ticket.text))
  }

  /// Files something that was refused; `conclusion` where somebody is in danger all the same.
  mutating func fileRefused(
    _ refusal: Refusal, raw: [UInt8], _ conclusion: Conclusion?, known: TicketNumber?,
    from provenance: Provenance
  ) {
    refuse(refusal, from: provenance, id: nil)
    guard let conclusion else { return }
    let key = UnreadableText.Key(source: provenance.source, digest: SHA256.digest(of: raw))
    openEndangered(conclusion, key, known: known, because: refusal, from: provenance)
  }

  /// Makes a ticket of something refused in which somebody is in danger; equal ones count once.
  mutating func openEndangered(
    _ conclusion: Conclusion, _ key: UnreadableText.Key, known: TicketNumber?,
    because refusal: Refusal, from provenance: Provenance
  ) {
    if let before = known ?? freshUnreadable[key] {
      return record(
        "duplicate", ticket: before, members(provenance, id: nil) + [.init("unreadable", true)])
    }
    var origin = TicketOrigin(digest: key.digest, receivedAt: now, takenAt: now)
    origin.source = provenance.source
    let number = open(conclusion, origin, from: provenance, notes: [refusal.message])
    freshUnreadable[key] = number
    ledger.unreadable.append(UnreadableText(key, ticket: number))
  }

  /// Refuses a message that could be read; of a batch, its row goes back to the sender.
  mutating func turnAway(
    _ message: AcceptedMessage, _ digest: ContentDigest, _ refusal: Refusal, id: String?,
    from provenance: Provenance
  ) {
    refuse(refusal, from: provenance, id: id)
    turnedAway.append(
      TurnedAway(message: message, digest: digest, refusal: refusal, provenance: provenance))
    guard let line = provenance.line else { return }
    refusedRows[provenance.drop, default: []].append(
      RefusedRow(refusal: refusal, line: line, raw: message.raw))
  }

  /// Records a refusal and answers it.
  private mutating func refuse(_ refusal: Refusal, from provenance: Provenance, id: String?) {
    record(
      "rejected",
      members(provenance, id: id) + [
        .init("code", .string(refusal.code.rawValue)), .init("message", .string(refusal.message)),
      ])
    answer(provenance, id: id, .rejected(refusal))
  }

  /// Says what became of an item.
  mutating func answer(
    _ provenance: Provenance, id: String?, _ outcome: Receipt.Outcome
  ) {
    answers[provenance.drop, default: []].append(
      Receipt(line: provenance.line, id: id, outcome: outcome))
  }

  /// Where an item came from, as events show it.
  func members(_ provenance: Provenance, id: String?) -> [JSONValue.Member] {
    [
      .init("source", .string(orNull: provenance.source)), .init("source_id", .string(orNull: id)),
      .init("file", .string(provenance.file)),
      .init("line", provenance.line.map { .integer($0) } ?? .null),
    ]
  }

  /// Makes a ticket of what was concluded, to be assigned with the others of the batch.
  private mutating func open(
    _ conclusion: Conclusion, _ origin: TicketOrigin, from provenance: Provenance, notes: [String]
  ) -> TicketNumber {
    let number = numbers.next()
    let decision = conclusion.decision
    var ticket = Ticket(
      number: number, origin: origin, classification: classification(decision),
      holder: TicketHolder(team: decision.team.value), ruleSet: ruleSet.digest)
    ticket.customer = TicketCustomer(
      id: decision.customer?.id ?? decision.request[.customerID]?.text,
      type: decision.customerType.value, tier: decision.customerTier?.value)
    ticket.place = TicketPlace(
      site: decision.request[.site]?.text, building: decision.request[.building]?.text,
      unit: decision.request[.unit]?.text ?? decision.request[.customerUnit]?.text)
    ticket.deadlines = Dictionary(
      conclusion.promises.map { ($0.target, $0.due) }, uniquingKeysWith: { first, _ in first })
    arrivals.append(
      Arrival(
        ticket: ticket, order: WorkOrder(decision), request: decision.request.json(in: zone),
        conclusion: conclusion))
    recordReceived(ticket, from: provenance, notes: notes)
    recordTriaged(ticket, conclusion)
    return number
  }

  private func classification(_ decision: Decision) -> Classification {
    var classification = Classification(
      category: decision.category.value, intent: decision.intent.value,
      urgency: ruleSet.name(of: decision.urgency))
    classification.tags = decision.tags
    classification.skills = decision.skills
    classification.effort = decision.effort?.value
    classification.escalation = decision.escalation(by: ruleSet)
    classification.about = decision.request[.about]?.text
    return classification
  }

  private mutating func recordReceived(
    _ ticket: Ticket, from provenance: Provenance, notes: [String]
  ) {
    var members = members(provenance, id: ticket.origin.id)
    members.append(.init("received_at", .string(ticket.origin.receivedAt.text(in: zone))))
    if !notes.isEmpty { members.append(.init("notes", .strings(notes))) }
    record("received", ticket: ticket.number, members)
  }

  private mutating func recordTriaged(_ ticket: Ticket, _ conclusion: Conclusion) {
    let why = conclusion.reasons.map { reason -> JSONValue in
      var members: [JSONValue.Member] = [
        .init("attribute", .string(reason.attribute)), .init("value", reason.value),
        .init("rule", .string(orNull: reason.rule)),
      ]
      if let by = reason.by { members.append(.init("by", .string(by))) }
      return .object(members)
    }
    record(
      "triaged", ticket: ticket.number,
      [
        .init("decision", conclusion.decision.json(by: ruleSet)),
        .init("targets", ticket.targets(in: zone)), .init("why", .array(why)),
      ])
  }
}
