import Diagnostics
import Matching
import Triage

/// Turns what stands under `when` into a formula.
struct ConditionReader {
  /// Where findings go and names are looked up.
  let draft: Draft
  /// What may be read.
  let rights: ReadingRights
  /// Named groups of the expressions that must match for the formula to hold.
  private(set) var groups: Set<String> = []
  private var isNegated = false

  init(_ draft: Draft, _ rights: ReadingRights) {
    self.draft = draft
    self.rights = rights
  }

  /// The formula; `always` stands in for what could not be read.
  mutating func formula(_ value: Value, fields: inout FieldTable) -> Formula {
    guard let entries = value.entries else {
      draft.report(.wrongKind(value, expected: "a mapping", of: "a condition of \(rights.owner)"))
      return .always
    }
    guard entries.count != 1 else { return entry(entries[0], &fields) }
    guard !entries.isEmpty else { return .always }
    return .all(entries.map { entry($0, &fields) })
  }

  private mutating func entry(
    _ entry: (key: Value, value: Value), _ fields: inout FieldTable
  ) -> Formula {
    let (key, value) = entry
    switch key.text {
    case "all": return .all(parts(key, value, &fields))
    case "any": return .any(parts(key, value, &fields))
    case "not":
      isNegated.toggle()
      defer { isNegated.toggle() }
      return .not(formula(value, fields: &fields))
    default: return field(key, value, &fields)
    }
  }

  private mutating func parts(
    _ key: Value, _ value: Value, _ fields: inout FieldTable
  ) -> [Formula] {
    guard let elements = value.elements else {
      draft.report(.wrongKind(value, expected: "a list", of: "'\(key.text ?? "")'"))
      return []
    }
    if elements.isEmpty { draft.report(.emptyList(value, "'\(key.text ?? "")'")) }
    return elements.map { formula($0, fields: &fields) }
  }

  private mutating func field(
    _ key: Value, _ value: Value, _ fields: inout FieldTable
  ) -> Formula {
    let name = key.text ?? ""
    guard let path = FieldPath(name) else {
      draft.report(.unknownField(key, name))
      return .always
    }
    if let objection = rights.objection(to: path, at: key) {
      draft.report(objection)
      return .always
    }
    if case .customer(let property) = path { draft.checkCustomer(property, key) }
    let number = fields.number(of: path, inRound: rights.round)
    let operators = OperatorReader(draft: draft, path: path, key: key)
    let conditions = operators.conditions(value, on: number).map { condition in
      guard path != .receivedAt, condition.criterion.asksTime else { return condition }
      let time = fields.number(of: path, inRound: rights.round, asTime: true)
      return Condition(field: time, criterion: condition.criterion, exact: condition.exact)
    }
    if !isNegated {
      for condition in conditions {
        if case .matches(let pattern) = condition.criterion { groups.formUnion(pattern.groupNames) }
      }
    }
    return conditions.count == 1
      ? .condition(conditions[0]) : .all(conditions.map(Formula.condition))
  }
}

extension Criterion {
  /// Whether only a time can satisfy it.
  fileprivate var asksTime: Bool {
    switch self {
    case .during, .outside: true
    case .compare(_, let bound):
      switch bound.limit {
      case .instant: true
      case .number: false
      }
    case .equals, .ranked, .contains, .containsAll, .lacks, .matches, .startsWith, .endsWith,
      .inList, .notInList, .exists:
      false
    }
  }
}
