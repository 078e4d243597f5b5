import Diagnostics
import Intake
import Triage

/// What the engine concluded for one item of a batch.
struct Conclusion {
  /// What was decided; of a refused item only where somebody is in danger.
  var decision: Decision
  /// Why.
  var reasons: [Reason]
  /// What is promised.
  var promises: [Promise]
}

extension DecisionEngine {
  /// Decides a request that was read.
  func conclude(_ message: AcceptedMessage, _ request: Request, at time: Timestamp) -> Conclusion {
    var decision = decide(request, at: time)
    if message.isEncodingSuspect { decision.tags.append(Self.suspectEncodingTag) }
    return concluded(decision)
  }

  /// Decides something that was refused: `nil` unless somebody is in danger.
  func concludeRefused(
    _ raw: [UInt8], source: String?, encoding: SourceMapping.Encoding, at time: Timestamp
  ) -> Conclusion? {
    let salvaged = SalvagedText.from(raw, encoding: encoding)
    var request = Request(receivedAt: time)
    request[.source] = source.map(RequestValue.text)
    request[.description] = .text(salvaged.excerpt)
    return decideUnreadable(salvaged.candidates, as: request, at: time).map(concluded)
  }

  private func concluded(_ decision: Decision) -> Conclusion {
    Conclusion(
      decision: decision, reasons: reasons(for: decision),
      promises: ruleSet.promises(
        urgency: decision.urgency, category: decision.category.value,
        from: decision.request.receivedAt))
  }
}
