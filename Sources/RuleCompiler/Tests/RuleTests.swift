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
  /// The fields that expectations and invariants look at, all of them known at the end.
  var fields = FieldTable(filled: [])

  /// Nothing must hold.
  init() {}
}

/// A request and what is expected of its decision.
package struct RuleTest: Sendable {
  /// Unique among tests.
  package let id: String
  /// Where it stands.
  package let place: Place
  /// When it is decided; nil is the default time.
  package let at: Timestamp?
  /// The request as it would come in: a mapping, or a text, which is its description.
  package let request: Node
  /// How many open tickets assignees have before, by id.
  package let workload: [String: Int]
  /// What is expected, entry by entry.
  package let expectations: [Expectation]
}

/// A request for which a rule must hold, or must not.
package struct RuleExample: Sendable {
  /// The rule's number.
  package let rule: Int
  /// Where it stands.
  package let place: Place
  /// A text, which is the description, or a whole request as a mapping.
  package let request: Node
  /// Whether the rule must hold for it.
  package let matches: Bool
}

/// What must hold of every decision for which something holds.
package struct Invariant: Sendable {
  /// Unique among invariants.
  package let id: String
  /// Where it stands.
  package let place: Place
  /// Of which decisions.
  package let when: Formula
  /// What must hold of them.
  package let must: Formula
  /// `must` as it is written.
  package let written: String
}

/// One entry of `expect`.
package struct Expectation: Sendable {
  /// What an expectation is about.
  package enum Subject: Sendable {
    /// A field as conditions know it, with what it must satisfy.
    case field(FieldPath, Formula)
    /// Something of the assignment, with its value; nil for none.
    case assignment(AssignmentPart, String?)
    /// A promise, with its moment; nil for none.
    case target(Target, Timestamp?)
  }

  /// What is known of an assignment.
  package enum AssignmentPart: String, CaseIterable, Sendable {
    case state, assignee, kind, team, reason
  }

  /// What is looked at.
  package let subject: Subject
  /// Its name as written.
  package let name: String
  /// What was expected, as written.
  package let written: String
  /// Whether it must not hold.
  package let isNegated: Bool
  /// Where it stands.
  package let place: Place
}
