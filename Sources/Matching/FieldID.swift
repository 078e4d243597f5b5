/// Which field of a subject a condition reads: a dense number given by the caller, from zero.
///
/// A field whose value changes between rounds (one that rules fill) is two fields: before and
/// after.
package struct FieldID: Hashable, Sendable {
  /// Position in `MatcherBuilder.init(fieldRounds:)`.
  package let rawValue: Int

  /// The field at a position of the builder's `fieldRounds`.
  package init(rawValue: Int) {
    self.rawValue = rawValue
  }
}

/// What `MatcherBuilder.add` hands out: dense, in the order of adding, from zero.
package struct FormulaID: Hashable, Comparable, Sendable {
  /// Position in the order of adding.
  package let rawValue: Int

  /// The formula that was added at this position.
  package init(rawValue: Int) {
    self.rawValue = rawValue
  }

  /// Earlier added comes first.
  package static func < (left: FormulaID, right: FormulaID) -> Bool {
    left.rawValue < right.rawValue
  }
}
