/// One subject on its way through a matcher: scratch that is used again and again, one a worker.
///
/// `begin`, then for each round in ascending order `set` of what is known now, `enter`, and the
/// questions. Questions about formulas of rounds that were not entered have no meaning.
package final class Evaluation {
  /// What is asked.
  let matcher: Matcher
  private let tables: MatcherTables
  private let answers: AnswerSheet
  private let candidates: CandidateSet
  private let buffer = ScalarBuffer()
  /// Values by field, those that are missing as `.missing`. Plain memory, as in the other scratch:
  /// the language's checks on the properties of a class cost more here than what they guard.
  private let given: UnsafeMutablePointer<FieldValue>
  /// Ranks of the numbers and moments of each field's value.
  private let ranks: UnsafeMutablePointer<FieldRanks>
  private var normalized: [Int: FieldValue] = [:]

  /// Scratch for subjects of one matcher.
  package init(_ matcher: Matcher) {
    self.matcher = matcher
    tables = matcher.tables
    answers = AnswerSheet(count: matcher.tables.atoms.count)
    candidates = CandidateSet(places: matcher.formulaCount)
    given = .allocate(capacity: tables.plans.count)
    given.initialize(repeating: .missing, count: tables.plans.count)
    ranks = .allocate(capacity: tables.plans.count)
    ranks.initialize(repeating: FieldRanks(), count: tables.plans.count)
    begin()
  }

  deinit {
    given.deinitialize(count: tables.plans.count).deallocate()
    ranks.deinitialize(count: tables.plans.count).deallocate()
  }

  /// The value of a field.
  func value(of field: FieldID) -> FieldValue { given[field.rawValue] }

  /// Forgets the last subject.
  package func begin() {
    answers.removeAll()
    candidates.removeAll()
    for field in 0..<tables.plans.count {
      if case .missing = given[field] { continue }
      given[field] = .missing
      ranks[field].removeAll()
    }
    if !normalized.isEmpty { normalized.removeAll(keepingCapacity: true) }
    for index in 0..<tables.untriggered.count { candidates.insert(tables.untriggered[index]) }
  }

  /// Gives a field its value, once, before the field's round is entered.
  package func set(_ value: FieldValue, for field: FieldID) {
    guard !value.isMissing else { return }
    let index = field.rawValue
    given[index] = value
    let plan = tables.plans.base + index
    if plan.pointee.present != FieldPlan.none { fire(plan.pointee.present) }
    read(value, of: index, plan)
    if ranks[index].isSpread { spread(index, plan) }
  }

  /// Makes the fields of a round known; those without a value are missing.
  package func enter(round: Int) {
    for index in 0..<tables.absences.count {
      let absence = tables.absences[index]
      guard absence.round == UInt32(round), case .missing = given[Int(absence.field)] else {
        continue
      }
      fire(absence.atom)
    }
  }

  /// Names, in ascending order, the formulas of a round that can hold at all.
  package func forEachCandidate(in round: Int, _ body: (FormulaID) -> Void) {
    guard round + 1 < tables.roundStarts.count else { return }
    let places = Int(tables.roundStarts[round])..<Int(tables.roundStarts[round + 1])
    candidates.forEach(in: places) { place in
      body(FormulaID(rawValue: Int(tables.formulaAtPlace[place])))
    }
  }

  /// Names, in ascending order, the formulas of a round that hold.
  package func forEachHolding(in round: Int, _ body: (FormulaID) -> Void) {
    forEachCandidate(in: round) { if holds($0) { body($0) } }
  }

  /// Whether a formula holds; candidate or not, of any round that was entered.
  package func holds(_ id: FormulaID) -> Bool {
    run(from: tables.entries[id.rawValue])
  }

  /// Whether a condition of the matcher holds, by its number.
  func holds(condition: UInt32) -> Bool {
    run(from: tables.conditionEntries[condition])
  }

  private func run(from entry: Int32) -> Bool {
    var next = entry
    while next >= 0 {
      let step = tables.steps[Int(next)]
      next = isTrue(step.atom) ? step.onTrue : step.onFalse
    }
    return next == Program.holds
  }

  @inline(__always)
  private func isTrue(_ atom: UInt32) -> Bool {
    if let answer = answers[atom] { return answer }
    let record = tables.atoms[atom]
    if record.kind == .indexed { return false }
    let answer = find(record)
    _ = answers.note(answer, for: atom)
    return answer
  }

  @inline(__always)
  private func fire(_ atom: UInt32) {
    guard answers.note(true, for: atom) else { return }
    tables.triggered.forEach(Int(atom)) { candidates.insert($0) }
  }
}

// Reading values.
extension Evaluation {
  private func read(_ value: FieldValue, of field: Int, _ plan: UnsafePointer<FieldPlan>) {
    switch value {
    case .missing: break
    case .text(let text): read(text, of: field, plan)
    case .number(let text):
      read(text, of: field, plan)
      guard !plan.pointee.numbers.isEmpty, let number = ExactNumber(text) else { break }
      number.key.withUnsafeBufferPointer { plan.pointee.numbers.forEach($0, fire) }
    case .bool(let truth): read(truth ? "true" : "false", of: field, plan)
    case .instant(let instant):
      guard !plan.pointee.instantRanges.isEmpty else { break }
      let rank = RangeIndex.rank(of: instant, in: matcher.instantBounds[field])
      ranks[field].instants.append(rank)
      plan.pointee.instantRanges.forEach(rank) { candidates.insert($0) }
    case .list(let elements):
      for element in elements where !element.isMissing { read(element, of: field, plan) }
    }
  }

  private func read(_ text: String, of field: Int, _ plan: UnsafePointer<FieldPlan>) {
    var text = text
    text.withUTF8 { bytes in
      if plan.pointee.folded != FieldPlan.none {
        buffer.fold(bytes)
        tables.forms.place(of: plan.pointee.folded).pointee.forEach(buffer.view, fire)
      }
      if plan.pointee.exact != FieldPlan.none {
        buffer.decode(bytes)
        tables.forms.place(of: plan.pointee.exact).pointee.forEach(buffer.view, fire)
      }
    }
    guard !plan.pointee.numberRanges.isEmpty, let number = ExactNumber(inText: text) else { return }
    let rank = RangeIndex.rank(of: number, in: matcher.numberBounds[field])
    ranks[field].numbers.append(rank)
    plan.pointee.numberRanges.forEach(rank) { candidates.insert($0) }
  }

  /// Several elements may satisfy comparisons that no single one does: whatever lies between the
  /// least and the greatest may matter.
  private func spread(_ field: Int, _ plan: UnsafePointer<FieldPlan>) {
    let ranks = ranks[field]
    for rank in ranks.numberSpan { plan.pointee.numberRanges.forEach(rank, candidates.insert) }
    for rank in ranks.instantSpan { plan.pointee.instantRanges.forEach(rank, candidates.insert) }
  }
}

// Answers that no index has given.
extension Evaluation {
  private func find(_ atom: Atom) -> Bool {
    let field = Int(atom.field)
    switch atom.kind {
    case .indexed: return false
    case .numberRange:
      return ranks[field].numbers.contains { atom.first <= $0 && $0 <= atom.second }
    case .instantRange:
      return ranks[field].instants.contains { atom.first <= $0 && $0 <= atom.second }
    case .pattern:
      let pattern = matcher.patterns[Int(atom.first)]
      return normalizedValue(field).containsText { text in
        var text = text
        return text.withUTF8 { pattern.occurs(in: $0) }
      }
    case .during:
      let times = matcher.timeSets[Int(atom.first)]
      return given[field].containsInstant { times.contains($0) }
    case .outside:
      let times = matcher.timeSets[Int(atom.first)]
      return given[field].containsInstant { !times.contains($0) }
    case .together:
      guard case .list = given[field] else { return true }
      let group = matcher.groups[Int(atom.first)]
      return given[field].containsText { group.occurs(in: $0, buffer) }
    }
  }

  /// The value with its texts in NFC, found once however many expressions ask.
  private func normalizedValue(_ field: Int) -> FieldValue {
    if let known = normalized[field] { return known }
    let isPlain = !given[field].containsText { !isPlainlyNormalized($0) }
    let value = isPlain ? given[field] : given[field].normalizedNFC
    normalized[field] = value
    return value
  }
}
