/// Lowered formulas as chains of questions: each tells where to go on for either answer.
struct Program {
  /// Ask the atom, then go to one of two steps.
  struct Step: BitwiseCopyable, Sendable {
    var atom: UInt32
    var onTrue: Int32
    var onFalse: Int32
  }

  /// Where a chain ends that holds.
  static let holds: Int32 = -1
  /// Where a chain ends that does not hold.
  static let fails: Int32 = -2

  /// All chains' steps.
  private(set) var steps: [Step] = []

  /// Adds a formula's chain and tells where it begins.
  mutating func add(_ formula: Lowered) -> Int32 {
    add(formula, onTrue: Self.holds, onFalse: Self.fails)
  }

  private mutating func add(_ formula: Lowered, onTrue: Int32, onFalse: Int32) -> Int32 {
    switch formula {
    case .atom(let atom):
      steps.append(Step(atom: atom, onTrue: onTrue, onFalse: onFalse))
      return Int32(steps.count - 1)
    case .all(let parts):
      return parts.reversed().reduce(onTrue) { add($1, onTrue: $0, onFalse: onFalse) }
    case .any(let parts):
      return parts.reversed().reduce(onFalse) { add($1, onTrue: onTrue, onFalse: $0) }
    case .not(let part):
      return add(part, onTrue: onFalse, onFalse: onTrue)
    }
  }
}
