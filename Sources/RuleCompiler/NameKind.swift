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
}
