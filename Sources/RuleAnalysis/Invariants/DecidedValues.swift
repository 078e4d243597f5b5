import Matching
import Triage

extension Decision {
  /// The value of a field once everything is decided.
  func value(of path: FieldPath, by ruleSet: RuleSet) -> FieldValue {
    switch path {
    case .request(let field): FieldValue(scalar: request[field])
    case .attribute(let name): FieldValue(scalar: request.attributes[name])
    case .text: request.text.map(FieldValue.text) ?? .missing
    case .receivedAt: .instant(request.receivedAt.milliseconds)
    case .attachments:
      .list(request.attachments.compactMap { ($0.name ?? $0.url).map(FieldValue.text) })
    case .customer(let name): customerValue(name)
    case .decided(let attribute): value(of: attribute, by: ruleSet)
    }
  }

  private func value(of attribute: Attribute, by ruleSet: RuleSet) -> FieldValue {
    switch attribute {
    case .customerType: .text(customerType.value)
    case .customerTier: FieldValue(name: customerTier?.value)
    case .category: .text(category.value)
    case .intent: .text(intent.value)
    case .urgency: .text(ruleSet.name(of: urgency))
    case .raiseUrgency: .missing
    case .skills: .list(skills.map(FieldValue.text))
    case .effort: effort.map { .number(String($0.value)) } ?? .missing
    case .team: .text(team.value)
    case .assignee: FieldValue(name: assignee?.value)
    case .strategy: FieldValue(name: strategy?.value.name)
    case .escalation: FieldValue(name: escalation(by: ruleSet))
    case .tags: .list(tags.map(FieldValue.text))
    case .notify: .list(notify.map(FieldValue.text))
    }
  }

  private func customerValue(_ name: String) -> FieldValue {
    let known = customer?.values(of: name) ?? []
    guard known.isEmpty else { return .list(known.map { FieldValue(scalar: $0) }) }
    let path = "customer." + name
    if let field = RequestField(rawValue: path) { return FieldValue(scalar: request[field]) }
    return FieldValue(scalar: request.attributes[path])
  }
}

extension FieldValue {
  fileprivate init(scalar: RequestValue?) {
    switch scalar {
    case nil: self = .missing
    case .text(let text)?: self = .text(text)
    case .number(let digits)?: self = .number(digits)
    case .bool(let flag)?: self = .bool(flag)
    }
  }

  fileprivate init(name: String?) { self = name.map(FieldValue.text) ?? .missing }
}
