import Matching

extension Formula {
  /// Its conditions in written order.
  var conditions: [Condition] {
    switch self {
    case .always: []
    case .condition(let condition): [condition]
    case .all(let parts), .any(let parts): parts.flatMap(\.conditions)
    case .not(let part): part.conditions
    }
  }

  /// The same with another formula in the place of a condition, or without it.
  func replacing(condition target: Int, by replacement: Formula?) -> Formula {
    var next = 0
    return rewritten(&next, target, replacement) ?? .always
  }

  /// Nil where nothing is left.
  private func rewritten(
    _ next: inout Int, _ target: Int, _ replacement: Formula?
  ) -> Formula? {
    switch self {
    case .always: return self
    case .condition:
      defer { next += 1 }
      return next == target ? replacement : self
    case .all(let parts):
      let kept = Self.rewritten(parts, &next, target, replacement)
      return kept.isEmpty && !parts.isEmpty ? nil : .all(kept)
    case .any(let parts):
      let kept = Self.rewritten(parts, &next, target, replacement)
      return kept.isEmpty && !parts.isEmpty ? nil : .any(kept)
    case .not(let part): return part.rewritten(&next, target, replacement).map { .not($0) }
    }
  }

  private static func rewritten(
    _ parts: [Formula], _ next: inout Int, _ target: Int, _ replacement: Formula?
  ) -> [Formula] {
    var kept: [Formula] = []
    for part in parts {
      if let part = part.rewritten(&next, target, replacement) { kept.append(part) }
    }
    return kept
  }
}

extension Condition {
  /// As it is told to people: field, operator, operand.
  func shown(_ field: String) -> String { "\(field) \(criterion.name) \(criterion.written)" }
}
