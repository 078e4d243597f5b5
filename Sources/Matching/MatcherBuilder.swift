/// Collects formulas, then compiles them into one matcher.
package struct MatcherBuilder: ~Copyable {
  private let fieldRounds: [Int]
  private var lowering: ConditionLowering
  private var drafts: [FormulaDraft] = []

  /// A builder for subjects whose field i becomes known in round `fieldRounds[i]`, from zero.
  package init(fieldRounds: [Int]) {
    self.fieldRounds = fieldRounds
    lowering = ConditionLowering(fields: fieldRounds.count)
  }

  /// Takes a formula that is asked in a round and reads only fields known by then.
  package mutating func add(_ formula: Formula, round: Int) -> FormulaID {
    var conditions: [UInt32] = []
    let lowered = lower(formula, &conditions)
    drafts.append(
      FormulaDraft(formula: formula, lowered: lowered, conditions: conditions, round: round))
    return FormulaID(rawValue: drafts.count - 1)
  }

  /// Compiles what was added.
  package consuming func build() -> Matcher {
    Matcher(
      MatcherCompilation(fieldRounds: fieldRounds, lowering: lowering, drafts: drafts))
  }

  private mutating func lower(_ formula: Formula, _ conditions: inout [UInt32]) -> Lowered {
    switch formula {
    case .always: return .all([])
    case .condition(let condition):
      let id = lowering.add(condition)
      conditions.append(id)
      return lowering.meanings[Int(id)]
    case .all(let parts):
      var lowered: [Lowered] = []
      for part in parts { lowered.append(lower(part, &conditions)) }
      return .all(lowered)
    case .any(let parts):
      var lowered: [Lowered] = []
      for part in parts { lowered.append(lower(part, &conditions)) }
      return .any(lowered)
    case .not(let part): return .not(lower(part, &conditions))
    }
  }
}

/// A formula that was added.
struct FormulaDraft {
  /// As it came.
  let formula: Formula
  /// Over atoms.
  let lowered: Lowered
  /// Its conditions' numbers in written order.
  let conditions: [UInt32]
  /// When it is asked.
  let round: Int
}
