/// One subject on its way through a matcher: scratch that is used again and again, one a worker.
///
/// `begin`, then for each round `set` of what is known now, `enter`, and the questions.
package final class Evaluation {
  private let matcher: Matcher

  /// Scratch for subjects of one matcher.
  package init(_ matcher: Matcher) {
    self.matcher = matcher
  }

  /// Forgets the last subject.
  package func begin() {}

  /// Gives a field its value, before the field's round is entered.
  package func set(_ value: FieldValue, for field: FieldID) {}

  /// Makes the fields of a round known; those without a value are missing.
  package func enter(round: Int) {}

  /// Names, in ascending order, the formulas of a round that can hold at all.
  package func forEachCandidate(in round: Int, _ body: (FormulaID) -> Void) {}

  /// Names, in ascending order, the formulas of a round that hold.
  package func forEachHolding(in round: Int, _ body: (FormulaID) -> Void) {
    forEachCandidate(in: round) { if holds($0) { body($0) } }
  }

  /// Whether a formula holds; candidate or not, of any round that was entered.
  package func holds(_ id: FormulaID) -> Bool { false }

  /// Why a formula holds, in written order; empty where it does not.
  package func evidence(_ id: FormulaID) -> [Evidence] { [] }

  /// The first condition, in written order, that keeps a formula from holding.
  package func failure(_ id: FormulaID) -> FailedCondition? { nil }

  /// What the named groups of the formula's own expressions caught.
  package func captures(_ id: FormulaID) -> [Capture] { [] }
}
