/// How soon something must be done: one level of the ordered vocabulary.
package struct Urgency: Hashable, Sendable {
  /// The name that rules use.
  package var id: String
  /// The promises that go with it.
  package var targets: Targets

  /// Takes a name and its promises.
  package init(id: String, targets: Targets) {
    self.id = id
    self.targets = targets
  }
}

/// A level of urgency by its place in the vocabulary; 0 is the most urgent.
package struct UrgencyLevel: Hashable, Comparable, Sendable {
  /// The place in the vocabulary, from the most urgent.
  package var rank: Int

  /// Takes the place in the vocabulary.
  package init(rank: Int) { self.rank = rank }

  /// The level that nothing can undercut.
  package static let most = UrgencyLevel(rank: 0)

  /// Whether the left one is less urgent.
  package static func < (left: UrgencyLevel, right: UrgencyLevel) -> Bool {
    left.rank > right.rank
  }

  /// Whole steps more urgent, stopping at `bound`; never less urgent than before.
  package func raised(by steps: Int, stoppingAt bound: UrgencyLevel) -> UrgencyLevel {
    guard self < bound else { return self }
    return UrgencyLevel(rank: Swift.max(bound.rank, rank - Swift.min(steps, rank)))
  }
}
