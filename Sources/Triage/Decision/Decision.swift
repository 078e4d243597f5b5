/// What was concluded for one request: a function of the request, the rule set with its directory,
/// and the time, and of nothing else.
package struct Decision: Sendable {
  /// The request as it was decided on, with missing fields filled.
  package var request: Request
  /// Fields that rules filled, and which rule did.
  package var fills: [Filled] = []
  /// Who the directory says is asking.
  package var customer: CustomerRecord?
  /// Who is asking.
  package var customerType: Decided<String>
  /// The band of the customer's value, where somebody says.
  package var customerTier: Decided<String>?
  /// What it is about.
  package var category: Decided<String>
  /// What the customer wants by it.
  package var intent: Decided<String>
  /// How urgent it was before anything raised it.
  package var baseUrgency: Decided<UrgencyLevel>
  /// What raised the urgency, if anything did.
  package var raise: Adjustment?
  /// What lifted the urgency to the floor, if it lay below.
  package var floor: Adjustment?
  /// Every safety entry that held, by its number, whether or not it changed anything.
  package var safety: [Int] = []
  /// Every signal whose phrase occurred, by its number.
  package var signals: [Int] = []
  /// What whoever does it must be able to do, without doubles, the category's first.
  package var skills: [String] = []
  /// How long the work is expected to take, in minutes, where somebody says.
  package var effort: Decided<Int64>?
  /// Who does it.
  package var team: Decided<String>
  /// Which one of the team, where a rule says.
  package var assignee: Decided<String>?
  /// How one of the team is chosen, where a rule says; else the team's own way.
  package var strategy: Decided<Strategy>?
  /// The ladder, where a rule says; else the team's own.
  package var escalation: Decided<String>?
  /// Words for reports and assignees, without doubles.
  package var tags: [String] = []
  /// Who is told, without doubles.
  package var notify: [String] = []
  /// All rules that held and were live, by number, in order.
  package var held: [Int] = []
  /// Shadow rules that held, by number, in order.
  package var shadows: [Int] = []

  /// How urgent it is, all considered.
  package var urgency: UrgencyLevel { floor?.to ?? raise?.to ?? baseUrgency.value }
}

/// A value of an attribute, and who decided it.
package struct Decided<Value: Hashable & Sendable>: Hashable, Sendable {
  /// What was decided.
  package var value: Value
  /// By whom.
  package var by: Origin

  /// Takes a value and its origin.
  package init(_ value: Value, by origin: Origin) {
    self.value = value
    by = origin
  }
}

/// Who decided an attribute.
package enum Origin: Hashable, Sendable {
  /// The rule of this number.
  case rule(Int)
  /// What the directory knows of the customer.
  case directory
  /// What the sender said.
  case request
  /// The weights of the phrases that occurred.
  case signals
  /// What goes with the category.
  case category
  /// What holds where nothing else decides.
  case defaults

  /// The word for it in dispatch files; `nil` for a rule, which is named instead.
  package var word: String? {
    switch self {
    case .rule: nil
    case .directory: "directory"
    case .request: "request"
    case .signals: "signals"
    case .category: "category"
    case .defaults: "defaults"
    }
  }
}

/// A change of urgency after it was first decided.
package struct Adjustment: Hashable, Sendable {
  /// The number of the rule or of the safety entry that asked for it.
  package var by: Int
  /// How urgent it was before.
  package var from: UrgencyLevel
  /// How urgent it is since.
  package var to: UrgencyLevel

  /// Takes who changed it, from what, to what.
  package init(by: Int, from: UrgencyLevel, to: UrgencyLevel) {
    self.by = by
    self.from = from
    self.to = to
  }
}

/// A field that a rule filled.
package struct Filled: Hashable, Sendable {
  /// Which field.
  package var path: FieldPath
  /// With what.
  package var value: String
  /// The number of the rule.
  package var rule: Int
}
