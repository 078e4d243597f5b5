import Diagnostics
import Matching
import Triage
import YAMLTree

/// The operators of conditions, as they are written.
enum Operator: String, CaseIterable {
  case equals = "is"
  case contains
  case containsAll = "contains_all"
  case lacks
  case matches
  case startsWith = "starts_with"
  case endsWith = "ends_with"
  case atLeast = "at_least"
  case atMost = "at_most"
  case moreThan = "more_than"
  case lessThan = "less_than"
  case during
  case outside
  case inList = "in_list"
  case notInList = "not_in_list"
  case exists
}

/// Reads what is asked of one field.
struct OperatorReader {
  /// Where findings go and names are looked up.
  let draft: Draft
  /// What is asked about.
  let path: FieldPath
  /// The field as it is written, to point at.
  let key: Value

  /// One condition an operator; empty, with findings, where nothing can be read.
  func conditions(_ value: Value, on field: FieldID) -> [Condition] {
    guard let entries = value.entries else {
      if let mark = operatorMark(value) {
        draft.report(mark)
        return []
      }
      return equality(value).map { [Condition(field: field, criterion: $0)] } ?? []
    }
    let exact = exactness(value)
    let operators = entries.filter { $0.key.text != "exact" }
    if operators.isEmpty { draft.report(.noOperator(value, key.text ?? "")) }
    return operators.compactMap { entry in
      guard let name = entry.key.text, let kind = Operator(rawValue: name) else {
        draft.report(.unknownOperator(entry.key, field: key))
        return nil
      }
      return criterion(kind, entry.key, entry.value, exact).map {
        Condition(field: field, criterion: $0, exact: exact)
      }
    }
  }

  /// For an operator that a full-width `：` makes a text.
  private func operatorMark(_ value: Value) -> Finding? {
    guard let text = value.text else { return nil }
    let name = String(text.prefix { $0 != "：" })
    guard name == "exact" || Operator(rawValue: name) != nil else { return nil }
    return .fullWidthColon(in: value, text)
  }

  private func exactness(_ value: Value) -> Bool {
    guard let value = value["exact"] else { return false }
    return draft.flag(value, "'exact'") ?? false
  }

  private func criterion(
    _ kind: Operator, _ name: Value, _ value: Value, _ exact: Bool
  ) -> Criterion? {
    if value.elements?.isEmpty ?? false {
      draft.report(.emptyList(value, "'\(kind.rawValue)'"))
      return nil
    }
    switch kind {
    case .equals: return equality(value)
    case .contains: return .contains(draft.phrases(value))
    case .containsAll: return .containsAll(draft.phrases(value))
    case .lacks: return .lacks(draft.phrases(value))
    case .matches: return draft.pattern(value, exact: exact).map(Criterion.matches)
    case .startsWith: return pieces(value, name).map(Criterion.startsWith)
    case .endsWith: return pieces(value, name).map(Criterion.endsWith)
    case .atLeast: return comparison(.atLeast, value)
    case .atMost: return comparison(.atMost, value)
    case .moreThan: return comparison(.moreThan, value)
    case .lessThan: return comparison(.lessThan, value)
    case .during: return times(name, value).map(Criterion.during)
    case .outside: return times(name, value).map(Criterion.outside)
    case .inList: return draft.list(value).map(Criterion.inList)
    case .notInList: return draft.list(value).map(Criterion.notInList)
    case .exists: return draft.flag(value, "'exists'").map(Criterion.exists)
    }
  }

  private func pieces(_ value: Value, _ name: Value) -> [String]? {
    let values = draft.texts(value, "'\(name.text ?? "")'")
    for value in values where value.text?.isEmpty ?? true {
      draft.report(.emptyOperand(value, name.text ?? ""))
    }
    return values.isEmpty ? nil : values.compactMap(\.text)
  }

  private func times(_ name: Value, _ value: Value) -> TimeSet? {
    guard path.canBeTime else {
      draft.report(.noTime(name, field: key))
      return nil
    }
    guard let id = draft.known(value, .calendar), let calendar = draft.calendars[id] else {
      return nil
    }
    return TimeSet(name: id) { calendar.isOpen(at: Timestamp(milliseconds: $0)) }
  }
}

// MARK: Equality

extension OperatorReader {
  private func equality(_ value: Value) -> Criterion? {
    guard let elements = value.elements else {
      guard !value.isNull else {
        draft.report(.nothingToCompare(value, key))
        return nil
      }
      return operand(value).map { .equals([$0]) }
    }
    if elements.isEmpty { draft.report(.emptyList(value, "'\(key.text ?? "")'")) }
    let operands = elements.compactMap(operand)
    return operands.isEmpty ? nil : .equals(operands)
  }

  private func operand(_ value: Value) -> Operand? {
    guard let text = draft.text(value, "a value of '\(key.text ?? "")'") else { return nil }
    if text.isEmpty {
      draft.report(.nothingToCompare(value, key))
      return nil
    }
    if let kind = path.vocabulary, isChecked(kind) { return name(value, kind) }
    if value.node.scalar?.style == .plain, isNumberLike(text), ExactNumber(text) != nil {
      return .number(text)
    }
    return .text(text)
  }

  private func name(_ value: Value, _ kind: NameKind) -> Operand? {
    guard kind == .category else { return draft.known(value, kind).map { .text($0) } }
    switch draft.categoryPattern(value) {
    case nil: return nil
    case .name(let name)?: return .text(name)
    case .below(let prefix)?: return .below(String(prefix.dropLast()))
    }
  }

  /// Sites are free where the folder has no vocabulary of them.
  private func isChecked(_ kind: NameKind) -> Bool { kind != .site || !draft.names.isEmpty(.site) }

  private func isNumberLike(_ text: String) -> Bool {
    text.utf8.first.map { $0 <= UInt8(ascii: "9") } ?? false
  }
}

// MARK: Order

extension OperatorReader {
  private func comparison(_ comparison: Comparison, _ value: Value) -> Criterion? {
    guard let text = draft.text(value, "a bound of '\(key.text ?? "")'") else { return nil }
    if let kind = path.vocabulary {
      guard kind == .urgency || kind == .customerTier else {
        draft.report(.noOrder(key, comparison.rawValue))
        return nil
      }
      return ranked(comparison, value, kind)
    }
    if path == .receivedAt {
      let leniency = Timestamp.Leniency.localOrDate(draft.zone)
      let instant = draft.time(value, "a time") { text throws(TimeTextError) in
        try Timestamp(parsing: text, as: leniency)
      }
      return instant.map {
        .compare(comparison, Bound(instant: $0.milliseconds, written: text))
      }
    }
    if let bound = Bound(number: text) { return .compare(comparison, bound) }
    if let instant = try? Timestamp(parsing: text) {
      return .compare(comparison, Bound(instant: instant.milliseconds, written: text))
    }
    draft.report(.noBound(value, text))
    return nil
  }

  /// The names that satisfy a comparison; both vocabularies begin with the highest.
  private func ranked(_ comparison: Comparison, _ value: Value, _ kind: NameKind) -> Criterion? {
    guard let name = draft.known(value, kind) else { return nil }
    let all = draft.names.all(kind)
    guard let rank = all.firstIndex(of: name) else { return nil }
    let names =
      switch comparison {
      case .atLeast: all[...rank]
      case .moreThan: all[..<rank]
      case .atMost: all[rank...]
      case .lessThan: all[(rank + 1)...]
      }
    return .ranked(comparison, written: name, names: Array(names))
  }
}

extension FieldPath {
  /// Which names the field's values are.
  var vocabulary: NameKind? {
    switch self {
    case .request(.site), .customer("site"): .site
    case .request, .customer, .attribute, .text, .receivedAt, .attachments: nil
    case .decided(let attribute): attribute.vocabulary
    }
  }

  /// Whether a calendar can say anything about it.
  fileprivate var canBeTime: Bool {
    switch self {
    case .receivedAt, .attribute, .customer: true
    case .request, .text, .attachments, .decided: false
    }
  }
}

extension Attribute {
  /// Which names the attribute's values are.
  var vocabulary: NameKind? {
    switch self {
    case .customerType: .customerType
    case .customerTier: .customerTier
    case .category: .category
    case .intent: .intent
    case .urgency: .urgency
    case .team: .team
    case .assignee: .assignee
    case .escalation: .escalation
    case .raiseUrgency, .skills, .effort, .strategy, .tags, .notify: nil
    }
  }
}
