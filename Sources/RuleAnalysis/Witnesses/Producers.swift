import Matching
import Triage

/// One way to bring about that an attribute gets a value.
struct Production {
  /// What must hold in addition.
  var literals: Conjunction = []
  /// What the request must say in addition.
  var extras: [FieldPath: RequestValue] = [:]
}

/// Tells how requests get their attributes.
struct Producers {
  private let contents: RuleSetContents
  private let terms: [[Conjunction]?]
  private let knowledge: FieldKnowledge
  private let setters: [Attribute: [String: [Int]]]
  private let text: FieldID?

  /// More rules than these are not tried for one value.
  private static let triedRules = 4

  /// Indexes the rules by what they set.
  init(_ contents: RuleSetContents, _ terms: [[Conjunction]?], _ knowledge: FieldKnowledge) {
    self.contents = contents
    self.terms = terms
    self.knowledge = knowledge
    text = knowledge.fields.firstIndex { $0.path == .text }.map(FieldID.init(rawValue:))
    var setters: [Attribute: [String: [Int]]] = [:]
    for (number, rule) in contents.rules.enumerated() where rule.mode == .live {
      for (attribute, value) in rule.outcome.values(in: contents) {
        setters[attribute, default: [:]][value, default: []].append(number)
      }
    }
    self.setters = setters
  }

  /// Ways to a value, the simplest first.
  func ways(to attribute: Attribute, _ value: String) -> [Production] {
    let byRule = (setters[attribute]?[value] ?? []).prefix(Self.triedRules).flatMap { number in
      (terms[number] ?? []).prefix(2).map { Production(literals: $0) }
    }
    return preset(attribute, value) + byRule + byCategory(attribute, value)
  }

  /// What happens by itself, or because the sender says so.
  private func preset(_ attribute: Attribute, _ value: String) -> [Production] {
    switch attribute {
    case .customerType:
      let stated: [FieldPath: RequestValue] = [.request(.customerType): .text(value)]
      return value == "unknown" ? [Production()] : [Production(extras: stated)]
    case .customerTier:
      let record = contents.directory.records.first { $0.tier == value }
      return record.map { [Production(extras: [.request(.customerID): .text($0.id)])] } ?? []
    case .category:
      let isDefault = value == contents.defaults.category
      return (isDefault ? [Production()] : []) + signals(of: value)
    case .intent: return value == contents.defaults.intent ? [Production()] : []
    case .urgency:
      let floors = contents.safety.filter { contents.urgencies[$0.urgency.rank].id == value }
      let byFloor = floors.prefix(2).flatMap { entry in
        (NormalForm.of(entry.condition, knowledge) ?? []).prefix(1).map {
          Production(literals: $0)
        }
      }
      let isDefault = contents.urgencies[contents.defaults.urgency.rank].id == value
      return (isDefault ? [Production()] : []) + byFloor
    case .team: return value == contents.defaults.team ? [Production()] : []
    case .raiseUrgency, .skills, .effort, .assignee, .strategy, .escalation, .tags, .notify:
      return []
    }
  }

  /// The loudest phrase, where it is enough by itself.
  private func signals(of id: String) -> [Production] {
    guard let text, let category = contents.categories.first(where: { $0.id == id }) else {
      return []
    }
    let enough = category.signals.filter { $0.weight > category.threshold }
    return enough.sorted { $0.weight > $1.weight }.prefix(2).compactMap { signal in
      (try? Phrase(signal.phrase)).map { phrase in
        Production(literals: [Literal(text, [.phrase(PhraseForm(phrase, exact: false))])])
      }
    }
  }

  /// Through a category from which the value follows.
  private func byCategory(_ attribute: Attribute, _ value: String) -> [Production] {
    let categories = contents.categories.filter { category in
      switch attribute {
      case .intent: category.intent == value
      case .urgency: category.urgency.map { contents.urgencies[$0.rank].id } == value
      case .team: category.team == value
      case .skills: category.skills.contains(value)
      case .customerType, .customerTier, .category, .raiseUrgency, .effort, .assignee, .strategy,
        .escalation, .tags, .notify:
        false
      }
    }
    return categories.prefix(Self.triedRules).flatMap { ways(to: .category, $0.id).prefix(2) }
  }
}

extension Outcome {
  /// What it sets, by name; of numbers and fills nothing.
  func values(in contents: RuleSetContents) -> [(Attribute, String)] {
    var values: [(Attribute, String)] = []
    func add(_ attribute: Attribute, _ value: String?) {
      if let value { values.append((attribute, value)) }
    }
    add(.customerType, customerType)
    add(.customerTier, customerTier)
    add(.category, category)
    add(.intent, intent)
    add(.urgency, urgency.map { contents.urgencies[$0.rank].id })
    add(.team, team)
    add(.assignee, assignee)
    add(.strategy, strategy?.name)
    add(.escalation, escalation)
    for skill in skills { add(.skills, skill) }
    return values
  }
}
