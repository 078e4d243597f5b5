internal import Diagnostics
internal import Matching
package import Triage
internal import YAMLTree

/// A condition over two decisions that cannot be understood.
package struct UnreadableCondition: Error, Hashable, CustomStringConvertible {
  /// What is wrong, what was expected, and what may have been meant.
  package let description: String

  init(_ description: String) { self.description = description }
}

extension ForbiddenChange {
  /// Reads a condition in the syntax of `when`, with `old.` or `new.` before attributes, or a
  /// sentence such as `urgency falls below emergency`.
  ///
  /// - Parameters:
  ///   - urgencies: the names of the old rules in order, for what is asked of `old.urgency`.
  ///   - ruleSet: the other rules, whose vocabularies serve for all else.
  package init(
    parsing text: String, oldUrgencies urgencies: [String], by ruleSet: RuleSet
  ) throws(UnreadableCondition) {
    let source = ForbiddenSentence.condition(text) ?? text
    let bytes = SourceText(path: "--forbid", bytes: Array(source.utf8))
    let (document, findings) = YAMLReader.readOne(bytes)
    guard let node = document, node.entries != nil, !findings.hasErrors else {
      throw UnreadableCondition(
        "'\(text)' is no condition; expected a mapping such as"
          + " '{old.urgency: emergency, new.urgency: {less_than: emergency}}', or a sentence such as"
          + " \(ForbiddenSentence.examples)")
    }
    var reader = ForbiddenReader(
      vocabularies: .init(oldUrgencies: urgencies, contents: ruleSet.contents))
    let formula = try reader.formula(node)
    self.init(written: text, formula: formula, fields: reader.fields)
  }
}

/// Turns a mapping into a formula, by the words of rules.
private struct ForbiddenReader {
  let vocabularies: Vocabularies
  var fields: [ForbiddenChange.Field] = []

  struct Vocabularies {
    let oldUrgencies: [String]
    let contents: RuleSetContents
  }

  init(vocabularies: Vocabularies) { self.vocabularies = vocabularies }

  mutating func formula(_ node: Node) throws(UnreadableCondition) -> Formula {
    guard let entries = node.entries, !entries.isEmpty else {
      throw UnreadableCondition("a condition is a mapping, not \(node.kind)")
    }
    var parts: [Formula] = []
    for entry in entries { parts.append(try part(entry)) }
    return parts.count == 1 ? parts[0] : .all(parts)
  }

  private mutating func part(_ entry: Entry) throws(UnreadableCondition) -> Formula {
    switch entry.name {
    case "all": return .all(try list(entry))
    case "any": return .any(try list(entry))
    case "not": return .not(try formula(entry.value))
    default: return try field(entry)
    }
  }

  private mutating func list(_ entry: Entry) throws(UnreadableCondition) -> [Formula] {
    guard let elements = entry.value.elements, !elements.isEmpty else {
      throw UnreadableCondition("'\(entry.name)' holds a list of conditions")
    }
    var formulas: [Formula] = []
    for element in elements { formulas.append(try formula(element)) }
    return formulas
  }

  private mutating func field(_ entry: Entry) throws(UnreadableCondition) -> Formula {
    let field = try Self.field(named: entry.name)
    let number = fields.firstIndex(of: field) ?? fields.count
    if number == fields.count { fields.append(field) }
    let operators = ForbiddenOperators(name: entry.name, order: order(of: field))
    let criteria = try operators.criteria(entry.value)
    let conditions = criteria.map {
      Formula.condition(Condition(field: FieldID(rawValue: number), criterion: $0))
    }
    return conditions.count == 1 ? conditions[0] : .all(conditions)
  }

  /// Names in order, the highest first, where comparisons are of ranks.
  private func order(of field: ForbiddenChange.Field) -> [String]? {
    switch field {
    case .old("urgency"), .old("safety_floor"): vocabularies.oldUrgencies
    case .new("urgency"), .new("safety_floor"): vocabularies.contents.urgencies.map(\.id)
    case .old("customer_tier"), .new("customer_tier"): vocabularies.contents.tiers.map(\.name)
    case .old, .new, .request: nil
    }
  }

  private static func field(
    named name: String
  ) throws(UnreadableCondition) -> ForbiddenChange.Field {
    for (prefix, isOld) in [("old.", true), ("new.", false)] where name.hasPrefix(prefix) {
      let attribute = String(name.dropFirst(prefix.utf8.count))
      guard attributes.contains(attribute) else {
        let near = nearest(to: attribute, in: attributes)
        throw UnreadableCondition(
          "'\(name)' is nothing that is decided"
            + (near.map { "; did you mean '\(prefix)\($0)'?" } ?? ""))
      }
      return isOld ? .old(attribute) : .new(attribute)
    }
    if let path = FieldPath(name) {
      switch path {
      case .request, .attribute, .text, .receivedAt: return .request(path)
      case .customer(let property):
        if RequestField(rawValue: "customer." + property) != nil { return .request(path) }
      case .decided, .attachments: break
      }
    }
    throw UnreadableCondition(
      "'\(name)' is no field; expected 'old.' or 'new.' with an attribute, or a field of the request"
    )
  }

  private static let attributes =
    Attribute.allCases.filter(\.isReadable).map(\.rawValue) + ["safety_floor", "customer"]
    + Target.allCases.map { DecidedAttributes.promises + $0.rawValue }
}
