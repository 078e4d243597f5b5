internal import Triage

/// Puts an update together from its record.
struct UpdateBuilder {
  private let reply: ReplyRecord

  /// Reads out of a record.
  init(_ normaliser: Normaliser, _ record: Record) {
    reply = ReplyRecord(normaliser, record)
  }

  /// The update, or what it lacks.
  func build(line: Int) throws(Fault) -> AcceptedMessage {
    var update = Update(ticket: try reply.ticket(), event: try event())
    update.id = try reply.identifier("id")
    update.source = reply.source
    update.by = reply.text("by")
    update.at = try reply.time("at")
    update.receipt = reply.receipt
    return reply.accepted(.update(update), line: line, givenTime: update.at, reading: Self.keys)
  }

  private func event() throws(Fault) -> UpdateEvent {
    let input = try reply.required("event", expected: Self.events.joined(separator: ", "))
    let reason = reply.text("reason")
    switch input.textOrNumber {
    case "accepted": return .accepted
    case "declined": return .declined(reason: reason)
    case "arrived": return .arrived
    case "paused":
      return .paused(reason: try reply.required("reason", expected: "why the work rests").text)
    case "resumed": return .resumed
    case "resolved":
      return .resolved(
        minutes: try amount("minutes"), cost: try amount("cost"), outcome: reply.text("outcome"))
    case "reopened": return .reopened(reason: reason)
    case "cancelled": return .cancelled(reason: reason)
    case "reassigned":
      let to = try reply.required("to", expected: "the id of who is to do it")
      return .reassigned(to: to.text, reason: reason)
    case "reclassified": return try reclassified(reason: reason)
    case "chased": return .chased
    case "held": return .held(reason: reason)
    case "released": return .released
    case _:
      throw Fault(
        .type, "'event' is \(Normaliser.shown(input)), which is no event",
        expected: "one of " + Self.events.joined(separator: ", "), at: input)
    }
  }

  private func reclassified(reason: String?) throws(Fault) -> UpdateEvent {
    let category = reply.text("category")
    let urgency = reply.text("urgency")
    guard category != nil || urgency != nil else {
      throw Fault(
        .missing, "'reclassified' says neither a new category nor a new urgency",
        expected: "'category', 'urgency', or both"
      ).at(pointer: "/category")
    }
    return .reclassified(category: category, urgency: urgency, reason: reason)
  }

  /// A decimal that is not negative, as its digits.
  private func amount(_ key: String) throws(Fault) -> String? {
    guard let input = reply[key] else { return nil }
    guard let text = input.textOrNumber, NestedText.isJSONNumber(text), !text.hasPrefix("-"),
      !text.utf8.contains(where: { $0 | 0x20 == UInt8(ascii: "e") }), text.utf8.count <= 18
    else {
      throw Fault(
        .type, "'\(key)' is \(Normaliser.shown(input)), not an amount",
        expected: "a number such as 45 or 120.50", at: input)
    }
    return text
  }

  private static let events = [
    "accepted", "declined", "arrived", "paused", "resumed", "resolved", "reopened", "cancelled",
    "reassigned", "reclassified", "chased", "held", "released",
  ]

  private static let keys: Set<String> = [
    "kind", "id", "source", "ticket", "ref", "event", "by", "at", "receipt", "reason", "minutes",
    "cost", "outcome", "to", "category", "urgency",
  ]
}
