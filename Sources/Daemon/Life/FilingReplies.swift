import Diagnostics
import Intake
import Ledger
import Triage

/// Takes updates and feedback in: each counts once, and what does not fit is refused.
extension BatchDraft {
  /// What somebody says of a ticket, and where it came from.
  struct Saying {
    var message: AcceptedMessage
    var digest: ContentDigest
    var id: String?
    var source: String?
    var ticket: TicketReference
    var provenance: Provenance

    /// An update or a feedback; `nil` for a request.
    init?(_ message: AcceptedMessage, _ digest: ContentDigest, from provenance: Provenance) {
      self.message = message
      self.digest = digest
      self.provenance = provenance
      switch message.message {
      case .request: return nil
      case .update(let update):
        (id, source, ticket) = (update.id, update.source ?? provenance.source, update.ticket)
      case .feedback(let feedback):
        (id, source, ticket) = (feedback.id, feedback.source ?? provenance.source, feedback.ticket)
      }
    }

    /// What it is known by, if it has an id of its own.
    var key: MessageKey? {
      let kind: MessageKey.Kind =
        if case .feedback = message.message { .feedback } else { .update }
      return id.map { MessageKey(kind, source: source, id: $0) }
    }
  }

  /// Files an update or a feedback that was read.
  mutating func file(_ saying: Saying, known: KnownMessage?) throws(LedgerError) {
    if let key = saying.key, let before = known ?? fresh[key] {
      return refile(before, saying, id: key.id)
    }
    guard let number = try drawer.number(of: saying.ticket, source: saying.source),
      var live = try live(number)
    else { return refuse(saying.unknownTicket, saying) }
    if live.seeksHands {
      try assign()
      guard let assigned = try self.live(number) else { return }
      live = assigned
    }
    do {
      switch saying.message.message {
      case .request: return
      case .update(let update): try carryOut(update, saying, on: &live)
      case .feedback(let feedback): try keep(feedback, saying, on: live)
      }
    } catch {
      return refuse(error, saying)
    }
    put(live)
    count(saying, as: number)
  }

  private mutating func count(_ saying: Saying, as number: TicketNumber) {
    if let key = saying.key {
      ledger.answered.append(AnsweredMessage(key, digest: saying.digest.bytes, ticket: number))
      fresh[key] = KnownMessage(digest: saying.digest.bytes, ticket: number)
    }
    answer(saying.provenance, id: saying.id, .accepted(ticket: number.text))
  }

  private mutating func refile(_ before: KnownMessage, _ saying: Saying, id: String) {
    guard before.digest == saying.digest.bytes else {
      return refuse(
        Refusal(
          .conflict,
          "'\(id)' was said of ticket \(before.ticket.text) already, and says something else now",
          expected: "an id of its own for whatever else there is to say"), saying)
    }
    record("duplicate", ticket: before.ticket, members(saying.provenance, id: id))
    answer(saying.provenance, id: id, .duplicate(ticket: before.ticket.text))
  }

  private mutating func refuse(_ refusal: Refusal, _ saying: Saying) {
    turnAway(saying.message, saying.digest, refusal, id: saying.id, from: saying.provenance)
  }

  /// Keeps what a customer thought of it; a later one replaces.
  private mutating func keep(
    _ feedback: Feedback, _ saying: Saying, on live: LiveTicket
  ) throws(Refusal) {
    guard LifeEvent.feedback.move(from: live.ticket.state) != nil else {
      throw live.misfit(.feedback)
    }
    var kept = TicketFeedback(ticket: live.ticket.number, score: feedback.score, at: now)
    kept.scores = feedback.scores
    kept.comment = feedback.comment
    ledger.feedback.removeAll { $0.ticket == kept.ticket }
    ledger.feedback.append(kept)
    let scores = feedback.scores.sorted { $0.key < $1.key }
    record(
      "feedback", ticket: live.ticket.number,
      members(saying.provenance, id: saying.id) + [
        .init("score", .integer(feedback.score)),
        .init("scores", .object(scores.map { .init($0.key, .integer($0.value)) })),
        .init("comment", .string(orNull: feedback.comment)),
      ])
  }
}

extension BatchDraft.Saying {
  /// No ticket goes by what it names.
  var unknownTicket: Refusal {
    var refusal: Refusal
    switch ticket {
    case .ticket(let number):
      refusal = Refusal(
        .unknownTicket, "there is no ticket '\(number)'",
        expected: "a number that triaged gave, such as 20261123-00042")
      refusal.pointer = "/ticket"
    case .reference(let id):
      let origin = source.map { "source '\($0)'" } ?? "a sender without a source"
      refusal = Refusal(
        .unknownTicket, "no request with the id '\(id)' has come from \(origin)",
        expected: "the 'id' under which the same source sent the request")
      refusal.pointer = "/ref"
    }
    return refusal
  }
}

extension LiveTicket {
  /// Says that an event does not fit, and what would.
  func misfit(_ event: LifeEvent) -> Refusal {
    let fitting = ticket.state.fitting.map(\.rawValue).joined(separator: ", ")
    let states = TicketState.allCases.filter(event.fits.contains).map(\.rawValue)
    var refusal = Refusal(
      .state,
      "ticket \(ticket.number.text) is \(ticket.state.rawValue), and '\(event.rawValue)' fits only"
        + " what is \(states.joined(separator: " or "))",
      expected: fitting.isEmpty ? "nothing more: it is over" : "one of \(fitting)")
    if event != .feedback { refusal.pointer = "/event" }
    return refusal
  }
}
