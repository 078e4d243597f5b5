import Diagnostics
import Matching
import Triage

/// Holds expectations and invariants against decisions, with the conditions' own semantics.
struct DecisionJudge {
  private let fields: FieldTable
  private let evaluation: Evaluation
  private var formulas: [Formula: FormulaID] = [:]

  private static let round = Attribute.highestLevel + 1

  /// Compiles all formulas of the tests into one matcher.
  init(_ tests: RuleTests) {
    fields = tests.fields
    var builder = MatcherBuilder(fieldRounds: fields.rounds)
    let expected = tests.tests.flatMap(\.expectations).compactMap(\.formula)
    for formula in expected + tests.invariants.flatMap({ [$0.when, $0.must] })
    where formulas[formula] == nil {
      formulas[formula] = builder.add(formula, round: Self.round)
    }
    evaluation = Evaluation(builder.build())
  }

  /// The expectations that do not hold.
  func failures(
    of expectations: [Expectation], in outcome: DecidedOutcome, by ruleSet: RuleSet
  ) -> [RuleTestResult.Failure] {
    load(outcome.decision, ruleSet)
    return expectations.compactMap { expectation in
      let (holds, actual) = standing(of: expectation, in: outcome, by: ruleSet)
      guard holds == expectation.isNegated else { return nil }
      let expected = expectation.isNegated ? "not \(expectation.written)" : expectation.written
      return RuleTestResult.Failure(
        name: expectation.name, expected: expected, actual: actual, place: expectation.place)
    }
  }

  /// Whether an invariant is about a decision and does not hold of it.
  func isBroken(_ invariant: Invariant, by decision: Decision, _ ruleSet: RuleSet) -> Bool {
    load(decision, ruleSet)
    return holds(invariant.when) && !holds(invariant.must)
  }

  /// What a decision says of the fields that a formula reads.
  func values(in formula: Formula, of decision: Decision, _ ruleSet: RuleSet) -> String {
    formula.fieldNumbers.map { number in
      let path = fields.path(of: number)
      return "\(path.text): \(decision.value(of: path, by: ruleSet).shown)"
    }.joined(separator: ", ")
  }

  private func standing(
    of expectation: Expectation, in outcome: DecidedOutcome, by ruleSet: RuleSet
  ) -> (holds: Bool, actual: String) {
    switch expectation.subject {
    case .field(let path, let formula):
      return (holds(formula), outcome.decision.value(of: path, by: ruleSet).shown)
    case .assignment(let part, let value):
      let actual = outcome.assignment.text(of: part)
      return (actual == value, actual ?? "nothing")
    case .target(let target, let due):
      let actual = outcome.promises.first { $0.target == target }?.due
      return (actual == due, actual?.text(in: ruleSet.contents.zone) ?? "nothing")
    }
  }

  private func holds(_ formula: Formula) -> Bool {
    formulas[formula].map(evaluation.holds) ?? false
  }

  private func load(_ decision: Decision, _ ruleSet: RuleSet) {
    evaluation.begin()
    let rounds = fields.rounds
    for round in 0...Self.round {
      for (number, field) in fields.fields.enumerated() where rounds[number] == round {
        evaluation.set(
          decision.value(of: field.path, by: ruleSet), for: FieldID(rawValue: number))
      }
      evaluation.enter(round: round)
    }
  }
}

extension Expectation {
  /// What the matcher must know.
  fileprivate var formula: Formula? {
    switch subject {
    case .field(_, let formula): formula
    case .assignment, .target: nil
    }
  }
}

extension Formula {
  /// The fields that it reads, each once.
  fileprivate var fieldNumbers: [FieldID] {
    var seen: Set<FieldID> = []
    return allFields.filter { seen.insert($0).inserted }
  }

  private var allFields: [FieldID] {
    switch self {
    case .always: []
    case .condition(let condition): [condition.field]
    case .all(let parts), .any(let parts): parts.flatMap(\.allFields)
    case .not(let part): part.allFields
    }
  }
}

extension Assignment {
  /// A part by its name; nil where there is none.
  fileprivate func text(of part: Expectation.AssignmentPart) -> String? {
    switch part {
    case .state: (chosen == nil ? AssignmentState.waiting : .dispatched).rawValue
    case .assignee: chosen?.assignee
    case .kind: chosen?.kind.rawValue
    case .team: chosen?.team
    case .reason: reason
    }
  }
}

extension FieldValue {
  /// For people: as written, lists in brackets.
  fileprivate var shown: String {
    switch self {
    case .missing: "nothing"
    case .list(let elements): "[" + elements.map(\.shown).joined(separator: ", ") + "]"
    case .instant(let milliseconds): Timestamp(milliseconds: milliseconds).description
    case .text, .number, .bool: text ?? "nothing"
    }
  }
}
