/// The kinds of names that a rules folder gives to things, each with a space of its own.
package enum NameKind: String, CaseIterable, Sendable {
  case customerType = "customer type"
  case customerTier = "customer tier"
  case intent
  case site
  case urgency
  case category
  case team
  case assignee
  case calendar
  case escalation
  case list
  case source
  case customer
  case rule
  case test
  case invariant

  /// For messages: "a team", "an urgency".
  var withArticle: String {
    switch self {
    case .intent, .urgency, .assignee, .escalation, .invariant: "an \(rawValue)"
    case .customerType, .customerTier, .site, .category, .team, .calendar, .list, .source,
      .customer, .rule, .test:
      "a \(rawValue)"
    }
  }

  /// For messages about several.
  var plural: String {
    switch self {
    case .urgency: "urgencies"
    case .category: "categories"
    case .customerType, .customerTier, .intent, .site, .team, .assignee, .calendar, .escalation,
      .list, .source, .customer, .rule, .test, .invariant:
      rawValue + "s"
    }
  }

  /// The top-level key under which such names are given.
  var section: String {
    switch self {
    case .customerType: "customer_types"
    case .customerTier: "customer_value"
    case .intent, .site, .team, .calendar, .escalation, .list, .source, .customer, .rule, .test,
      .invariant:
      rawValue + "s"
    case .urgency: "urgencies"
    case .category: "categories"
    case .assignee: "staff' or 'subcontractors"
    }
  }
}
