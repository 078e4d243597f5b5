/// Collects formulas, then compiles them into one matcher.
package struct MatcherBuilder: ~Copyable {
  private var formulas: [Formula] = []

  /// A builder for subjects whose field i becomes known in round `fieldRounds[i]`.
  package init(fieldRounds: [Int]) {}

  /// Takes a formula that is asked in a round and reads only fields known by then.
  package mutating func add(_ formula: Formula, round: Int) -> FormulaID {
    formulas.append(formula)
    return FormulaID(rawValue: formulas.count - 1)
  }

  /// Compiles what was added.
  package consuming func build() -> Matcher { Matcher() }
}
