internal import Diagnostics
package import Ledger
internal import Triage
internal import YAMLTree

extension Contact {
  /// What a report needs to know besides tickets and dispatches; each costs reading.
  package struct Needs: OptionSet, Sendable {
    /// The way the request came.
    package static let channel = Needs(rawValue: 1)
    /// What customers thought.
    package static let feedback = Needs(rawValue: 2)
    /// Who decided what, and what was corrected.
    package static let verdict = Needs(rawValue: 4)

    /// The bits.
    package let rawValue: Int

    /// Takes the bits.
    package init(rawValue: Int) { self.rawValue = rawValue }
  }

  /// The tickets that were received in a period, oldest number first.
  package static func all(
    in period: Period, of ledger: LedgerReader, needing needs: Needs
  ) throws(LedgerError) -> [Contact] {
    var filter = TicketFilter()
    filter.since = period.from
    filter.until = period.to
    filter.order = .oldest
    var contacts: [Contact] = []
    if needs.isDisjoint(with: [.channel, .verdict]) {
      contacts = try ledger.tickets(filter).map(Contact.init)
    } else {
      try ledger.visit(filter) { ticket, papers in
        var contact = Contact(ticket)
        if needs.contains(.channel) { contact.channel = channel(of: papers) }
        if needs.contains(.verdict) { contact.verdict = Verdict(papers.decision) }
        contacts.append(contact)
        return true
      }
    }
    let places = Dictionary(
      uniqueKeysWithValues: contacts.enumerated().map { ($1.ticket.number, $0) })
    try ledger.visitDispatches { dispatch in
      if let place = places[dispatch.ticket] { contacts[place].dispatches.append(dispatch) }
      return true
    }
    try addReplies(to: &contacts, needing: needs, from: ledger)
    return contacts
  }

  /// Feedback comes to what is resolved, corrections to what was updated: few of all tickets.
  private static func addReplies(
    to contacts: inout [Contact], needing needs: Needs, from ledger: LedgerReader
  ) throws(LedgerError) {
    for place in contacts.indices {
      let (number, life) = (contacts[place].ticket.number, contacts[place].ticket.life)
      if needs.contains(.feedback), life.resolvedAt != nil || life.reopened > 0 {
        contacts[place].feedback = try ledger.feedback(on: number)
      }
      if needs.contains(.verdict), life.updatedAt != nil {
        contacts[place].corrections = try ledger.events(of: number).flatMap(Correction.all)
      }
    }
  }

  private static func channel(of papers: TicketPapers) -> String? {
    guard let bytes = StoredObject(papers.request)["channel"],
      let node = try? JSONReader.read(Array(bytes), limits: .stored).get()
    else { return nil }
    return node.text
  }
}

extension Contact.Verdict {
  /// Reads the text of a ticket's decision.
  fileprivate init(_ text: String) {
    let stored = StoredDecision(text)
    reasons = stored.reasons().map { Reason($0.attribute, rule: $0.rule, by: $0.by) }
    guard !stored.decided.holds("\"shadow\":[]"),
      let node = try? JSONReader.read(Array(stored.decided), limits: .stored).get()
    else { return }
    shadows = (node["shadow"]?.elements ?? []).compactMap { entry in
      guard let rule = entry["rule"]?.text else { return nil }
      let would = entry["would"]?.entries ?? []
      return Shadow(rule: rule, differs: would.contains { $0.differs(from: node) })
    }
  }
}

extension Entry {
  /// Whether a decision lacks what a rule would have set.
  fileprivate func differs(from decision: Node) -> Bool {
    guard name != Attribute.raiseUrgency.rawValue else { return true }
    guard let words = value.elements else { return decision[name]?.text != value.text }
    let decided = Set((decision[name]?.elements ?? []).compactMap(\.text))
    return !words.compactMap(\.text).allSatisfy(decided.contains)
  }
}

extension Correction {
  /// What one event of a ticket corrects.
  fileprivate static func all(in numbered: LedgerEvent) -> [Correction] {
    guard numbered.event.kind == "updated",
      let bytes = StoredObject(numbered.event.body)["corrects"],
      let node = try? JSONReader.read(Array(bytes), limits: .stored).get()
    else { return [] }
    return (node.elements ?? []).compactMap { entry in
      guard let attribute = entry["attribute"]?.text, let from = entry["from"]?.text,
        let to = entry["to"]?.text
      else { return nil }
      let rule = entry["rule"].flatMap { $0.isNull ? nil : $0.text }
      let by = entry["by"].flatMap { $0.isNull ? nil : $0.text }
      return Correction(attribute, rule: rule, by: by, from: from, to: to)
    }
  }
}
