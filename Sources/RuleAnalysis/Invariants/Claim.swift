import Matching
import RuleCompiler
import Triage

/// An invariant with its fields numbered as those of the rules.
struct Claim {
  /// As the folder has it.
  let invariant: Invariant
  /// Of which decisions.
  let when: Formula
  /// What must hold of them.
  let must: Formula

  /// Finds out which fields are meant from where they are written; nil where that fails.
  init?(_ invariant: Invariant, _ source: FolderSource, fields: inout FieldTable) {
    guard let entry = source.entry(withIDAt: invariant.place, under: "invariants"),
      let when = entry["when"], let must = entry["must"],
      let whenPaths = Self.paths(invariant.when, when),
      let mustPaths = Self.paths(invariant.must, must)
    else { return nil }
    let paths = whenPaths.merging(mustPaths) { first, _ in first }
    var numbers: [FieldID: FieldID] = [:]
    for (number, path) in paths.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      numbers[number] = fields.number(of: path, inRound: Attribute.highestLevel + 1)
    }
    self.invariant = invariant
    self.when = invariant.when.renumbered(numbers)
    self.must = invariant.must.renumbered(numbers)
  }

  private static func paths(_ formula: Formula, _ written: Located) -> [FieldID: FieldPath]? {
    let places = ConditionPlaces(of: formula, under: written).all
    let conditions = formula.conditions
    guard places.count == conditions.count else { return nil }
    var paths: [FieldID: FieldPath] = [:]
    for (condition, place) in zip(conditions, places) {
      guard let path = place.path else { return nil }
      paths[condition.field] = path
    }
    return paths
  }
}

extension Formula {
  /// The same on other numbers of fields.
  fileprivate func renumbered(_ numbers: [FieldID: FieldID]) -> Formula {
    switch self {
    case .always: .always
    case .condition(let condition):
      .condition(
        Condition(
          field: numbers[condition.field] ?? condition.field, criterion: condition.criterion,
          exact: condition.exact))
    case .all(let parts): .all(parts.map { $0.renumbered(numbers) })
    case .any(let parts): .any(parts.map { $0.renumbered(numbers) })
    case .not(let part): .not(part.renumbered(numbers))
    }
  }
}
