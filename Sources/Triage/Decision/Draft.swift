import Matching

/// A decision on its way through the levels.
struct Draft {
  let day: CivilDate
  /// The number of the last rule that is read.
  let last: Int
  var subject: Subject
  /// The number of the final rule that ended the reading, if one did.
  var end: Int?
  /// Live rules that held, in order.
  var held: [Int] = []
  var shadows: [Int] = []
  var safety: [Int] = []
  var signals: [Int] = []
  var fills: [Filled] = []
  var customerType: Decided<String>
  var customerTier: Decided<String>?
  var category: Decided<String>
  /// The number of the category, which the rules may not have.
  var categoryNumber: Int?
  var intent: Decided<String>
  var urgency: Decided<UrgencyLevel>
  var raise: Adjustment?
  var floor: Adjustment?
  var skills: [String] = []
  var effort: Decided<Int64>?
  var team: Decided<String>

  /// For each attribute, the first rule so far that held and sets it.
  private var winners = InlineArray<14, Int>(repeating: .max)

  init(_ request: Request, day: CivilDate, last: Int) {
    self.day = day
    self.last = last
    subject = Subject(request)
    customerType = Decided("unknown", by: .defaults)
    category = Decided("", by: .defaults)
    intent = Decided("", by: .defaults)
    urgency = Decided(.most, by: .defaults)
    team = Decided("", by: .defaults)
  }

  /// The rule that decides an attribute, if one does.
  func winner(of attribute: Attribute) -> Int? {
    let number = winners[attribute.slot]
    return number == .max ? nil : number
  }

  /// Keeps what follows from a rule that holds.
  mutating func keep(_ rule: RulePlan, number: Int) {
    let place = held.lastIndex { $0 < number }.map { $0 + 1 } ?? 0
    held.insert(number, at: place)
    var attributes = rule.attributes
    while attributes != 0 {
      let slot = attributes.trailingZeroBitCount
      winners[slot] = min(winners[slot], number)
      attributes &= attributes &- 1
    }
    if rule.isFinal { end = number }
  }

  /// Whether a rule behind a number was kept.
  func hasRead(behind number: Int) -> Bool {
    held.contains { $0 > number } || shadows.contains { $0 > number }
  }

  /// What a condition on a higher level sees of an attribute.
  func value(of attribute: Attribute, in engine: DecisionEngine) -> FieldValue {
    let rules = engine.ruleSet.contents.rules
    switch attribute {
    case .customerType: return .text(customerType.value)
    case .customerTier: return customerTier.map { .text($0.value) } ?? .missing
    case .category: return .text(category.value)
    case .intent: return .text(intent.value)
    case .urgency:
      return .text(engine.ruleSet.name(of: floor?.to ?? raise?.to ?? urgency.value))
    case .skills: return .list(skills.map(FieldValue.text))
    case .effort: return effort.map { .number(String($0.value)) } ?? .missing
    case .team: return .text(team.value)
    case .assignee: return text(.assignee, rules) { $0.assignee }
    case .strategy: return text(.strategy, rules) { $0.strategy?.name }
    case .escalation: return text(.escalation, rules) { $0.escalation }
    case .raiseUrgency, .tags, .notify: return .missing
    }
  }

  private func text(
    _ attribute: Attribute, _ rules: [Rule], _ value: (Outcome) -> String?
  ) -> FieldValue {
    winner(of: attribute).flatMap { value(rules[$0].outcome) }.map(FieldValue.text) ?? .missing
  }

  /// The finished decision.
  consuming func decision(of engine: DecisionEngine) -> Decision {
    let ruleSet = engine.ruleSet
    var decision = Decision(
      request: subject.settled, customerType: customerType, category: category, intent: intent,
      baseUrgency: urgency, team: team)
    decision.fills = fills
    decision.customer = subject.customer
    decision.customerTier = customerTier
    decision.raise = raise
    decision.floor = floor
    decision.safety = safety
    decision.signals = signals
    decision.skills = skills
    decision.effort = effort
    decision.assignee = decided(.assignee, ruleSet) { $0.assignee }
    decision.strategy = decided(.strategy, ruleSet) { $0.strategy }
    decision.escalation = decided(.escalation, ruleSet) { $0.escalation }
    decision.tags = words(.tags, ruleSet, { $0.tags }, { $0.tags })
    decision.notify = words(.notify, ruleSet, { $0.notify }, { $0.notify })
    decision.held = held
    decision.shadows = shadows
    return decision
  }

  @inline(__always)
  private func decided<Value>(
    _ attribute: Attribute, _ ruleSet: RuleSet, _ value: (Outcome) -> Value?
  ) -> Decided<Value>? {
    guard let rule = winner(of: attribute) else { return nil }
    return value(ruleSet.contents.rules[rule].outcome).map { Decided($0, by: .rule(rule)) }
  }

  /// What rules that hold and safety entries add up to, each word once.
  @inline(__always)
  private func words(
    _ attribute: Attribute, _ ruleSet: RuleSet, _ ofRule: (Outcome) -> [String],
    _ ofEntry: (SafetyEntry) -> [String]
  ) -> [String] {
    var words = WordList()
    for rule in held where ruleSet.plans[rule].sets(attribute) {
      words.add(ofRule(ruleSet.contents.rules[rule].outcome))
    }
    for number in safety { words.add(ofEntry(ruleSet.contents.safety[number])) }
    return words.all
  }
}
