package import Matching
package import Triage

extension Decision {
  /// The value of a field once everything is decided.
  package func value(of path: FieldPath, by ruleSet: RuleSet) -> FieldValue {
    switch path {
    case .request(let field): FieldValue(request[field])
    case .attribute(let name): FieldValue(request.attributes[name])
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
    case .customerTier: FieldValue(customerTier?.value)
    case .category: .text(category.value)
    case .intent: .text(intent.value)
    case .urgency: .text(ruleSet.name(of: urgency))
    case .raiseUrgency: .missing
    case .skills: .list(skills.map(FieldValue.text))
    case .effort: effort.map { .number(String($0.value)) } ?? .missing
    case .team: .text(team.value)
    case .assignee: FieldValue(assignee?.value)
    case .strategy: FieldValue(strategy?.value.name)
    case .escalation: FieldValue(escalation(by: ruleSet))
    case .tags: .list(tags.map(FieldValue.text))
    case .notify: .list(notify.map(FieldValue.text))
    }
  }

  private func customerValue(_ name: String) -> FieldValue {
    let known = customer?.values(of: name) ?? []
    guard known.isEmpty else { return .list(known.map { FieldValue($0) }) }
    let path = "customer." + name
    if let field = RequestField(rawValue: path) { return FieldValue(request[field]) }
    return FieldValue(request.attributes[path])
  }
}

extension FieldValue {
  fileprivate init(_ value: RequestValue?) {
    switch value {
    case nil: self = .missing
    case .text(let text)?: self = .text(text)
    case .number(let digits)?: self = .number(digits)
    case .bool(let flag)?: self = .bool(flag)
    }
  }

  fileprivate init(_ text: String?) {
    self = text.map(FieldValue.text) ?? .missing
  }
}
