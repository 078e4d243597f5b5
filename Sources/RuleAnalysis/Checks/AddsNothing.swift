import Diagnostics
import RuleCompiler
import Matching

extension Check {
  /// R805: a condition that adds nothing.
  static let addsNothing = Check(
    "R805", "a condition that adds nothing",
    """
    It holds whenever the conditions beside it do: it repeats one of them, or asks for less. Leave
    it out, or correct it if it was meant to ask for more.
    """,
    bad: """
      rules:
        - id: lift-alarm
          when:
            channel: {is: phone, exists: true}
      #                          ^^^^^^
          then: {urgency: urgent}
          examples: {no_match: [leak]}
      """,
    repaired: """
      rules:
        - id: lift-alarm
          when:
            channel: phone
          then: {urgency: urgent}
          examples: {no_match: [leak]}
      """)
}

/// Looks for conditions that follow from their neighbours.
struct AddsNothing {
  /// What is looked at.
  let study: Study

  /// Looks at the conditions of one rule or safety entry.
  func look(at thing: Conditioned, into analysis: inout Analysis) {
    guard let terms = thing.terms, !terms.isEmpty,
      terms.contains(where: namesAFieldTwice),
      terms.allSatisfy({ Case($0, study.knowledge) != nil })
    else { return }
    var dropped: Set<Int> = []
    let count = thing.condition.conditions.count
    for origin in (0..<count).reversed() where follows(origin, terms, without: dropped) {
      dropped.insert(origin)
    }
    guard !dropped.isEmpty, let places = study.places(of: thing) else { return }
    for origin in dropped.sorted() {
      guard let written = places[origin] else { continue }
      analysis.add(
        Finding(
          Check.addsNothing.code,
          "'\(written.shown)' adds nothing in \(thing.owner): it holds whenever the conditions"
            + " beside it do",
          severity: .warning, at: written.place))
    }
  }

  private func namesAFieldTwice(_ term: Conjunction) -> Bool {
    term.indices.contains { index in
      term[..<index].contains {
        $0.field == term[index].field && $0.origin != term[index].origin
      }
    }
  }

  /// Whether a condition follows from the others in every conjunction that it stands in.
  private func follows(_ origin: Int, _ terms: [Conjunction], without dropped: Set<Int>) -> Bool {
    let concerned = terms.filter { $0.contains { $0.origin == origin } }
    return !concerned.isEmpty
      && concerned.allSatisfy { term in
        let others = term.filter { $0.origin != origin && !dropped.contains($0.origin) }
        guard !others.isEmpty, let subjects = Case(others, study.knowledge) else { return false }
        return subjects.implies(term.lazy.filter { $0.origin == origin })
      }
  }
}
