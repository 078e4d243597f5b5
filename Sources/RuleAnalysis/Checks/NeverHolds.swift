import Diagnostics
import RuleCompiler
import Matching

extension Check {
  /// R803: a condition that never holds.
  static let neverHolds = Check(
    "R803", "a condition that never holds",
    """
    No request can satisfy it: it contradicts itself, or what stands beside it. Entries of one
    `when` must all hold; where one of several is enough, they belong under `any`.
    """,
    bad: """
      rules:
        - id: cheap-and-dear
          when:
            attributes.amount: {at_least: 500, less_than: 100}
      #                                        ^^^^^^^^^
          then: {urgency: urgent}
          examples: {no_match: [leak]}
      """,
    repaired: """
      rules:
        - id: cheap-and-dear
          when:
            any: [attributes.amount: {at_least: 500}, attributes.amount: {less_than: 100}]
          then: {urgency: urgent}
          examples: {no_match: [leak]}
      """)

  /// R804: a condition that always holds.
  static let alwaysHolds = Check(
    "R804", "a condition that always holds",
    """
    Every request satisfies it, so it decides nothing. Leave it out; a rule that is meant to hold
    always says `when: {}`.
    """,
    bad: """
      rules:
        - id: everything
          when: {category: [lift.*, water.leak, other], text: {contains: [drill]}}
      #          ^^^^^^^^
          then: {urgency: normal}
          examples: {match: [drill]}
      """,
    repaired: """
      rules:
        - id: everything
          when: {text: {contains: [drill]}}
          then: {urgency: normal}
          examples: {match: [drill]}
      """)
}

/// Looks for conditions that are false, or true, whatever a request says.
struct NeverHolds {
  /// What is looked at.
  let study: Study

  /// Looks at the conditions of one rule or safety entry.
  func look(at thing: Conditioned, into analysis: inout Analysis) {
    guard let terms = thing.terms, thing.condition != .always else { return }
    let impossible = terms.filter { Case($0, study.knowledge) == nil }
    if !impossible.isEmpty || terms.isEmpty {
      reportImpossible(impossible, of: terms, thing, &analysis)
    } else {
      lookForAlways(thing, terms, &analysis)
    }
  }

  /// Points at the condition that contradicts the ones before it, and at those.
  private func reportImpossible(
    _ impossible: [Conjunction], of terms: [Conjunction], _ thing: Conditioned,
    _ analysis: inout Analysis
  ) {
    guard let places = study.places(of: thing) else { return }
    let possible = Set(terms.filter { Case($0, study.knowledge) != nil }.flatMap(origins))
    let isWhole = possible.isEmpty && terms.count == impossible.count
    var seen: Set<Int> = []
    for term in impossible {
      let (last, rivals) = conflict(in: term)
      guard isWhole || !possible.contains(last), seen.insert(last).inserted,
        let written = places[last]
      else { continue }
      var finding = Finding(
        Check.neverHolds.code,
        isWhole && impossible.count == 1
          ? "\(thing.owner) never holds: no request can satisfy '\(written.shown)'"
            + (rivals.isEmpty ? "" : " together with what else it asks")
          : "'\(written.shown)' can never hold in \(thing.owner)",
        severity: .warning, at: written.place)
      for rival in rivals {
        if let other = places[rival] { finding = finding.labelling(other.place, "contradicts it") }
      }
      analysis.add(finding)
    }
  }

  /// The condition that makes a conjunction impossible, and the others that it needs for that.
  private func conflict(in term: Conjunction) -> (Int, [Int]) {
    var needed = term
    for index in term.indices.reversed() {
      var fewer = needed
      fewer.remove(at: index)
      if Case(fewer, study.knowledge) == nil { needed = fewer }
    }
    let origins = Set(origins(of: needed)).sorted()
    return (origins.last ?? 0, origins.dropLast())
  }

  private func origins(of term: Conjunction) -> [Int] { term.map(\.origin) }

  /// A condition of its own, or all of them together.
  private func lookForAlways(
    _ thing: Conditioned, _ terms: [Conjunction], _ analysis: inout Analysis
  ) {
    let anything = Case(study.knowledge)
    let byOrigin = thing.condition.conditions.enumerated().filter { _, condition in
      study.knowledge[condition.field].isAlwaysThere
        && study.knowledge.terms(condition, isNegated: false).contains { anything.implies($0) }
    }
    if !byOrigin.isEmpty {
      guard let places = study.places(of: thing) else { return }
      for (origin, _) in byOrigin {
        guard let written = places[origin] else { continue }
        report("'\(written.shown)' always holds", written.place, thing, &analysis)
      }
      return
    }
    guard terms.count > 1,
      let opposite = NormalForm.of(.not(thing.condition), study.knowledge),
      opposite.allSatisfy({ Case($0, study.knowledge) == nil }),
      let place = study.source.entry(at: thing.place)?.key("when")
    else { return }
    report("the condition of \(thing.owner) always holds", place, thing, &analysis)
  }

  private func report(
    _ message: String, _ place: Place, _ thing: Conditioned, _ analysis: inout Analysis
  ) {
    let witness = study.search.witness(of: Case(study.knowledge), on: thing.validity) { _ in true }
    analysis.add(
      Finding(Check.alwaysHolds.code, message, severity: .warning, at: place),
      shownBy: witness)
  }
}
