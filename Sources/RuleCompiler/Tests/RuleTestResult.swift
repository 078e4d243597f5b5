package import Diagnostics

/// What became of one test, example or invariant.
package struct RuleTestResult: Hashable, Sendable {
  /// What can be run.
  package enum Kind: String, CaseIterable, Sendable {
    case test, example, invariant
  }

  /// Something that was not as expected.
  package struct Failure: Hashable, Sendable {
    /// What was looked at: an attribute, a rule, or the case that broke an invariant.
    package let name: String
    /// As it is written.
    package let expected: String
    /// What it was instead.
    package let actual: String
    /// Where the expectation stands.
    package let place: Place
  }

  /// What was run.
  package let kind: Kind
  /// The id of the test or invariant; for an example its rule and side.
  package let name: String
  /// Where it stands.
  package let place: Place
  /// Empty where it passed.
  package var failures: [Failure]
  /// How sure it is beyond the requests that were run, in words; for invariants.
  package var certainty: String?

  init(_ kind: Kind, _ name: String, at place: Place, failures: [Failure]) {
    self.kind = kind
    self.name = name
    self.place = place
    self.failures = failures
  }

  /// Whether all was as expected.
  package var passed: Bool { failures.isEmpty }
}

/// Why a request of a test is none.
package struct UnreadableRequest: Error, Hashable, Sendable {
  /// In the words of the intake.
  package let reason: String

  /// Takes the intake's words.
  package init(reason: String) { self.reason = reason }
}

extension RuleTestResult.Failure {
  /// The intake would refuse the request of a test.
  static func unreadable(_ error: UnreadableRequest, _ place: Place) -> Self {
    Self(name: "request", expected: "a request", actual: error.reason, place: place)
  }
}
