package import Diagnostics

/// What became of one rule from one folder to another.
package struct RuleChange: Sendable {
  /// What can become of it.
  package enum Kind: String, CaseIterable, Sendable {
    case added, removed, moved, changed
  }

  /// A part of a rule that says something else.
  package struct Part: Sendable {
    /// Its name, such as `then.urgency`.
    package let name: String
    /// In the old folder; nil where it is not said there.
    package let from: String?
    /// In the new one.
    package let to: String?
  }

  /// What became of it.
  package let kind: Kind
  /// The id of the rule.
  package let rule: String
  /// Where it stands in the new folder, or stood in the old one.
  package let place: String
  /// What is said otherwise, of a changed rule.
  package let parts: [Part]
}

/// An attribute that requests get another value of.
package struct DecisionChange: Sendable {
  /// The attribute.
  package let attribute: String
  /// By the old rules.
  package let from: String
  /// By the new rules.
  package let to: String
  /// How many of the requests.
  package let count: Int
  /// One of them, with its time, as a test has it.
  package let example: JSONValue
}
