import Matching
import Triage

/// The ways in which one condition of a rule can be slightly wrong.
struct ConditionMutants {
  private let rule: Int
  private let formula: Formula
  private let fields: FieldTable

  /// Looks at the condition of a rule.
  init(_ rule: Int, _ contents: RuleSetContents) {
    self.rule = rule
    formula = contents.rules[rule].condition
    fields = contents.fields
  }

  /// Every condition in turn: without it, negated, without one of its operands, with its bound
  /// shifted.
  var all: [Mutant] {
    formula.conditions.enumerated().flatMap { number, condition in
      mutants(of: condition, number)
    }
  }

  private func mutants(of condition: Condition, _ number: Int) -> [Mutant] {
    let shown = condition.shown(fields.path(of: condition.field).text)
    let plain = Formula.condition(condition)
    var mutants = [
      mutant(number, nil, nil, "without '\(shown)'"),
      mutant(number, .not(plain), nil, "with '\(shown)' negated"),
    ]
    for (operand, variant) in condition.criterion.withoutOneOperand.enumerated() {
      let name = "\(fields.path(of: condition.field).text) \(condition.criterion.name)"
      var mutant = mutant(
        number, condition.asking(variant.criterion), operand, "'\(name)' without '\(variant.left)'")
      mutant?.isOfOneWord = condition.criterion.looksForWords
      mutants.append(mutant)
    }
    if let shifted = condition.criterion.shifted {
      mutants.append(
        mutant(number, condition.asking(shifted.criterion), nil, "'\(shown)' as \(shifted.words)"))
    }
    return mutants.compactMap(\.self)
  }

  private func mutant(
    _ number: Int, _ replacement: Formula?, _ operand: Int?, _ words: String
  ) -> Mutant? {
    let changed = formula.replacing(condition: number, by: replacement)
    guard changed != formula else { return nil }
    return Mutant(
      rule: rule, change: .condition(changed, number: number, operand: operand), words: words)
  }
}

extension Condition {
  /// The same field, asked otherwise.
  fileprivate func asking(_ criterion: Criterion) -> Formula {
    .condition(Condition(field: field, criterion: criterion, exact: exact))
  }
}

extension Criterion {
  /// The same without each of its operands in turn, where there are several.
  fileprivate var withoutOneOperand: [(criterion: Criterion, left: String)] {
    switch self {
    case .equals(let operands):
      without(operands, \.written, Criterion.equals)
    case .contains(let phrases): without(phrases, \.written, Criterion.contains)
    case .containsAll(let phrases): without(phrases, \.written, Criterion.containsAll)
    case .lacks(let phrases): without(phrases, \.written, Criterion.lacks)
    case .startsWith(let texts): without(texts, \.self, Criterion.startsWith)
    case .endsWith(let texts): without(texts, \.self, Criterion.endsWith)
    case .ranked, .matches, .compare, .during, .outside, .inList, .notInList, .exists: []
    }
  }

  /// Whether it has words of which one does, as many as come to mind: no admin tests each of them.
  fileprivate var looksForWords: Bool {
    switch self {
    case .contains, .lacks, .startsWith, .endsWith: true
    case .equals, .ranked, .containsAll, .matches, .compare, .during, .outside, .inList,
      .notInList, .exists:
      false
    }
  }

  private func without<Part>(
    _ parts: [Part], _ written: (Part) -> String, _ make: ([Part]) -> Criterion
  ) -> [(criterion: Criterion, left: String)] {
    guard parts.count > 1 else { return [] }
    return parts.indices.map { index in
      var rest = parts
      let left = rest.remove(at: index)
      return (make(rest), written(left))
    }
  }

  /// The same with the bound itself on its other side.
  fileprivate var shifted: (criterion: Criterion, words: String)? {
    switch self {
    case .compare(let comparison, let bound):
      return (.compare(comparison.shifted, bound), comparison.shifted.rawValue)
    case .ranked(let comparison, let written, let names):
      let shifted = comparison.shifted
      let others = names.filter { $0 != written }
      let isIn = others.count < names.count
      return (
        .ranked(shifted, written: written, names: isIn ? others : names + [written]),
        shifted.rawValue
      )
    case .equals, .contains, .containsAll, .lacks, .matches, .startsWith, .endsWith, .during,
      .outside, .inList, .notInList, .exists:
      return nil
    }
  }
}

extension Comparison {
  /// The same bound, but for the bound itself.
  fileprivate var shifted: Comparison {
    switch self {
    case .atLeast: .moreThan
    case .moreThan: .atLeast
    case .atMost: .lessThan
    case .lessThan: .atMost
    }
  }
}
