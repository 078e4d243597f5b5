import Diagnostics
import RuleCompiler
import Triage

extension Check {
  /// R807: rules that overlap and differ.
  static let orderDecides = Check(
    "R807", "two rules that overlap and set different values",
    """
    Both rules hold for some requests, on the same words or values, and set an attribute
    differently; so only their order decides. That may be meant: then there is nothing to do. The
    help has a request on which they differ.
    """,
    bad: """
      rules:
        - id: lift-noise
          when: {text: {contains: [noise, rattle]}, channel: phone}
          then: {category: lift.fault}
          examples: {no_match: [leak]}
        - id: loud-pipes
          #   ^^^^^^^^^^
          when: {text: {contains: [noise, banging pipe]}}
          then: {category: water.leak}
          examples: {match: [banging pipe]}
      """,
    repaired: """
      rules:
        - id: lift-noise
          when: {text: {contains: [noise, rattle]}, channel: phone}
          then: {category: lift.fault}
          examples: {no_match: [leak]}
        - id: loud-pipes
          when: {text: {contains: [banging pipe]}}
          then: {category: water.leak}
          examples: {match: [banging pipe]}
      """)
}

/// Looks for rules of which order alone tells which one decides.
struct OrderDecides {
  /// What is looked at.
  let study: Study
  /// More than these are not shown for one rule, nor for all of them.
  static let limit = (each: 2, all: 30)

  private var contents: RuleSetContents { study.contents }

  /// Looks at one rule, beside the clauses before it that have to do with each of its cases.
  func look(
    at number: Int, _ touching: [[Clause]], count: inout Int, into analysis: inout Analysis
  ) {
    guard contents.rules[number].mode == .live, count < Self.limit.all else { return }
    var seen: Set<Int> = []
    for (subjects, clauses) in zip(study.cases[number], touching) {
      for clause in clauses where !seen.contains(clause.rule) {
        guard seen.count < Self.limit.each, count < Self.limit.all else { return }
        guard let (attribute, witness) = difference(number, subjects, clause) else { continue }
        seen.insert(clause.rule)
        count += 1
        report(number, clause.rule, attribute, witness, &analysis)
      }
    }
  }

  /// A rule that comes first because it is the special case of a later one is as it should be.
  private func difference(
    _ number: Int, _ subjects: Case, _ clause: Clause
  ) -> (Attribute, Witness)? {
    let later = contents.rules[number]
    let earlier = contents.rules[clause.rule]
    guard !earlier.isFinal,
      let attribute = earlier.outcome.conflict(with: later.outcome, in: contents),
      let shared = sharedEvidence(subjects, clause),
      let both = subjects.assuming([shared] + clause.literals),
      !subjects.implies(clause.literals), let special = Case(clause.literals, study.knowledge),
      !(study.terms[number] ?? []).contains(where: { special.implies($0) })
    else { return nil }
    let witness = study.search.witness(of: both, on: later.validity) { decision in
      decision.held.contains(number)
        && decision.rule(deciding: attribute, contents) == clause.rule
    }
    return witness.map { (attribute, $0) }
  }

  /// What both hold on: one and the same word of a request, rather than two that happen to stand
  /// in it together.
  private func sharedEvidence(_ subjects: Case, _ clause: Clause) -> Literal? {
    for literal in clause.literals where !literal.isNegated {
      for (field, sets) in subjects.choices where field == literal.field {
        for one in sets.joined() where one.isEvidence {
          for other in literal.alternatives where other.isEvidence {
            if one.isInside(other) { return Literal(field, [one]) }
            if other.isInside(one) { return Literal(field, [other]) }
          }
        }
      }
    }
    return nil
  }

  private func report(
    _ number: Int, _ earlier: Int, _ attribute: Attribute, _ witness: Witness,
    _ analysis: inout Analysis
  ) {
    guard let place = study.place(ofRule: number) else { return }
    let finding = Finding(
      Check.orderDecides.code,
      "rules '\(contents.rules[earlier].id)' and '\(contents.rules[number].id)' overlap and set"
        + " different values of '\(attribute.rawValue)': their order decides",
      severity: .info, at: place)
    let first = study.place(ofRule: earlier)
    analysis.add(
      first.map { finding.labelling($0, "decides, since it comes first") } ?? finding,
      shownBy: witness)
  }
}

extension Outcome {
  /// An attribute that only one rule decides and that both set differently.
  fileprivate func conflict(with other: Outcome, in contents: RuleSetContents) -> Attribute? {
    let theirs = other.values(in: contents)
    return values(in: contents).first { attribute, value in
      !attribute.accumulates
        && theirs.contains { $0.0 == attribute && $0.1 != value }
    }?.0
  }
}

extension Alternative {
  /// Whether it names words, rather than values that many requests share.
  fileprivate var isEvidence: Bool {
    switch self {
    case .phrase, .start, .end, .pattern: true
    case .exists, .text, .number, .below, .numbers, .instants, .during, .opaque: false
    }
  }
}
