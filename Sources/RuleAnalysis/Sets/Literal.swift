import Matching

/// A condition, or its opposite, as a choice of sets: the value lies in one of them, or in none.
struct Literal: Hashable {
  /// Which field is looked at.
  let field: FieldID
  /// The sets.
  let alternatives: [Alternative]
  /// Whether the value lies in none of them.
  let isNegated: Bool
  /// Which condition of the formula it comes from, in written order.
  var origin = 0

  /// A choice of sets, or its opposite.
  init(_ field: FieldID, _ alternatives: [Alternative], isNegated: Bool = false) {
    self.field = field
    self.alternatives = alternatives
    self.isNegated = isNegated
  }

  /// What holds where this does not.
  var opposite: Literal {
    var literal = Literal(field, alternatives, isNegated: !isNegated)
    literal.origin = origin
    return literal
  }
}

/// What must hold together.
typealias Conjunction = [Literal]

/// Turns formulas into choices of conjunctions.
struct NormalForm {
  /// Beyond this many conjunctions nothing is said about a formula.
  static let limit = 48

  /// What is known of the fields.
  let knowledge: FieldKnowledge
  private var origin = 0

  /// Nothing read yet.
  init(_ knowledge: FieldKnowledge) { self.knowledge = knowledge }

  /// The conjunctions one of which holds where the formula does; nil beyond the limit.
  static func of(_ formula: Formula, _ knowledge: FieldKnowledge) -> [Conjunction]? {
    var form = NormalForm(knowledge)
    return form.terms(formula, isNegated: false)
  }

  private mutating func terms(_ formula: Formula, isNegated: Bool) -> [Conjunction]? {
    switch formula {
    case .always: return isNegated ? [] : [[]]
    case .not(let part): return terms(part, isNegated: !isNegated)
    case .condition(let condition):
      defer { origin += 1 }
      return knowledge.terms(condition, isNegated: isNegated).map { term in
        term.map { literal in
          var literal = literal
          literal.origin = origin
          return literal
        }
      }
    case .all(let parts): return join(parts, isNegated, all: !isNegated)
    case .any(let parts): return join(parts, isNegated, all: isNegated)
    }
  }

  /// Every part is read, so that the conditions keep their numbers.
  private mutating func join(
    _ parts: [Formula], _ isNegated: Bool, all: Bool
  ) -> [Conjunction]? {
    var joined: [Conjunction]? = all ? [[]] : []
    for part in parts {
      let next = terms(part, isNegated: isNegated)
      guard let before = joined, let next else {
        joined = nil
        continue
      }
      let result = all ? before.flatMap { left in next.map { left + $0 } } : before + next
      joined = result.count <= Self.limit ? result : nil
    }
    return joined
  }
}
