package import Diagnostics
package import Matching
package import Triage
package import YAMLTree

/// What a rules folder says must hold of its own decisions.
package struct RuleTests: Sendable {
  /// Requests with what is expected of them, in order.
  package var tests: [RuleTest] = []
  /// Requests for which a rule must hold, or must not, in order of the rules.
  package var examples: [RuleExample] = []
  /// What must hold of every decision.
  package var invariants: [Invariant] = []

  /// Nothing must hold.
  package init() {}
}

/// A request and what is expected of its decision.
package struct RuleTest: Sendable {
  /// Unique among tests.
  package var id: String
  /// Where it stands.
  package var place: Place
  /// When it is decided; nil is the default time.
  package var at: Timestamp?
  /// The request as it would come in, as a mapping.
  package var request: Node
  /// What each assignee has in hand before, by id.
  package var workload: [String: Int]
  /// What is expected, with the text that it stands in.
  package var expect: Node
  /// The file that the nodes' spans belong to.
  package var path: String
}

/// A request for which a rule must hold, or must not.
package struct RuleExample: Sendable {
  /// The rule's number.
  package var rule: Int
  /// Where it stands.
  package var place: Place
  /// A text, which is the description, or a whole request as a mapping.
  package var request: Node
  /// Whether the rule must hold for it.
  package var matches: Bool
}

/// What must hold of every decision for which something holds.
package struct Invariant: Sendable {
  /// Unique among invariants.
  package var id: String
  /// Where it stands.
  package var place: Place
  /// Of which decisions.
  package var when: Formula
  /// What must hold of them.
  package var must: Formula
}
