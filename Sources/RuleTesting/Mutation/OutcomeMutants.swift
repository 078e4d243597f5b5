import Triage

/// The ways in which one outcome of a rule can be slightly wrong.
struct OutcomeMutants {
  private let rule: Int
  private let outcome: Outcome
  private let contents: RuleSetContents

  /// Looks at the outcome of a rule.
  init(_ rule: Int, _ contents: RuleSetContents) {
    self.rule = rule
    outcome = contents.rules[rule].outcome
    self.contents = contents
  }

  /// Every attribute in turn: with another value of the vocabulary, and without it where something
  /// is left; then the rule as a whole.
  var all: [Mutant] {
    var mutants = swapped + shortened
    if outcome.attributes.count + outcome.fills.count > 1 { mutants += dropped }
    mutants.append(Mutant(rule: rule, change: .off, words: "switched off"))
    if contents.rules[rule].isFinal {
      mutants.append(Mutant(rule: rule, change: .notFinal, words: "no longer final"))
    }
    return mutants
  }

  private var swapped: [Mutant] {
    [
      swapped(.customerType, \.customerType, contents.customerTypes),
      swapped(.customerTier, \.customerTier, contents.tiers.map(\.name)),
      swapped(.category, \.category, contents.categories.map(\.id)),
      swapped(.intent, \.intent, contents.intents),
      swapped(.urgency, \.urgency, contents.urgencies.indices.map { UrgencyLevel(rank: $0) }) {
        contents.urgencies[$0.rank].id
      },
      swapped(.team, \.team, contents.teams.keys.sorted()),
      swapped(.assignee, \.assignee, contents.assignees.keys.sorted()),
      swapped(.strategy, \.strategy, [.roundRobin, .leastLoaded, .cheapest]) { $0.name },
      swapped(.escalation, \.escalation, contents.escalations.keys.sorted()),
      outcome.effort.flatMap { swapped(.effort, \.effort, [$0, $0 + 1]) { "\($0)m" } },
      outcome.raise.flatMap { raise in
        let other = Raise(steps: raise.steps == 1 ? 2 : 1, reachesTop: raise.reachesTop)
        return swapped(.raiseUrgency, \.raise, [raise, other]) { "\($0.steps)" }
      },
    ].compactMap(\.self)
  }

  private func swapped(
    _ attribute: Attribute, _ key: WritableKeyPath<Outcome, String?>, _ vocabulary: [String]
  ) -> Mutant? {
    swapped(attribute, key, vocabulary) { $0 }
  }

  /// With the next value of the vocabulary; nil where there is no other.
  private func swapped<Value: Equatable>(
    _ attribute: Attribute, _ key: WritableKeyPath<Outcome, Value?>, _ vocabulary: [Value],
    _ name: (Value) -> String
  ) -> Mutant? {
    guard let value = outcome[keyPath: key] else { return nil }
    let place = vocabulary.firstIndex(of: value) ?? -1
    guard let other = (vocabulary[(place + 1)...] + vocabulary).first(where: { $0 != value })
    else { return nil }
    var changed = outcome
    changed[keyPath: key] = other
    return mutant(
      changed, attribute, "'\(attribute.rawValue)' \(name(other)) instead of \(name(value))")
  }

  /// Without one of several words.
  private var shortened: [Mutant] {
    let lists: [(Attribute, WritableKeyPath<Outcome, [String]>)] = [
      (.skills, \.skills), (.tags, \.tags), (.notify, \.notify),
    ]
    return lists.flatMap { attribute, key -> [Mutant] in
      let words = outcome[keyPath: key]
      guard words.count > 1 else { return [] }
      return words.indices.map { index in
        var changed = outcome
        changed[keyPath: key].remove(at: index)
        return mutant(changed, attribute, "'\(attribute.rawValue)' without '\(words[index])'")
      }
    }
  }

  private var dropped: [Mutant] {
    let attributes = outcome.attributes.map { attribute in
      mutant(outcome.without(attribute), attribute, "without '\(attribute.rawValue)'")
    }
    let fills = outcome.fills.indices.map { index in
      var changed = outcome
      let path = changed.fills.remove(at: index).path.text
      return Mutant(
        rule: rule, change: .outcome(changed, name: path), words: "without '\(path)'")
    }
    return attributes + fills
  }

  private func mutant(_ changed: Outcome, _ attribute: Attribute, _ words: String) -> Mutant {
    Mutant(rule: rule, change: .outcome(changed, name: attribute.rawValue), words: words)
  }
}

extension Outcome {
  /// The same without an attribute.
  fileprivate func without(_ attribute: Attribute) -> Outcome {
    var changed = self
    switch attribute {
    case .customerType: changed.customerType = nil
    case .customerTier: changed.customerTier = nil
    case .category: changed.category = nil
    case .intent: changed.intent = nil
    case .urgency: changed.urgency = nil
    case .raiseUrgency: changed.raise = nil
    case .skills: changed.skills = []
    case .effort: changed.effort = nil
    case .team: changed.team = nil
    case .assignee: changed.assignee = nil
    case .strategy: changed.strategy = nil
    case .escalation: changed.escalation = nil
    case .tags: changed.tags = []
    case .notify: changed.notify = []
    }
    return changed
  }
}
