/// What became of all slight changes of the rules.
package struct MutationResult: Sendable {
  /// A change that no test, example or invariant noticed.
  package struct Survivor: Hashable, Sendable {
    /// The id of the changed rule.
    package let rule: String
    /// Where the changed thing stands.
    package let place: String
    /// What was changed.
    package let change: String
  }

  /// Changes of one kind.
  package struct Tally: Sendable {
    /// How many were noticed, of all.
    package let noticed: Share
    /// The others, in the order of the rules.
    package let survivors: [Survivor]
  }

  /// Changes of conditions and outcomes: the score.
  package let changes: Tally
  /// One word fewer of the many that a condition looks for. Counted by themselves: whoever tests
  /// each word of a list only writes the list twice.
  package let words: Tally
}
