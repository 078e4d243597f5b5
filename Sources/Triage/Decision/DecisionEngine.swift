import Matching

/// Decides requests by one rule set, one after another.
///
/// Level by level: what a level decides is known to all higher ones, and within a level the first
/// rule that holds and sets an attribute decides it. A rule is asked only when one of its rarest
/// conditions holds, so that the cost of a request does not know how many rules there are. The
/// scratch that it holds makes an engine a thing of one worker.
package struct DecisionEngine {
  /// Who decides.
  package let ruleSet: RuleSet

  let evaluation: Evaluation
  private var contents: RuleSetContents { ruleSet.contents }

  /// An engine for one worker.
  package init(_ ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    evaluation = Evaluation(ruleSet.matcher)
  }

  /// Decides one request as of a moment.
  ///
  /// The request stays loaded until the next one, so that ``reasons(for:)`` can be asked.
  package func decide(_ request: Request, at time: Timestamp) -> Decision {
    decide(request, on: contents.zone.local(time).date, readingUpTo: contents.rules.count - 1)
  }

  private func decide(_ request: Request, on day: CivilDate, readingUpTo last: Int) -> Decision {
    var draft = Draft(request, day: day, last: last)
    evaluation.begin()
    enter(round: 0, &draft)
    readRules(ofRound: 0, &draft)
    fillFields(&draft)
    draft.subject.customer = contents.directory.customer(of: draft.subject.settled)
    enter(round: 1, &draft)
    readRules(ofRound: 1, &draft)
    if let end = draft.end, end < last, draft.hasRead(behind: end) {
      // Level 0 was read before the rule was known that ends the reading: read again up to it.
      return decide(request, on: day, readingUpTo: end)
    }
    decideCustomer(&draft)
    for round in 2...Attribute.highestLevel {
      enter(round: round, &draft)
      readRules(ofRound: round, &draft)
      settle(level: round, &draft)
    }
    return draft.decision(of: self)
  }

  /// Makes the values known that a round adds.
  private func enter(round: Int, _ draft: inout Draft) {
    for field in ruleSet.fieldsByRound[round] {
      let entry = contents.fields.fields[field.rawValue]
      let value: FieldValue =
        if case .decided(let attribute) = entry.path {
          draft.value(of: attribute, in: self)
        } else {
          draft.subject.value(of: entry)
        }
      evaluation.set(value, for: field)
    }
    evaluation.enter(round: round)
  }

  /// Asks the candidates of a round in their order, and keeps what follows from those that hold.
  private func readRules(ofRound round: Int, _ draft: inout Draft) {
    evaluation.forEachCandidate(in: round) { candidate in
      let number = candidate.rawValue
      if number >= ruleSet.firstSafety {
        readFloorOrSignal(candidate, &draft)
      } else if number <= draft.end ?? draft.last {
        readRule(candidate, &draft)
      }
    }
  }

  private func readRule(_ candidate: FormulaID, _ draft: inout Draft) {
    let number = candidate.rawValue
    let plan = ruleSet.plans[number]
    guard plan.mode != .off, !plan.hasDays || contents.rules[number].validity.contains(draft.day),
      evaluation.holds(candidate)
    else { return }
    switch plan.mode {
    case .live: draft.keep(plan, number: number)
    case .shadow: draft.shadows.append(number)
    case .off: break
    }
  }

  private func readFloorOrSignal(_ candidate: FormulaID, _ draft: inout Draft) {
    guard evaluation.holds(candidate) else { return }
    if candidate.rawValue < ruleSet.firstSignal {
      draft.safety.append(candidate.rawValue - ruleSet.firstSafety)
    } else {
      draft.signals.append(candidate.rawValue - ruleSet.firstSignal)
    }
  }
}

// MARK: - Level by level

extension DecisionEngine {
  /// Fills what is missing: the first rule that holds and whose groups took part decides a field.
  private func fillFields(_ draft: inout Draft) {
    for number in draft.held where !contents.rules[number].outcome.fills.isEmpty {
      let captures = Dictionary(
        evaluation.captures(FormulaID(rawValue: number)).map { ($0.name, $0.text) },
        uniquingKeysWith: { first, _ in first })
      for fill in contents.rules[number].outcome.fills {
        guard draft.subject.isMissing(fill.path), let text = fill.text(captures: captures) else {
          continue
        }
        draft.subject.fill(fill.path, with: text)
        draft.fills.append(Filled(path: fill.path, value: text, rule: number))
      }
    }
  }

  private func decideCustomer(_ draft: inout Draft) {
    let rules = contents.rules
    let known = draft.subject.customer
    if let rule = draft.winner(of: .customerType), let type = rules[rule].outcome.customerType {
      draft.customerType = Decided(type, by: .rule(rule))
    } else if let type = known?.type.flatMap(ruleSet.customerType) {
      draft.customerType = Decided(type, by: .directory)
    } else if let stated = draft.subject.settled[.customerType]?.text,
      let type = ruleSet.customerType(stated)
    {
      draft.customerType = Decided(type, by: .request)
    }
    if let rule = draft.winner(of: .customerTier), let tier = rules[rule].outcome.customerTier {
      draft.customerTier = Decided(tier, by: .rule(rule))
    } else if let tier = known?.tier {
      draft.customerTier = Decided(tier, by: .directory)
    }
  }

  private func settle(level: Int, _ draft: inout Draft) {
    switch level {
    case Attribute.category.level: settleCategory(&draft)
    case Attribute.urgency.level: settleUrgency(&draft)
    case Attribute.team.level: settleWork(&draft)
    default: break
    }
  }

  private func settleCategory(_ draft: inout Draft) {
    if let rule = draft.winner(of: .category), let id = contents.rules[rule].outcome.category {
      draft.category = Decided(id, by: .rule(rule))
    } else if let number = strongest(draft.signals) {
      draft.category = Decided(contents.categories[number].id, by: .signals)
    } else {
      draft.category = Decided(contents.defaults.category, by: .defaults)
    }
    draft.categoryNumber = ruleSet.categoryNumber(draft.category.value)
    if let rule = draft.winner(of: .intent), let id = contents.rules[rule].outcome.intent {
      draft.intent = Decided(id, by: .rule(rule))
    } else if let id = category(of: draft, \.intent) {
      draft.intent = Decided(id, by: .category)
    } else {
      draft.intent = Decided(contents.defaults.intent, by: .defaults)
    }
  }

  /// What the category of the request says, if the rules have it and it says it.
  private func category<Value>(of draft: Draft, _ value: (Category) -> Value?) -> Value? {
    draft.categoryNumber.flatMap { value(contents.categories[$0]) }
  }

  /// The category whose signals sum highest, if above its threshold; the first of equals.
  private func strongest(_ signals: [Int]) -> Int? {
    guard !signals.isEmpty else { return nil }
    var sums: [Int: Double] = [:]
    for signal in signals {
      let owner = ruleSet.signals[signal]
      sums[owner.category, default: 0] +=
        contents.categories[owner.category]
        .signals[owner.signal].weight
    }
    return sums.filter { $0.value > contents.categories[$0.key].threshold }
      .min { ($1.value, $0.key) < ($0.value, $1.key) }?.key
  }

  /// The first rule, else the category, else the default; then the largest raise; then the floor.
  private func settleUrgency(_ draft: inout Draft) {
    if let rule = draft.winner(of: .urgency), let level = contents.rules[rule].outcome.urgency {
      draft.urgency = Decided(level, by: .rule(rule))
    } else if let level = category(of: draft, \.urgency) {
      draft.urgency = Decided(level, by: .category)
    } else {
      draft.urgency = Decided(contents.defaults.urgency, by: .defaults)
    }
    raise(&draft)
    let floor = draft.safety.min { left, right in
      (contents.safety[left].urgency.rank, left) < (contents.safety[right].urgency.rank, right)
    }
    let level = draft.raise?.to ?? draft.urgency.value
    if let floor, level < contents.safety[floor].urgency {
      draft.floor = Adjustment(by: floor, from: level, to: contents.safety[floor].urgency)
    }
  }

  private func raise(_ draft: inout Draft) {
    var strongest: (rule: Int, raise: Raise)?
    for rule in draft.held where ruleSet.plans[rule].sets(.raiseUrgency) {
      guard let raise = contents.rules[rule].outcome.raise else { continue }
      if let best = strongest?.raise,
        (raise.steps, raise.reachesTop ? 1 : 0) <= (best.steps, best.reachesTop ? 1 : 0)
      {
        continue
      }
      strongest = (rule, raise)
    }
    guard let (rule, raise) = strongest else { return }
    let level = draft.urgency.value
    let bound = UrgencyLevel(rank: raise.reachesTop || contents.urgencies.count == 1 ? 0 : 1)
    let raised = level.raised(by: raise.steps, stoppingAt: bound)
    guard raised != level else { return }
    draft.raise = Adjustment(by: rule, from: level, to: raised)
  }

  private func settleWork(_ draft: inout Draft) {
    draft.skills = skills(draft)
    if let rule = draft.winner(of: .team), let team = contents.rules[rule].outcome.team {
      draft.team = Decided(team, by: .rule(rule))
    } else if let team = category(of: draft, \.team) {
      draft.team = Decided(team, by: .category)
    } else {
      draft.team = Decided(contents.defaults.team, by: .defaults)
    }
    draft.effort = effort(draft)
  }

  private func skills(_ draft: Draft) -> [String] {
    var skills = WordList()
    if let number = draft.categoryNumber { skills.add(contents.categories[number].skills) }
    for rule in draft.held where ruleSet.plans[rule].sets(.skills) {
      skills.add(contents.rules[rule].outcome.skills)
    }
    return skills.all
  }

  private func effort(_ draft: Draft) -> Decided<Int64>? {
    if let rule = draft.winner(of: .effort), let effort = contents.rules[rule].outcome.effort {
      return Decided(effort, by: .rule(rule))
    }
    if let effort = category(of: draft, \.effort) { return Decided(effort, by: .category) }
    return contents.defaults.effort.map { Decided($0, by: .defaults) }
  }
}
