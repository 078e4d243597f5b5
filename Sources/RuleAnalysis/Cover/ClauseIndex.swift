import Matching

/// Finds the clauses that have to do with a case, without looking at all of them.
///
/// Each clause hangs on its rarest positive literal: on the values and phrases that it names, or,
/// where it names none, on its field; and on rare phrases of its other literals, so that rules with
/// words in common find each other. A case looks up the values and every stretch of the phrases that
/// it names.
struct ClauseIndex {
  /// More clauses than these are not looked at for one case.
  static let limit = 192

  /// All of them, in the order of their rules.
  let clauses: [Clause]
  private var byKey: [UInt64: [Int32]] = [:]
  private var byField: [Int: [Int32]] = [:]
  private var unbound: [Int32] = []
  private var longest = 0

  /// Indexes the clauses, which stand in the order of their rules.
  init(_ clauses: [Clause]) {
    self.clauses = clauses
    var counts: [UInt64: Int] = [:]
    var fieldCounts: [Int: Int] = [:]
    for literal in clauses.lazy.flatMap(\.literals) where !literal.isNegated {
      for key in Self.keys(of: literal) ?? [] { counts[key, default: 0] += 1 }
      fieldCounts[literal.field.rawValue, default: 0] += 1
    }
    for (number, clause) in clauses.enumerated() {
      let positive = clause.literals.filter { !$0.isNegated }
      let anchor = positive.min { left, right in
        Self.cost(left, counts, fieldCounts) < Self.cost(right, counts, fieldCounts)
      }
      hang(Int32(number), on: anchor)
      for literal in positive where literal != anchor && Self.namesPhrases(literal) {
        let keys = Self.keys(of: literal) ?? []
        if keys.allSatisfy({ counts[$0] ?? 0 <= Self.rare }) { hang(Int32(number), on: literal) }
      }
    }
  }

  /// Phrases that more clauses than these name are no reason to compare them all.
  private static let rare = 16

  private static func namesPhrases(_ literal: Literal) -> Bool {
    guard case .phrase? = literal.alternatives.first else { return false }
    return true
  }

  private mutating func hang(_ number: Int32, on anchor: Literal?) {
    guard let anchor else {
      unbound.append(number)
      return
    }
    guard let keys = Self.keys(of: anchor) else {
      byField[anchor.field.rawValue, default: []].append(number)
      return
    }
    for key in keys { byKey[key, default: []].append(number) }
    for alternative in anchor.alternatives {
      if case .phrase(let phrase) = alternative {
        longest = max(longest, phrase.stretch.scalars.count)
      }
    }
  }

  /// How many clauses would hang together.
  private static func cost(
    _ literal: Literal, _ counts: [UInt64: Int], _ fieldCounts: [Int: Int]
  ) -> Int {
    guard let keys = keys(of: literal) else { return fieldCounts[literal.field.rawValue] ?? 0 }
    return keys.reduce(0) { $0 + (counts[$1] ?? 0) }
  }

  /// Clauses of rules before one, which may hold together with a case; in the order of their rules.
  func clauses(touching subjects: Case, before rule: Int) -> [Clause] {
    var found: [Int32] = unbound
    for (field, sets) in subjects.choices {
      found += byField[field.rawValue] ?? []
      for alternative in sets.joined() { look(up: alternative, field, &found) }
    }
    guard !found.isEmpty else { return [] }
    var numbers = Set(found).filter { clauses[Int($0)].rule < rule }.sorted()
    if numbers.count > Self.limit { numbers.removeLast(numbers.count - Self.limit) }
    return numbers.map { clauses[Int($0)] }
  }

  private func look(up alternative: Alternative, _ field: FieldID, _ found: inout [Int32]) {
    switch alternative {
    case .text(let text):
      add(Self.key(text.folded.unicodeScalars.lazy.map(\.value), field, 0), &found)
      addStretches(of: text.folded.unicodeScalars.map(\.value), field, &found)
    case .number(_, let text):
      add(Self.key(text.folded.unicodeScalars.lazy.map(\.value), field, 0), &found)
    case .phrase(let phrase): addStretches(of: phrase.stretch.scalars, field, &found)
    case .start(let text), .end(let text):
      addStretches(of: text.folded.unicodeScalars.map(\.value), field, &found)
    case .exists, .below, .pattern, .numbers, .instants, .during, .opaque: break
    }
  }

  private func addStretches(of scalars: [UInt32], _ field: FieldID, _ found: inout [Int32]) {
    guard longest > 0, scalars.count <= 80 else { return }
    for start in scalars.indices {
      var key = Self.seed(field, 1)
      for index in start..<min(scalars.count, start + longest) {
        key = Self.extend(key, scalars[index])
        add(key, &found)
      }
    }
  }

  private func add(_ key: UInt64, _ found: inout [Int32]) {
    if let numbers = byKey[key] { found += numbers }
  }
}

// MARK: - Keys

extension ClauseIndex {
  /// One key for each value or phrase; nil where an alternative names neither.
  private static func keys(of literal: Literal) -> [UInt64]? {
    var keys: [UInt64] = []
    for alternative in literal.alternatives {
      switch alternative {
      case .text(let text), .number(_, let text):
        keys.append(key(text.folded.unicodeScalars.lazy.map(\.value), literal.field, 0))
      case .phrase(let phrase):
        guard !phrase.exact else { return nil }
        keys.append(key(phrase.stretch.scalars, literal.field, 1))
      case .exists, .below, .start, .end, .pattern, .numbers, .instants, .during, .opaque:
        return nil
      }
    }
    return keys
  }

  private static func seed(_ field: FieldID, _ kind: UInt64) -> UInt64 {
    (UInt64(field.rawValue) << 1 | kind) &* 0x9E37_79B9_7F4A_7C15 | 1
  }

  private static func extend(_ key: UInt64, _ scalar: UInt32) -> UInt64 {
    (key ^ UInt64(scalar)) &* 0x0000_0100_0000_01B3
  }

  private static func key(
    _ scalars: some Sequence<UInt32>, _ field: FieldID, _ kind: UInt64
  ) -> UInt64 {
    scalars.reduce(seed(field, kind), extend)
  }
}
