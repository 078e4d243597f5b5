/// Proves that wherever a case holds, one of some clauses does.
///
/// Whoever is in the case and in none of the clauses must escape each of them through a literal
/// that is not certain. Where only one such literal is left, its opposite is certain; where none
/// is left, or the case becomes impossible, there is nobody who escapes. Opposites that leave the
/// case as wide as it was are not kept, so that a proof may be missed, but never invented.
struct Cover {
  /// The rules that the proof needs, in order; nil where there is no proof.
  static func rules(of subjects: Case, by clauses: [Clause]) -> [Int]? {
    guard let used = prove(subjects, clauses) else { return nil }
    return needed(used, subjects)
  }

  /// The clauses that a first proof used.
  private static func prove(_ subjects: Case, _ clauses: [Clause]) -> [Clause]? {
    var subjects = subjects
    var open = clauses
    var used: [Clause] = []
    var hasLearnt = true
    while hasLearnt {
      hasLearnt = false
      var left: [Clause] = []
      for clause in open {
        switch escape(from: clause, in: subjects) {
        case .certain: break
        case .several: left.append(clause)
        case .none: return used + [clause]
        case .one(let literal):
          guard subjects.isNarrowed(byOppositeOf: literal) else { continue }
          used.append(clause)
          guard subjects.assume(literal.opposite) else { return used }
          hasLearnt = true
        }
      }
      open = left
    }
    return nil
  }

  private enum Escape {
    /// The clause cannot hold at all.
    case certain
    /// Through one of several literals.
    case several
    /// Through this literal only.
    case one(Literal)
    /// There is none.
    case none
  }

  private static func escape(from clause: Clause, in subjects: Case) -> Escape {
    var single: Literal?
    for literal in clause.literals {
      switch subjects.truth(of: literal) {
      case .holds: continue
      case .fails: return .certain
      case .unknown:
        guard single == nil else { return .several }
        single = literal
      }
    }
    return single.map(Escape.one) ?? .none
  }

  /// The proof again, without each clause that it does not need; the last ones are spared first.
  private static func needed(_ used: [Clause], _ subjects: Case) -> [Int] {
    var kept = used
    for index in used.indices.reversed() where kept.count > 1 {
      var fewer = kept
      fewer.remove(at: index)
      if prove(subjects, fewer) != nil { kept = fewer }
    }
    return Set(kept.map(\.rule)).sorted()
  }
}
