import Daemon
import Diagnostics
import Ledger
import Triage

/// One ticket as people read it.
struct TicketText {
  private let record: TicketRecord
  private let zone: Zone
  private let screen: Screen

  /// Sets a ticket for a screen, with times of a zone.
  init(_ record: TicketRecord, in zone: Zone, on screen: Screen) {
    self.record = record
    self.zone = zone
    self.screen = screen
  }

  /// All of it, each line ended.
  var text: String {
    let ticket = record.ticket
    var page = Page(screen)
    page.line(screen.ink(.strong, "ticket \(ticket.number.text): \(ticket.state.rawValue)"))
    for line in RequestView(record.request).summary { page.paragraph(line, indent: 2) }
    page.line()
    decision(ticket, &page)
    life(ticket, &page)
    dispatches(&page)
    events(&page)
    return page.text
  }

  private func decision(_ ticket: Ticket, _ page: inout Page) {
    let classification = ticket.classification
    page.entry("assignee", ticket.holder.assignee ?? "nobody yet", style: .strong)
    page.entry("team", ticket.holder.team)
    page.entry("category", classification.category)
    page.entry("intent", classification.intent)
    page.entry("urgency", classification.urgency)
    let tier = ticket.customer.tier.map { ", tier \($0)" } ?? ""
    page.entry("customer", ticket.customer.type + tier)
    if !classification.tags.isEmpty {
      page.entry("tags", classification.tags.joined(separator: ", "))
    }
    for target in Target.allCases {
      guard let due = ticket.deadlines[target] else { continue }
      page.entry(target.rawValue, "by \(due.text(in: zone))")
    }
  }

  private func life(_ ticket: Ticket, _ page: inout Page) {
    page.heading("life")
    page.entry("received", ticket.origin.receivedAt.text(in: zone))
    page.entry("taken", ticket.origin.takenAt.text(in: zone))
    for (name, at) in ticket.life.moments(in: zone) { page.entry(name, at) }
    if let pause = ticket.life.pause { page.entry("paused because", pause.reason) }
    if let outcome = ticket.resolution.outcome { page.entry("outcome", outcome) }
    if let feedback = record.feedback {
      page.entry("feedback", "\(feedback.score) of 5 \(feedback.comment ?? "")")
    }
  }

  private func dispatches(_ page: inout Page) {
    guard !record.dispatches.isEmpty else { return }
    page.heading("dispatches")
    var table = TextTable(["no.", "to", "at", "what became of it"], numeric: [0])
    for dispatch in record.dispatches {
      let reason = dispatch.reason.map { ": \($0)" } ?? ""
      let end = dispatch.end.map { "\($0.manner.rawValue) \($0.at.text(in: zone))" }
      table.add([
        "\(dispatch.count)", dispatch.assignee, dispatch.at.text(in: zone),
        (end ?? "stands") + reason,
      ])
    }
    page.add(table.text(on: screen, indent: 2))
  }

  private func events(_ page: inout Page) {
    page.heading("events")
    var table = TextTable(["at", "event", ""])
    for event in record.events {
      table.add([event.event.at.text(in: zone), event.event.kind, words(of: event)])
    }
    page.add(table.text(on: screen, indent: 2))
  }

  /// What is worth a glance of an event; the whole is in the decision log.
  private func words(of event: LedgerEvent) -> String {
    let body = JSONValue(parsing: event.event.body) ?? .null
    let keys = ["file", "to", "assignee", "reason", "code", "message", "by", "notes"]
    return keys.compactMap { key in
      guard let value = body[key], !value.isNull else { return nil }
      return "\(key) \(value.shown.cut(to: 60))"
    }.joined(separator: ", ")
  }
}
