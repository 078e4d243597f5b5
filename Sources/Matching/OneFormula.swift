extension Formula {
  /// An evaluation that was asked for this formula alone, through the same tables as whole rule
  /// sets; the formula is `FormulaID(rawValue: 0)` in it. Fields are numbered from zero.
  package func evaluation(of values: [FieldValue]) -> Evaluation {
    var builder = MatcherBuilder(fieldRounds: values.map { _ in 0 })
    _ = builder.add(self, round: 0)
    let evaluation = Evaluation(builder.build())
    for (index, value) in values.enumerated() {
      evaluation.set(value, for: FieldID(rawValue: index))
    }
    evaluation.enter(round: 0)
    return evaluation
  }

  /// Whether it holds for a subject.
  package func holds(for values: [FieldValue]) -> Bool {
    evaluation(of: values).holds(FormulaID(rawValue: 0))
  }
}
