package import Diagnostics
package import Matching

/// Why an attribute has its value: one entry of `why`.
package struct Reason: Sendable {
  /// Which attribute, or which field of the request was filled.
  package var attribute: String
  /// What it was set to, as JSON shows it.
  package var value: JSONValue
  /// The id of the rule or safety entry; `nil` where none decided.
  package var rule: String?
  /// What decided instead of a rule, or in which way a rule changed it: `raise`, `safety`.
  package var by: String?
  /// Where the rule stands.
  package var at: String?
  /// What made it hold.
  package var because: [Ground]

  /// One thing that was found in the request.
  package struct Ground: Hashable, Sendable {
    /// The path of the field.
    package var field: String
    /// What was found there.
    package var evidence: Evidence
  }

  /// The reason as it stands in dispatch files and explanations.
  package var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("attribute", .string(attribute)), .init("value", value),
      .init("rule", .string(orNull: rule)),
    ]
    if let by { members.append(.init("by", .string(by))) }
    if let at { members.append(.init("at", .string(at))) }
    members.append(.init("because", .array(because.map(\.json))))
    return .object(members)
  }
}

extension Reason.Ground {
  /// The ground as it stands in dispatch files and explanations.
  package var json: JSONValue {
    var members: [JSONValue.Member] = [
      .init("field", .string(field)), .init("operator", .string(evidence.operatorName)),
      .init("operand", .string(evidence.operand)),
    ]
    if evidence.isNegated { members.append(.init("not", true)) }
    if let element = evidence.element { members.append(.init("element", .integer(element))) }
    if let found = evidence.found {
      members.append(
        .init("found", .array([.integer(found.lowerBound), .integer(found.upperBound)])))
    }
    return .object(members)
  }
}

extension FieldValue {
  /// The value as explanations show it.
  package var json: JSONValue {
    switch self {
    case .missing: .null
    case .text(let text): .string(text)
    case .number(let digits): .number(digits)
    case .bool(let flag): .bool(flag)
    case .instant(let moment): .string(Timestamp(milliseconds: moment).text(in: .utc))
    case .list(let elements): .array(elements.map(\.json))
    }
  }
}
