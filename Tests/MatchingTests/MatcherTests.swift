import Testing

@testable import Matching

@Suite struct AMatcher {
  @Test(arguments: 0..<60)
  func agreesWithANaiveEvaluator(seed: UInt64) {
    var generator = Generator(seed: seed)
    var builder = MatcherBuilder(fieldRounds: Generator.fieldRounds)
    var formulas: [(formula: Formula, round: Int)] = []
    for _ in 0..<generator.pick([1, 3, 10, 100]) {
      let round = generator.number(below: 3)
      let formula = generator.formula(round: round)
      #expect(builder.add(formula, round: round).rawValue == formulas.count)
      formulas.append((formula, round))
    }
    let evaluation = Evaluation(builder.build())
    for subject in 0..<30 {
      let values = Generator.fieldRounds.map { _ in generator.value() }
      let naive = NaiveEvaluator(values: values)
      evaluation.begin()
      for round in 0..<3 {
        for field in values.indices where Generator.fieldRounds[field] == round {
          evaluation.set(values[field], for: FieldID(rawValue: field))
        }
        evaluation.enter(round: round)
        var holding: [Int] = []
        evaluation.forEachHolding(in: round) { holding.append($0.rawValue) }
        let expected = formulas.indices.filter {
          formulas[$0].round == round && naive.holds(formulas[$0].formula)
        }
        #expect(holding == expected, "seed \(seed), subject \(subject), values \(values)")
        if holding != expected {
          for index in Set(holding).symmetricDifference(expected) {
            Issue.record("\(formulas[index].formula)")
          }
        }
      }
      expectExplanations(evaluation, formulas.map(\.formula), naive)
    }
  }

  private func expectExplanations(
    _ evaluation: Evaluation, _ formulas: [Formula], _ naive: NaiveEvaluator
  ) {
    for (index, formula) in formulas.enumerated() {
      let id = FormulaID(rawValue: index)
      let holds = naive.holds(formula)
      #expect(evaluation.holds(id) == holds)
      #expect((evaluation.failure(id) == nil) == holds || "\(formula)".contains("always"))
      for evidence in evaluation.evidence(id) { expectPlace(evidence) }
      #expect(holds || evaluation.evidence(id).isEmpty)
    }
  }

  /// What a phrase's place points to folds to the phrase, or has it inside one composed scalar.
  private func expectPlace(_ evidence: Evidence) {
    guard evidence.operatorName == "contains", let found = evidence.found else { return }
    let text = Array(evidence.actual.text?.unicodeScalars ?? "".unicodeScalars)[found]
    let place = folded(String(String.UnicodeScalarView(text)))
    let phrase = folded((try? Phrase(evidence.operand).text) ?? "")
    #expect(place.contains(phrase) || phrase.isEmpty, "\(evidence)")
  }
}
