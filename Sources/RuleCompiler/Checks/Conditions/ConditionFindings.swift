import Diagnostics
import Matching
import Triage
import YAMLTree

extension Finding {
  static func unknownField(_ key: Value, _ name: String) -> Finding {
    if let finding = fullWidthColon(in: key, name) { return finding }
    let finding = Finding(Check.unknownField.code, "unknown field '\(name)'", at: key.place)
    if Operator(rawValue: name) != nil {
      return finding.helping(
        "'\(name)' is an operator, and belongs under a field: text: {\(name): …}")
    }
    if name == "raise_urgency" { return finding.helping("the outcome can be read as 'urgency'") }
    let near = nearest(to: name, in: knownFields)
    guard near == nil else { return finding.suggesting(near, for: key) }
    return finding.helping("what senders add is found as 'attributes.\(name)'")
  }

  static func unknownOperator(_ key: Value, field: Value) -> Finding {
    let name = key.text ?? ""
    if let finding = fullWidthColon(in: key, name) { return finding }
    let words = Operator.allCases.map(\.rawValue) + ["exact"]
    let shown = words.prefix(5).map { "'\($0)'" }.joined(separator: ", ")
    let finding = Finding(
      Check.unknownOperator.code, "unknown operator '\(name)' on '\(field.text ?? "")'",
      at: key.place
    ).noting("an operator is \(shown), …")
    if ["all", "any", "not"].contains(name) {
      return finding.helping("'\(name)' stands around fields, not under one")
    }
    return finding.suggesting(nearest(to: name, in: words), for: key)
  }

  static func nothingToCompare(_ value: Value, _ key: Value) -> Finding {
    Finding(
      Check.nothingToCompare.code, "'\(key.text ?? "")' is compared with nothing",
      at: value.text == "" && value.node.scalar?.style == .plain ? key.place : value.place
    ).helping("a missing field is asked for by '\(key.text ?? ""): {exists: false}'")
  }

  static func malformedPhrase(_ value: Value, _ fault: Phrase.Fault) -> Finding {
    let (message, help): (String, String) =
      switch fault {
      case .empty: ("an empty phrase", "a phrase needs something to look for")
      case .lonelyStar: ("a phrase of stars only", "'exists: true' asks whether there is any text")
      case .innerStar:
        ("a '*' within a phrase", "'*' only opens an end; 'matches' takes a regular expression")
      }
    return Finding(Check.malformedPhrase.code, message, at: value.place).helping(help)
  }

  static func separatorInPhrase(_ value: Value, _ text: String, _ mark: Character) -> Finding {
    Finding(
      Check.separatorInPhrase.code, "the phrase '\(text)' holds '\(mark)', and is one phrase",
      severity: .warning, at: value.place
    ).helping("write several phrases as several items: [a, b]")
  }

  static func malformedPattern(_ value: Value, _ text: String, _ fault: Pattern.Fault) -> Finding {
    let part = text.range(of: fault.part)
    let place =
      part.flatMap { part in
        value.place(
          from: text.utf8.distance(from: text.startIndex, to: part.lowerBound),
          length: fault.part.utf8.count)
      } ?? value.place(from: 0)
    return Finding(
      Check.malformedPattern.code, "not a regular expression: \(fault.message)", at: place)
  }

  static func directoryType(_ key: Value, _ name: String) -> Finding {
    Finding(
      Check.directoryType.code,
      "'customer.\(name)' is what the directory says, before anything is decided", at: key.place
    ).noting("only a rule that sets 'customer_type' or 'customer_tier' reads it")
      .suggesting("customer_\(name)", for: key)
  }

  static func noBound(_ value: Value, _ text: String) -> Finding {
    Finding(Check.noBound.code, "'\(text)' is neither a number nor a time", at: value.place)
      .noting("names have an order only for 'urgency' and 'customer_tier'")
  }

  static func noOrder(_ key: Value, _ name: String) -> Finding {
    Finding(
      Check.wrongOperator.code, "the names of '\(key.text ?? "")' have no order for '\(name)'",
      at: key.place
    ).noting("names have an order only for 'urgency' and 'customer_tier'")
  }

  static func noTime(_ name: Value, field: Value) -> Finding {
    Finding(
      Check.wrongOperator.code, "'\(field.text ?? "")' is no time for '\(name.text ?? "")'",
      at: name.place
    ).noting("times such as 'received_at' lie within opening hours")
  }

  static func noOperator(_ value: Value, _ field: String) -> Finding {
    Finding(Check.emptyCondition.code, "nothing is asked of '\(field)'", at: value.firstLine)
      .noting("an operator belongs here, such as 'is', 'contains' or 'exists'")
  }

  static func emptyList(_ value: Value, _ what: String) -> Finding {
    Finding(Check.emptyCondition.code, "the list of \(what) is empty", at: value.place)
  }

  static func emptyOperand(_ value: Value, _ name: String) -> Finding {
    Finding(Check.emptyCondition.code, "'\(name)' is given an empty text", at: value.place)
  }

  private static var knownFields: [String] {
    RequestField.allCases.map(\.rawValue) + Attribute.allCases.filter(\.isReadable).map(\.rawValue)
      + ["text", "received_at", "attachments", "customer.tags", "all", "any", "not"]
  }
}

extension String {
  /// The first occurrence of a text that is not empty.
  fileprivate func range(of part: String) -> Range<Index>? {
    guard !part.isEmpty else { return nil }
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) {
        return start..<(index(start, offsetBy: part.count, limitedBy: endIndex) ?? endIndex)
      }
      start = index(after: start)
    }
    return nil
  }
}
