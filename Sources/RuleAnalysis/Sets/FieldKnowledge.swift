import Matching
import Triage

/// What is known of the fields whatever a request says.
struct FieldKnowledge {
  /// What is known of one field.
  struct Field {
    /// Which field it is.
    var path: FieldPath
    /// Whether it may have several values.
    var isList = false
    /// Whether it never is missing.
    var isAlwaysThere = false
    /// All values that it can have; nil for any.
    var vocabulary: [Alternative]?
  }

  private(set) var fields: [Field]

  /// Gathers what the vocabularies tell.
  init(_ contents: RuleSetContents) {
    fields = contents.fields.fields.map { Self.field($0, contents) }
  }

  /// What is known of a field.
  subscript(field: FieldID) -> Field { fields[field.rawValue] }

  private static func field(_ entry: FieldTable.Field, _ contents: RuleSetContents) -> Field {
    var field = Field(path: entry.path)
    switch entry.path {
    case .request, .attribute, .text: break
    case .receivedAt: field.isAlwaysThere = true
    case .attachments: field.isList = true
    case .customer: field.isList = entry.state == .settled
    case .decided(let attribute):
      field.isList = attribute.accumulates
      field.isAlwaysThere = attribute.isAlwaysDecided
      field.vocabulary = names(of: attribute, contents).map { names in
        names.map { .text(PlainText($0, exact: false)) }
      }
    }
    return field
  }

  private static func names(of attribute: Attribute, _ contents: RuleSetContents) -> [String]? {
    switch attribute {
    case .customerType: contents.customerTypes
    case .category: contents.categories.map(\.id)
    case .intent: contents.intents
    case .urgency: contents.urgencies.map(\.id)
    case .team: contents.teams.keys.sorted()
    case .customerTier, .raiseUrgency, .skills, .effort, .assignee, .strategy, .escalation, .tags,
      .notify:
      nil
    }
  }
}

extension Attribute {
  /// Whether every decision has a value of it.
  fileprivate var isAlwaysDecided: Bool {
    switch self {
    case .customerType, .category, .intent, .urgency, .team: true
    case .customerTier, .raiseUrgency, .skills, .effort, .assignee, .strategy, .escalation, .tags,
      .notify:
      false
    }
  }
}

extension FieldKnowledge {
  /// The conjunctions one of which holds where a condition, or its opposite, does.
  func terms(_ condition: Condition, isNegated: Bool) -> [Conjunction] {
    switch condition.criterion {
    case .equals, .ranked, .contains, .matches, .startsWith, .endsWith, .compare, .during, .inList:
      [[literal(condition, isNegated)]]
    case .exists(let exists):
      [[Literal(condition.field, [.exists], isNegated: exists == isNegated)]]
    case .lacks, .notInList: without(condition, isNegated)
    case .outside: outside(condition, isNegated)
    case .containsAll(let phrases): together(condition, phrases, isNegated)
    }
  }

  private func literal(_ condition: Condition, _ isNegated: Bool) -> Literal {
    Literal(condition.field, alternatives(condition), isNegated: isNegated)
  }

  /// There is a value, and it is none of these.
  private func without(_ condition: Condition, _ isNegated: Bool) -> [Conjunction] {
    let there = Literal(condition.field, [.exists])
    let inside = literal(condition, false)
    return isNegated ? [[there.opposite], [inside]] : [[there, inside.opposite]]
  }

  private func outside(_ condition: Condition, _ isNegated: Bool) -> [Conjunction] {
    guard case .outside(let times) = condition.criterion,
      self[condition.field].path == .receivedAt
    else { return [[Literal(condition.field, [.opaque(condition)], isNegated: isNegated)]] }
    return [[Literal(condition.field, [.during(times)], isNegated: !isNegated)]]
  }

  /// In a list all phrases must occur in one element, which is a set of its own.
  private func together(
    _ condition: Condition, _ phrases: [Phrase], _ isNegated: Bool
  ) -> [Conjunction] {
    guard phrases.count == 1 || !self[condition.field].isList else {
      return [[Literal(condition.field, [.opaque(condition)], isNegated: isNegated)]]
    }
    let each = phrases.map {
      Literal(
        condition.field, [.phrase(PhraseForm($0, exact: condition.exact))], isNegated: isNegated)
    }
    return isNegated ? each.map { [$0] } : [each]
  }

  /// The sets one of which the value lies in.
  func alternatives(_ condition: Condition) -> [Alternative] {
    let exact = condition.exact
    return switch condition.criterion {
    case .equals(let operands): operands.flatMap { values($0, condition) }
    case .ranked(_, _, let names): names.map { .text(PlainText($0, exact: exact)) }
    case .inList(let list), .notInList(let list):
      list.entries.map { .text(PlainText($0, exact: exact)) }
    case .contains(let phrases), .containsAll(let phrases), .lacks(let phrases):
      phrases.map { .phrase(PhraseForm($0, exact: exact)) }
    case .matches(let pattern): [.pattern(pattern)]
    case .startsWith(let texts): texts.map { .start(PlainText($0, exact: exact)) }
    case .endsWith(let texts): texts.map { .end(PlainText($0, exact: exact)) }
    case .compare(let comparison, let bound): [range(comparison, bound)]
    case .during(let times), .outside(let times): [.during(times)]
    case .exists: [.exists]
    }
  }

  private func values(_ operand: Operand, _ condition: Condition) -> [Alternative] {
    let exact = condition.exact
    switch operand {
    case .text(let text): return [.text(PlainText(text, exact: exact))]
    case .number(let written):
      let text = PlainText(written, exact: exact)
      guard !exact, let number = ExactNumber(written) else { return [.text(text)] }
      return [.number(number, text)]
    case .below(let prefix):
      guard !exact else { return [.opaque(condition)] }
      let below = Alternative.below(folded(prefix) + ".")
      guard let vocabulary = self[condition.field].vocabulary else { return [below] }
      return vocabulary.filter { $0.isInside(below) }
    }
  }

  private func range(_ comparison: Comparison, _ bound: Bound) -> Alternative {
    switch bound.limit {
    case .number(let number):
      .numbers(Interval(comparison, number), written: bound.written)
    case .instant(let instant): .instants(Interval(comparison, instant))
    }
  }
}

extension Interval {
  /// What satisfies a comparison.
  init(_ comparison: Comparison, _ bound: Value) {
    switch comparison {
    case .atLeast: self.init(lower: End(value: bound, isIncluded: true), upper: nil)
    case .moreThan: self.init(lower: End(value: bound, isIncluded: false), upper: nil)
    case .atMost: self.init(lower: nil, upper: End(value: bound, isIncluded: true))
    case .lessThan: self.init(lower: nil, upper: End(value: bound, isIncluded: false))
    }
  }
}
