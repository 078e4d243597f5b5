/// All formulas of a rule set as one structure that is only read.
package final class Matcher: Sendable {
  /// How many formulas there are.
  package let formulaCount: Int
  /// What is asked.
  let tables: MatcherTables
  /// Sorted bounds of numbers, by field.
  let numberBounds: [[ExactNumber]]
  /// Sorted bounds of moments, by field.
  let instantBounds: [[Int64]]
  /// Expressions, as atoms name them.
  let patterns: [Pattern]
  /// Calendars, as atoms name them.
  let timeSets: [TimeSet]
  /// Phrases that must stand in one element, as atoms name them.
  let groups: [NeedleGroup]
  /// The formulas as they came, for explanations.
  let formulas: [Formula]
  /// The conditions' numbers of each formula in written order.
  let conditions: [[UInt32]]
  private let arena: Arena

  /// Freezes what was compiled.
  init(_ compilation: MatcherCompilation) {
    formulaCount = compilation.drafts.count
    tables = MatcherTables(compilation)
    numberBounds = compilation.numberBounds
    instantBounds = compilation.instantBounds
    patterns = compilation.lowering.patterns
    timeSets = compilation.lowering.timeSets
    groups = compilation.lowering.groups
    formulas = compilation.drafts.map(\.formula)
    conditions = compilation.drafts.map(\.conditions)
    arena = compilation.arena
  }
}

/// An atom that is true where a field has no value.
struct Absence: BitwiseCopyable {
  /// Which field.
  let field: UInt32
  /// The round from which it is known.
  let round: UInt32
  /// What is true then.
  let atom: UInt32

  /// Those of all fields.
  static func all(_ plans: [FieldPlan], rounds: [Int]) -> [Absence] {
    plans.indices.filter { plans[$0].absent != FieldPlan.none }.map {
      Absence(field: UInt32($0), round: UInt32(rounds[$0]), atom: plans[$0].absent)
    }
  }
}

/// The frozen tables of a matcher, all of which its arena owns.
struct MatcherTables: BitwiseCopyable {
  /// The questions.
  let atoms: Frozen<Atom>
  /// What is done with each field.
  let plans: Frozen<FieldPlan>
  /// What is done with texts, as plans of fields name it.
  let forms: Frozen<FormPlan>
  /// When each field becomes known whose absence is asked for.
  let absences: Frozen<Absence>
  /// Chains of questions.
  let steps: Frozen<Program.Step>
  /// Where each formula's chain begins.
  let entries: Frozen<Int32>
  /// Where each condition's chain begins.
  let conditionEntries: Frozen<Int32>
  /// Places that each atom makes candidates.
  let triggered: Postings
  /// Places that are always candidates.
  let untriggered: Frozen<UInt32>
  /// The formula of each place.
  let formulaAtPlace: Frozen<UInt32>
  /// Where each round's places begin, and a last entry where they end.
  let roundStarts: Frozen<UInt32>

  /// Freezes what was compiled.
  init(_ compilation: MatcherCompilation) {
    let arena = compilation.arena
    var program = Program()
    entries = arena.freeze(compilation.drafts.map { program.add($0.lowered) })
    conditionEntries = arena.freeze(compilation.lowering.meanings.map { program.add($0) })
    steps = arena.freeze(program.steps)
    atoms = arena.freeze(compilation.atoms)
    let plans = compilation.plans()
    self.plans = arena.freeze(plans.fields)
    forms = arena.freeze(plans.forms)
    absences = arena.freeze(Absence.all(plans.fields, rounds: compilation.fieldRounds))
    triggered = Postings(compilation.triggered, keys: compilation.atoms.count, in: arena)
    untriggered = arena.freeze(compilation.untriggered.map(UInt32.init))
    formulaAtPlace = arena.freeze(compilation.order.map(UInt32.init))
    roundStarts = arena.freeze(
      [0] + compilation.rounds.map { UInt32($0.upperBound) })
  }
}

// All of it was written before the matcher existed and belongs to the matcher's arena.
extension MatcherTables: @unchecked Sendable {}
