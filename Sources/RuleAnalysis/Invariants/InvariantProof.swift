import Matching
import Triage

/// Proves that something holds of every decision about the subjects of a case.
struct InvariantProof {
  /// What is looked at.
  let study: Study
  /// Of each safety entry, the conjunctions one of which holds where it does.
  private let floors: [[Conjunction]]

  private var contents: RuleSetContents { study.contents }

  /// Prepares for any number of proofs.
  init(_ study: Study) {
    self.study = study
    floors = study.contents.safety.map { NormalForm.of($0.condition, study.knowledge) ?? [] }
  }

  /// Whether a claim holds whatever is decided; false where there is no proof.
  func proves(_ claim: Claim) -> Bool {
    guard let terms = NormalForm.of(claim.when, study.knowledge) else { return false }
    return terms.compactMap { Case($0, study.knowledge) }.allSatisfy { proves(claim.must, of: $0) }
  }

  private func proves(_ formula: Formula, of subjects: Case) -> Bool {
    if let terms = NormalForm.of(formula, study.knowledge),
      terms.contains(where: { subjects.implies($0) })
    {
      return true
    }
    switch formula {
    case .always: return true
    case .all(let parts): return parts.allSatisfy { proves($0, of: subjects) }
    case .any(let parts): return parts.contains { proves($0, of: subjects) }
    case .not: return false
    case .condition(let condition): return proves(condition, of: subjects)
    }
  }

  private func proves(_ condition: Condition, of subjects: Case) -> Bool {
    guard case .decided(let attribute) = study.knowledge[condition.field].path else { return false }
    switch condition.criterion {
    case .equals, .ranked, .contains, .inList: break
    case .containsAll, .lacks, .matches, .startsWith, .endsWith, .compare, .during, .outside,
      .notInList, .exists:
      return false
    }
    let allowed = study.knowledge.alternatives(condition)
    func isAllowed(_ name: String) -> Bool {
      let value = Alternative.text(PlainText(name, exact: false))
      return allowed.contains { value.isInside($0) }
    }
    return switch attribute {
    case .urgency: provesUrgency(isAllowed, subjects)
    case .tags, .notify, .skills: provesAddition(to: attribute, isAllowed, subjects)
    case .customerType, .customerTier, .category, .intent, .team, .assignee, .strategy,
      .escalation:
      provesDecision(of: attribute, isAllowed, subjects)
    case .raiseUrgency, .effort: false
    }
  }
}

// MARK: - Decided by the first rule

extension InvariantProof {
  /// Whether every rule that may be the first to decide sets an allowed value, and so does what
  /// decides where none does.
  private func provesDecision(
    of attribute: Attribute, _ isAllowed: (String) -> Bool, _ subjects: Case
  ) -> Bool {
    var mayEndBefore = false
    for (number, rule) in contents.rules.enumerated() {
      guard rule.mode == .live, rule.isFinal || rule.outcome.sets(attribute) else { continue }
      let standing = standing(of: number, rule, subjects)
      guard standing != .fails else { continue }
      if rule.outcome.sets(attribute) {
        let values = rule.outcome.values(in: contents).filter { $0.0 == attribute }
        guard values.allSatisfy({ isAllowed($0.1) }) else { return false }
      } else {
        mayEndBefore = true
      }
      if standing == .holds {
        return !mayEndBefore || fallbackIsAllowed(of: attribute, isAllowed, subjects)
      }
    }
    return fallbackIsAllowed(of: attribute, isAllowed, subjects)
  }

  private func standing(of number: Int, _ rule: Rule, _ subjects: Case) -> Truth {
    guard let terms = study.terms[number] else { return .unknown }
    if rule.validity == Validity(), terms.contains(where: { subjects.implies($0) }) {
      return .holds
    }
    return terms.contains { subjects.assuming($0) != nil } ? .unknown : .fails
  }

  /// What decides where no rule does: the category, else the defaults.
  private func fallbackIsAllowed(
    of attribute: Attribute, _ isAllowed: (String) -> Bool, _ subjects: Case
  ) -> Bool {
    let defaults = contents.defaults
    func name(_ level: UrgencyLevel) -> String { contents.urgencies[level.rank].id }
    let possible = categories(of: subjects)
    return switch attribute {
    case .category:
      isAllowed(defaults.category)
        && contents.categories.allSatisfy { $0.signals.isEmpty || isAllowed($0.id) }
    case .intent: possible.allSatisfy { isAllowed($0.intent ?? defaults.intent) }
    case .urgency: possible.allSatisfy { isAllowed(name($0.urgency ?? defaults.urgency)) }
    case .team: possible.allSatisfy { isAllowed($0.team ?? defaults.team) }
    case .customerType, .customerTier, .raiseUrgency, .skills, .effort, .assignee, .strategy,
      .escalation, .tags, .notify:
      false
    }
  }

  /// The categories that the case leaves.
  private func categories(of subjects: Case) -> [Category] {
    let sets = subjects.choices.filter {
      study.knowledge[$0.field].path == .decided(.category)
    }.flatMap(\.sets)
    guard !sets.isEmpty else { return contents.categories }
    return contents.categories.filter { category in
      let value = Alternative.text(PlainText(category.id, exact: false))
      return sets.allSatisfy { $0.contains { value.isInside($0) || $0.isInside(value) } }
    }
  }
}

// MARK: - Urgency and what accumulates

extension InvariantProof {
  /// By the floor, or by what decides it, where becoming more urgent cannot break it.
  private func provesUrgency(_ isAllowed: (String) -> Bool, _ subjects: Case) -> Bool {
    let allowed = contents.urgencies.prefix { isAllowed($0.id) }.count
    let isClosed = !contents.urgencies.dropFirst(allowed).contains { isAllowed($0.id) }
    guard allowed > 0, isClosed else { return false }
    let isFloored = zip(contents.safety, floors).contains { entry, terms in
      entry.urgency.rank < allowed && terms.contains { subjects.implies($0) }
    }
    return isFloored || provesDecision(of: .urgency, isAllowed, subjects)
  }

  /// By a rule or safety entry that is certain to hold and adds it, or by every category that is
  /// left.
  private func provesAddition(
    to attribute: Attribute, _ isAllowed: (String) -> Bool, _ subjects: Case
  ) -> Bool {
    let isFloored = zip(contents.safety, floors).contains { entry, terms in
      words(attribute, tags: entry.tags, notify: entry.notify).contains(where: isAllowed)
        && terms.contains { subjects.implies($0) }
    }
    if isFloored { return true }
    for (number, rule) in contents.rules.enumerated() where rule.mode == .live {
      let standing = standing(of: number, rule, subjects)
      let words =
        attribute == .skills
        ? rule.outcome.skills
        : words(attribute, tags: rule.outcome.tags, notify: rule.outcome.notify)
      if standing == .holds, words.contains(where: isAllowed) { return true }
      if rule.isFinal, standing != .fails { break }
    }
    guard attribute == .skills else { return false }
    return categories(of: subjects).allSatisfy { $0.skills.contains(where: isAllowed) }
  }

  private func words(_ attribute: Attribute, tags: [String], notify: [String]) -> [String] {
    switch attribute {
    case .tags: tags
    case .notify: notify
    case .customerType, .customerTier, .category, .intent, .urgency, .raiseUrgency, .skills,
      .effort, .team, .assignee, .strategy, .escalation:
      []
    }
  }
}
