// Nobody in danger is turned away by a comma.

extension DecisionEngine {
  /// The tag of a ticket whose request could not be read.
  package static var unreadableTag: String { "unreadable" }

  /// The tag of a text that looks like another encoding read as UTF-8.
  package static var suspectEncodingTag: String { "suspect-encoding" }

  /// What is decided about something that cannot be read as a request: `nil` unless a safety entry
  /// holds on one of the texts that it may be.
  ///
  /// The ticket gets the floor's urgency and the defaults' category and team.
  /// - Parameters:
  ///   - texts: what the bytes may say, in the encodings that they may be in.
  ///   - request: what the ticket is to carry.
  ///   - time: the moment of the decision.
  package func decideUnreadable(
    _ texts: [String], as request: Request, at time: Timestamp
  ) -> Decision? {
    var strongest: (decision: Decision, floor: Adjustment, text: String)?
    for text in texts {
      let decision = decide(request, saying: text, at: time)
      guard let floor = floor(of: decision) else { continue }
      if let best = strongest, best.floor.to >= floor.to { continue }
      strongest = (decision, floor, text)
    }
    guard let (decision, floor, text) = strongest else { return nil }
    if text != texts.last { _ = decide(request, saying: text, at: time) }
    return unreadable(decision, floor, request)
  }

  private func decide(_ request: Request, saying text: String, at time: Timestamp) -> Decision {
    var whole = request
    whole[.description] = .text(text)
    return decide(whole, at: time)
  }

  private func floor(of decision: Decision) -> Adjustment? {
    let entries = ruleSet.contents.safety
    let entry = decision.safety.min {
      (entries[$0].urgency.rank, $0) < (entries[$1].urgency.rank, $1)
    }
    return entry.map {
      Adjustment(by: $0, from: ruleSet.contents.defaults.urgency, to: entries[$0].urgency)
    }
  }

  /// The safety entries' part of a decision, and the defaults for all else.
  private func unreadable(
    _ decision: Decision, _ floor: Adjustment, _ request: Request
  ) -> Decision {
    let contents = ruleSet.contents
    let defaults = contents.defaults
    let entries = decision.safety.map { contents.safety[$0] }
    var result = Decision(
      request: request, customerType: Decided("unknown", by: .defaults),
      category: Decided(defaults.category, by: .defaults),
      intent: Decided(defaults.intent, by: .defaults),
      baseUrgency: Decided(floor.to, by: .defaults),
      team: Decided(defaults.team, by: .defaults))
    if defaults.urgency != floor.to {
      result.baseUrgency = Decided(defaults.urgency, by: .defaults)
      result.floor = floor
    }
    result.safety = decision.safety
    result.effort = defaults.effort.map { Decided($0, by: .defaults) }
    result.tags = unique([Self.unreadableTag], entries.flatMap(\.tags))
    result.notify = unique(entries.flatMap(\.notify))
    return result
  }
}
