import Diagnostics
import Matching

extension DecisionEngine {
  /// Why a decision came out as it did, attribute by attribute, in the order of the levels.
  ///
  /// - Precondition: `decision` is what this engine decided last.
  package func reasons(for decision: Decision) -> [Reason] {
    var reasons = decision.fills.map { filled in
      reason(filled.path.text, .string(filled.value), by: .rule(filled.rule))
    }
    reasons.append(reason("customer_type", decision.customerType))
    if let tier = decision.customerTier { reasons.append(reason("customer_tier", tier)) }
    reasons.append(category(decision))
    reasons.append(reason("intent", decision.intent))
    reasons += urgency(decision)
    reasons += contributions(.skills, decision) { $0.skills }
    if let effort = decision.effort {
      reasons.append(reason("effort", .integer(effort.value), by: effort.by))
    }
    reasons.append(reason("team", decision.team))
    if let assignee = decision.assignee { reasons.append(reason("assignee", assignee)) }
    if let strategy = decision.strategy {
      reasons.append(reason("strategy", .string(strategy.value.name), by: strategy.by))
    }
    if let escalation = decision.escalation { reasons.append(reason("escalation", escalation)) }
    reasons += contributions(.tags, decision) { $0.tags }
    reasons += contributions(.notify, decision) { $0.notify }
    return reasons + safetyContributions(decision) + intakeTags(decision)
  }

  /// Tags that say how the request was read, rather than what somebody decided.
  private func intakeTags(_ decision: Decision) -> [Reason] {
    let own = [Self.unreadableTag, Self.suspectEncodingTag].filter(decision.tags.contains)
    return own.isEmpty
      ? [] : [Reason(attribute: "tags", value: .strings(own), by: "intake", because: [])]
  }

  private func reason(_ attribute: String, _ decided: Decided<String>) -> Reason {
    reason(attribute, .string(decided.value), by: decided.by)
  }

  private func reason(_ attribute: String, _ value: JSONValue, by origin: Origin) -> Reason {
    guard case .rule(let number) = origin else {
      return Reason(attribute: attribute, value: value, by: origin.word, because: [])
    }
    let rule = ruleSet.contents.rules[number]
    return Reason(
      attribute: attribute, value: value, rule: rule.id, at: rule.place, because: grounds(number))
  }

  private func category(_ decision: Decision) -> Reason {
    var reason = reason("category", decision.category)
    guard decision.category.by == .signals else { return reason }
    let categories = ruleSet.contents.categories
    reason.because = decision.signals.filter {
      categories[ruleSet.signals[$0].category].id == decision.category.value
    }.flatMap { grounds(ruleSet.firstSignal + $0) }
    return reason
  }

  private func urgency(_ decision: Decision) -> [Reason] {
    let base = decision.baseUrgency
    var reasons = [reason("urgency", name(base.value), by: base.by)]
    if let raise = decision.raise {
      var reason = reason("urgency", name(raise.to), by: .rule(raise.by))
      reason.by = "raise"
      reasons.append(reason)
    }
    if let floor = decision.floor {
      reasons.append(safety("urgency", name(floor.to), entry: floor.by))
    }
    return reasons
  }

  private func name(_ level: UrgencyLevel) -> JSONValue { .string(ruleSet.name(of: level)) }

  private func safety(_ attribute: String, _ value: JSONValue, entry number: Int) -> Reason {
    let entry = ruleSet.contents.safety[number]
    return Reason(
      attribute: attribute, value: value, rule: entry.id, by: "safety", at: entry.place,
      because: grounds(ruleSet.firstSafety + number))
  }

  private func contributions(
    _ attribute: Attribute, _ decision: Decision, _ words: (Outcome) -> [String]
  ) -> [Reason] {
    decision.held.compactMap { number in
      let words = words(ruleSet.contents.rules[number].outcome)
      guard !words.isEmpty else { return nil }
      return reason(attribute.rawValue, .strings(words), by: .rule(number))
    }
  }

  private func safetyContributions(_ decision: Decision) -> [Reason] {
    decision.safety.flatMap { number in
      let entry = ruleSet.contents.safety[number]
      var reasons: [Reason] = []
      if !entry.tags.isEmpty {
        reasons.append(safety("tags", .strings(entry.tags), entry: number))
      }
      if !entry.notify.isEmpty {
        reasons.append(safety("notify", .strings(entry.notify), entry: number))
      }
      return reasons
    }
  }

  /// What made a formula hold.
  func grounds(_ formula: Int) -> [Reason.Ground] {
    evaluation.evidence(FormulaID(rawValue: formula)).map {
      Reason.Ground(field: ruleSet.contents.fields.path(of: $0.field).text, evidence: $0)
    }
  }
}
