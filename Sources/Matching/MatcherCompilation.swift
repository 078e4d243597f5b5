/// The way from collected formulas to frozen tables.
struct MatcherCompilation {
  /// Owner of the tables.
  let arena = Arena()
  /// When each field becomes known.
  let fieldRounds: [Int]
  /// What was collected.
  let lowering: ConditionLowering
  /// The formulas in the order of adding.
  let drafts: [FormulaDraft]
  /// Atoms with ranks.
  private(set) var atoms: [Atom]
  /// Sorted bounds of numbers, by field.
  private(set) var numberBounds: [[ExactNumber]] = []
  /// Sorted bounds of moments, by field.
  private(set) var instantBounds: [[Int64]] = []
  /// Formulas' numbers by round, then in the order of adding: their places.
  private(set) var order: [Int] = []
  /// Where each round's places are.
  private(set) var rounds: [Range<Int>] = []
  /// Formulas whose turn is whatever the fields say, by place.
  private(set) var untriggered: [Int] = []
  /// Places that each atom makes candidates.
  private(set) var triggered: [(key: Int, number: UInt32)] = []
  /// Places that stretches of numbers make candidates, by field.
  private var numberStretches: [[(ranks: ClosedRange<Int>, number: UInt32)]]
  /// Places that stretches of moments make candidates, by field.
  private var instantStretches: [[(ranks: ClosedRange<Int>, number: UInt32)]]

  /// Does all that comes before freezing.
  init(fieldRounds: [Int], lowering: ConditionLowering, drafts: [FormulaDraft]) {
    self.fieldRounds = fieldRounds
    self.lowering = lowering
    self.drafts = drafts
    atoms = lowering.atoms
    numberStretches = Array(repeating: [], count: fieldRounds.count)
    instantStretches = Array(repeating: [], count: fieldRounds.count)
    rankBounds()
    orderFormulas()
    chooseTriggers()
  }

  /// What is done with each field, and with the forms of its texts.
  func plans() -> (fields: [FieldPlan], forms: [FormPlan]) {
    var forms: [FormPlan] = []
    func place(_ draft: FormDraft) -> UInt32 {
      guard let form = FormPlan(draft, in: arena) else { return FieldPlan.none }
      forms.append(form)
      return UInt32(forms.count - 1)
    }
    let fields = lowering.fields.enumerated().map { index, draft in
      FieldPlan(
        folded: place(draft.folded), exact: place(draft.exact),
        numbers: draft.numbers.frozen(in: arena),
        numberRanges: RangeIndex(
          bounds: numberBounds[index].count, stretches: numberStretches[index], in: arena),
        instantRanges: RangeIndex(
          bounds: instantBounds[index].count, stretches: instantStretches[index], in: arena),
        present: draft.present ?? FieldPlan.none, absent: draft.absent ?? FieldPlan.none)
    }
    return (fields, forms)
  }

  private mutating func rankBounds() {
    for field in lowering.fields {
      numberBounds.append(rank(field.numberBounds))
      instantBounds.append(rank(field.instantBounds))
    }
  }

  private mutating func rank<Value>(_ draft: FieldDraft.BoundsDraft<Value>) -> [Value] {
    let bounds = draft.sorted()
    for compared in draft.atoms {
      let position = RangeIndex.rank(of: compared.bound, in: bounds) / 2
      let ranks = RangeIndex.ranks(compared.comparison, bound: position, of: bounds.count)
      atoms[Int(compared.atom)].first = UInt32(ranks.lowerBound)
      atoms[Int(compared.atom)].second = UInt32(ranks.upperBound)
    }
    return bounds
  }

  private mutating func orderFormulas() {
    let lastRound = max(drafts.map(\.round).max() ?? 0, fieldRounds.max() ?? 0)
    var byRound = [[Int]](repeating: [], count: lastRound + 1)
    for (index, draft) in drafts.enumerated() { byRound[draft.round].append(index) }
    for formulas in byRound {
      rounds.append(order.count..<order.count + formulas.count)
      order += formulas
    }
  }

  private mutating func chooseTriggers() {
    let choice = TriggerChoice(
      atoms: atoms, likelihoods: likelihoods(),
      numberSizes: numberBounds.map { 2 * $0.count + 1 },
      instantSizes: instantBounds.map { 2 * $0.count + 1 })
    for (place, formula) in order.enumerated() {
      guard let trigger = choice.trigger(of: drafts[formula].lowered) else {
        untriggered.append(place)
        continue
      }
      for key in trigger.keys { hang(place, on: key) }
    }
  }

  /// How often each atom is expected to be true. Of values that a field may equal, one that more
  /// formulas name is taken to be more frequent, and all rarer the more of them there are.
  private func likelihoods() -> [Double] {
    var uses = [Double](repeating: 0, count: atoms.count)
    for draft in drafts { draft.lowered.forEachAtom { uses[Int($0)] += 1 } }
    var weights = [Double](repeating: 4, count: fieldRounds.count)
    for (atom, operands) in lowering.equalities {
      weights[Int(atoms[Int(atom)].field)] += uses[Int(atom)] + Double(operands)
    }
    var likelihoods = lowering.guesses
    for (atom, operands) in lowering.equalities {
      let weight = uses[Int(atom)] + Double(operands)
      likelihoods[Int(atom)] = weight / weights[Int(atoms[Int(atom)].field)]
    }
    return likelihoods
  }

  private mutating func hang(_ place: Int, on key: Trigger.Key) {
    switch key {
    case .atom(let atom): triggered.append((Int(atom), UInt32(place)))
    case .stretch(let stretch) where stretch.isInstant:
      instantStretches[Int(stretch.field)].append((stretch.ranks, UInt32(place)))
    case .stretch(let stretch):
      numberStretches[Int(stretch.field)].append((stretch.ranks, UInt32(place)))
    }
  }
}
