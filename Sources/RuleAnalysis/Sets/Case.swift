import Matching

/// Whether something holds of every subject of a case, of none, or nobody can tell.
enum Truth {
  /// What is certain.
  case holds, fails, unknown
}

/// The subjects for which some literals hold: what is known of each field that they name.
struct Case {
  private let knowledge: FieldKnowledge
  private var states: [(field: FieldID, state: FieldState)] = []
  /// All that was assumed, in order.
  private(set) var literals: Conjunction = []

  /// Every subject.
  init(_ knowledge: FieldKnowledge) { self.knowledge = knowledge }

  /// The subjects of a conjunction; nil if there can be none.
  init?(_ literals: some Sequence<Literal>, _ knowledge: FieldKnowledge) {
    self.init(knowledge)
    for literal in literals where !assume(literal) { return nil }
  }

  /// Narrows the case; false if nothing is left of it, after which it has no meaning.
  mutating func assume(_ literal: Literal) -> Bool {
    literals.append(literal)
    let place = states.firstIndex { $0.field == literal.field }
    var state = place.map { states[$0].state } ?? FieldState(knowledge[literal.field])
    guard state.assume(literal) else { return false }
    if let place {
      states[place].state = state
    } else {
      states.append((literal.field, state))
    }
    return true
  }

  /// Whether the opposite of a literal would tell something about a field that the case names.
  func isNarrowed(byOppositeOf literal: Literal) -> Bool {
    guard !literal.isNegated, literal.alternatives != [.exists] else { return true }
    let state =
      states.first { $0.field == literal.field }?.state ?? FieldState(knowledge[literal.field])
    return state.isNarrowed(byExcluding: literal.alternatives)
  }

  /// The same case, narrowed; nil if nothing is left.
  func assuming(_ literals: Conjunction) -> Case? {
    var copy = self
    for literal in literals where !copy.assume(literal) { return nil }
    return copy
  }

  /// What is certain about a literal.
  func truth(of literal: Literal) -> Truth {
    let state =
      states.first { $0.field == literal.field }?.state ?? FieldState(knowledge[literal.field])
    let truth = state.truth(of: literal.alternatives)
    guard literal.isNegated else { return truth }
    return switch truth {
    case .holds: .fails
    case .fails: .holds
    case .unknown: .unknown
    }
  }

  /// Whether all of them certainly hold.
  func implies(_ literals: some Sequence<Literal>) -> Bool {
    literals.allSatisfy { truth(of: $0) == .holds }
  }

  /// The choices that are left for a field, each of them a list of sets.
  var choices: [(field: FieldID, sets: [[Alternative]])] {
    states.map { ($0.field, $0.state.sets) }
  }

  /// What a field's values must not be in.
  func exclusions(of field: FieldID) -> [Alternative] {
    states.first { $0.field == field }?.state.excluded ?? []
  }

  /// Whether a field is known to have a value.
  func isThere(_ field: FieldID) -> Bool {
    states.first { $0.field == field }?.state.exists == true
  }

  /// Whether a field is known to be missing.
  func isMissing(_ field: FieldID) -> Bool {
    states.first { $0.field == field }?.state.exists == false
  }
}

/// What is known of one field in a case.
struct FieldState {
  /// Whether there is a value.
  private(set) var exists: Bool?
  /// Of each, one alternative holds; no alternative stands in it that is known to be out of the
  /// question.
  private(set) var sets: [[Alternative]] = []
  /// None of these holds.
  private(set) var excluded: [Alternative] = []
  private let isList: Bool

  /// All that is known before anything was assumed.
  init(_ field: FieldKnowledge.Field) {
    isList = field.isList
    exists = field.isAlwaysThere ? true : nil
    if let vocabulary = field.vocabulary, field.isAlwaysThere { sets.append(vocabulary) }
  }

  /// Narrows what is known; false where nothing is left.
  mutating func assume(_ literal: Literal) -> Bool {
    literal.isNegated ? exclude(literal.alternatives) : include(literal.alternatives)
  }

  private mutating func include(_ alternatives: [Alternative]) -> Bool {
    guard exists != false else { return false }
    exists = true
    if alternatives == [.exists] { return true }
    let left = alternatives.filter { !isRefuted($0) }
    guard !left.isEmpty else { return false }
    if !isList {
      for place in sets.indices {
        sets[place].removeAll { old in left.allSatisfy { $0.excludes(old) } }
        if sets[place].isEmpty { return false }
      }
    }
    sets.append(left)
    return true
  }

  private mutating func exclude(_ alternatives: [Alternative]) -> Bool {
    if alternatives.contains(.exists) {
      guard exists != true else { return false }
      exists = false
      return true
    }
    excluded += alternatives
    for place in sets.indices {
      sets[place].removeAll { old in alternatives.contains { old.isInside($0) } }
      if sets[place].isEmpty { return false }
    }
    return true
  }

  /// Whether it leaves fewer alternatives.
  func isNarrowed(byExcluding alternatives: [Alternative]) -> Bool {
    sets.contains { set in
      set.contains { old in alternatives.contains { old.isInside($0) } }
    }
  }

  /// Whether a value in this set would contradict what is known.
  private func isRefuted(_ alternative: Alternative) -> Bool {
    if excluded.contains(where: { alternative.isInside($0) }) { return true }
    return !isList && sets.contains { set in set.allSatisfy { $0.excludes(alternative) } }
  }

  /// What is certain about one of these holding.
  func truth(of alternatives: [Alternative]) -> Truth {
    if exists == false { return .fails }
    if exists == true, alternatives.contains(.exists) { return .holds }
    let isCovered = sets.contains { set in
      set.allSatisfy { old in alternatives.contains { old.isInside($0) } }
    }
    if isCovered { return .holds }
    return alternatives.allSatisfy(isRefuted) ? .fails : .unknown
  }
}
