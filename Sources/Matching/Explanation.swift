// Why formulas hold or do not, told from the same answers.
extension Evaluation {
  /// Why a formula holds, in written order; empty where it does not.
  package func evidence(_ id: FormulaID) -> [Evidence] {
    guard holds(id) else { return [] }
    let explained = explain(id)
    return reasons(explained, holding: true).compactMap { condition in
      explain(condition.condition, isNegated: condition.isNegated)
    }.flatMap(\.self)
  }

  /// The first condition, in written order, that keeps a formula from holding; nothing where it
  /// holds, or where nothing could make it hold.
  package func failure(_ id: FormulaID) -> FailedCondition? {
    guard !holds(id) else { return nil }
    return reasons(explain(id), holding: false).first.map { reason in
      FailedCondition(
        field: reason.condition.field, operatorName: reason.condition.criterion.name,
        operand: reason.condition.criterion.written,
        actual: value(of: reason.condition.field), isNegated: reason.isNegated)
    }
  }

  /// What the named groups of the formula's own expressions caught, in written order; of a list,
  /// in the first element that matches.
  package func captures(_ id: FormulaID) -> [Capture] {
    guard holds(id) else { return [] }
    return reasons(explain(id), holding: true).flatMap { reason -> [Capture] in
      guard case .matches(let pattern) = reason.condition.criterion, !reason.isNegated else {
        return []
      }
      return captures(of: pattern, in: value(of: reason.condition.field))
    }
  }

  /// A formula with the answers to its conditions.
  private indirect enum Explained {
    case condition(Condition, holds: Bool)
    case all([Explained])
    case any([Explained])
    case not(Explained)

    var holds: Bool {
      switch self {
      case .condition(_, let holds): holds
      case .all(let parts): parts.allSatisfy(\.holds)
      case .any(let parts): parts.contains(where: \.holds)
      case .not(let part): !part.holds
      }
    }
  }

  /// A condition that made a formula hold or fail.
  private struct Reason {
    let condition: Condition
    let isNegated: Bool
  }

  private func explain(_ id: FormulaID) -> Explained {
    var conditions = matcher.conditions[id.rawValue][...]
    return explain(matcher.formulas[id.rawValue], &conditions)
  }

  private func explain(_ formula: Formula, _ conditions: inout ArraySlice<UInt32>) -> Explained {
    switch formula {
    case .always: return .all([])
    case .condition(let condition):
      return .condition(condition, holds: holds(condition: conditions.removeFirst()))
    case .all(let parts): return .all(parts.map { explain($0, &conditions) })
    case .any(let parts): return .any(parts.map { explain($0, &conditions) })
    case .not(let part): return .not(explain(part, &conditions))
    }
  }

  /// The conditions that settle whether a formula holds: all of an `all` that does, the first one
  /// of an `any` that does, and the other way round where they do not.
  private func reasons(
    _ explained: Explained, holding: Bool, isNegated: Bool = false
  ) -> [Reason] {
    switch explained {
    case .condition(let condition, _): [Reason(condition: condition, isNegated: isNegated)]
    case .not(let part): reasons(part, holding: !holding, isNegated: !isNegated)
    case .all(let parts):
      (holding ? parts : Array(parts.filter { !$0.holds }.prefix(1))).flatMap {
        reasons($0, holding: holding, isNegated: isNegated)
      }
    case .any(let parts):
      (holding ? Array(parts.filter(\.holds).prefix(1)) : parts).flatMap {
        reasons($0, holding: holding, isNegated: isNegated)
      }
    }
  }
}

// The places in the texts.
extension Evaluation {
  private func explain(_ condition: Condition, isNegated: Bool) -> [Evidence] {
    let value = value(of: condition.field)
    let findings =
      isNegated ? [] : Findings(condition, in: value).all
    guard findings.isEmpty else {
      return findings.map { finding in
        Evidence(
          field: condition.field, operatorName: condition.criterion.name,
          operand: finding.operand, found: finding.found, element: finding.element,
          actual: finding.actual, isNegated: false)
      }
    }
    return [
      Evidence(
        field: condition.field, operatorName: condition.criterion.name,
        operand: condition.criterion.written, found: nil, element: nil, actual: value,
        isNegated: isNegated)
    ]
  }

  private func captures(of pattern: Pattern, in value: FieldValue) -> [Capture] {
    var captures: [Capture] = []
    _ = value.firstElement { element, _ in
      guard let text = element.text, let match = OriginalMatch(pattern, in: text) else {
        return false
      }
      captures = match.captures
      return true
    }
    return captures
  }
}
