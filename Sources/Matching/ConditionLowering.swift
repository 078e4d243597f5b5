/// Turns conditions into atoms, the same ones for equal conditions, and collects what the fields'
/// indexes need.
struct ConditionLowering {
  /// All atoms; those of ranges get their ranks when the fields are frozen.
  private(set) var atoms: [Atom] = []
  /// How often an atom is expected to be true, as far as its operand alone tells.
  private(set) var guesses: [Double] = []
  /// Atoms of equality with how many operands each has.
  private(set) var equalities: [(atom: UInt32, operands: Int)] = []
  /// What is asked of each field.
  private(set) var fields: [FieldDraft]
  /// Expressions of `pattern` atoms.
  private(set) var patterns: [Pattern] = []
  /// Calendars of `during` and `outside` atoms.
  private(set) var timeSets: [TimeSet] = []
  /// Phrases of `together` atoms, with whether they are sought as written.
  private(set) var groups: [NeedleGroup] = []
  /// What each condition means, by its number.
  private(set) var meanings: [Lowered] = []
  private var known = KeyInterner()

  /// No conditions yet on a number of fields.
  init(fields: Int) {
    self.fields = Array(repeating: FieldDraft(), count: fields)
  }

  /// The condition's number, the same for equal ones.
  mutating func add(_ condition: Condition) -> UInt32 {
    let (id, isNew) = known.intern(ConditionKey(condition).numbers)
    guard isNew else { return UInt32(id) }
    meanings.append(.all([]))
    let meaning = lower(condition)
    meanings[id] = meaning
    return UInt32(id)
  }

  private mutating func lower(_ condition: Condition) -> Lowered {
    let field = condition.field.rawValue
    return switch condition.criterion {
    case .equals(let operands): equality(condition, operands)
    case .ranked(_, _, let names): equality(condition, names.map(Operand.text))
    case .inList(let list): equality(condition, list.entries.map(Operand.text))
    case .notInList(let list):
      none(field, equality(condition, list.entries.map(Operand.text)))
    case .contains(let phrases): occurrence(condition, phrases)
    case .containsAll(let phrases): together(condition, phrases)
    case .lacks(let phrases): none(field, occurrence(condition, phrases))
    case .matches(let pattern): match(field, pattern)
    case .startsWith(let texts): ends(condition, texts, at: \.beginnings)
    case .endsWith(let texts): ends(condition, texts, at: \.endings)
    case .compare(let comparison, let bound): order(field, comparison, bound)
    case .during(let times): moment(field, times, .during)
    case .outside(let times): moment(field, times, .outside)
    case .exists(let exists): existence(field, exists)
    }
  }

  private mutating func atom(_ kind: Atom.Kind, _ field: Int, first: Int = 0, guess: Double = 0.5)
    -> UInt32
  {
    atoms.append(Atom(kind: kind, field: UInt32(field), first: UInt32(first)))
    guesses.append(guess)
    return UInt32(atoms.count - 1)
  }

  private mutating func none(_ field: Int, _ meaning: Lowered) -> Lowered {
    .all([existence(field, true), .not(meaning)])
  }

  private mutating func existence(_ field: Int, _ exists: Bool) -> Lowered {
    let path = exists ? \FieldDraft.present : \FieldDraft.absent
    if let known = fields[field][keyPath: path] { return .atom(known) }
    let new = atom(.indexed, field, guess: exists ? 0.8 : 0.5)
    fields[field][keyPath: path] = new
    return .atom(new)
  }

  /// A number that is equal in writing is equal as a number, so it hangs on both keys.
  private mutating func equality(_ condition: Condition, _ operands: [Operand]) -> Lowered {
    let field = condition.field.rawValue
    let new = atom(.indexed, field)
    equalities.append((new, operands.count))
    for operand in operands {
      switch operand {
      case .text(let text): add(text, to: \.equals, condition, new)
      case .below(let prefix): add(prefix, to: \.branches, condition, new)
      case .number(let text):
        add(text, to: \.equals, condition, new)
        guard !condition.exact, let number = ExactNumber(text) else { continue }
        fields[field].numbers.add(number.key, atom: new)
      }
    }
    return .atom(new)
  }

  private mutating func occurrence(_ condition: Condition, _ phrases: [Phrase]) -> Lowered {
    let needles = phrases.map { Needle($0, exact: condition.exact) }
    let new = atom(
      .indexed, condition.field.rawValue, guess: needles.reduce(0) { $0 + $1.likelihood })
    for needle in needles {
      fields[condition.field.rawValue][keyPath: form(condition)].phrases.add(needle, atom: new)
    }
    return .atom(new)
  }

  /// Each phrase must occur, and in a list all of them in one element.
  private mutating func together(_ condition: Condition, _ phrases: [Phrase]) -> Lowered {
    let field = condition.field.rawValue
    var parts = phrases.map { phrase -> Lowered in
      let single = Criterion.contains([phrase])
      let id = add(Condition(field: condition.field, criterion: single, exact: condition.exact))
      return meanings[Int(id)]
    }
    if phrases.count == 1 { return parts[0] }
    let needles = phrases.map { Needle($0, exact: condition.exact) }
    groups.append(NeedleGroup(needles: needles, exact: condition.exact))
    parts.append(.atom(atom(.together, field, first: groups.count - 1)))
    return .all([existence(field, true)] + parts)
  }

  /// Required literals are phrases like any other; only where they occur is the expression tried.
  private mutating func match(_ field: Int, _ pattern: Pattern) -> Lowered {
    patterns.append(pattern)
    let tried = Lowered.atom(atom(.pattern, field, first: patterns.count - 1))
    let literals = pattern.requiredLiterals
    let texts = Condition(field: FieldID(rawValue: field), criterion: .contains([]))
    let some = literals.some.isEmpty ? [] : [occurrence(texts, literals.some)]
    return .all(literals.each.map { occurrence(texts, [$0]) } + some + [tried])
  }

  private mutating func ends(
    _ condition: Condition, _ texts: [String], at end: WritableKeyPath<FormDraft, KeyedDraft>
  ) -> Lowered {
    let new = atom(.indexed, condition.field.rawValue, guess: 0.05 * Double(texts.count))
    for text in texts { add(text, to: end, condition, new) }
    return .atom(new)
  }

  private mutating func order(
    _ field: Int, _ comparison: Comparison, _ bound: Bound
  ) -> Lowered {
    switch bound.limit {
    case .number(let number):
      let new = atom(.numberRange, field)
      fields[field].numberBounds.atoms.append(
        FieldDraft.Compared(atom: new, comparison: comparison, bound: number))
      return .atom(new)
    case .instant(let instant):
      let new = atom(.instantRange, field)
      fields[field].instantBounds.atoms.append(
        FieldDraft.Compared(atom: new, comparison: comparison, bound: instant))
      return .atom(new)
    }
  }

  private mutating func moment(_ field: Int, _ times: TimeSet, _ kind: Atom.Kind) -> Lowered {
    timeSets.append(times)
    return .atom(atom(kind, field, first: timeSets.count - 1))
  }

  private mutating func add(
    _ text: String, to end: WritableKeyPath<FormDraft, KeyedDraft>, _ condition: Condition,
    _ atom: UInt32
  ) {
    var key = condition.exact ? text.unicodeScalars.map(\.value) : foldedScalars(text)
    if end == \.endings { key.reverse() }
    fields[condition.field.rawValue][keyPath: form(condition)][keyPath: end].add(key, atom: atom)
  }

  private func form(_ condition: Condition) -> WritableKeyPath<FieldDraft, FormDraft> {
    condition.exact ? \.exact : \.folded
  }
}
