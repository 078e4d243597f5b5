import Diagnostics

extension Check {
  /// R101: unknown key.
  static let unknownKey = Check(
    code: "R101", title: "unknown key",
    prose: """
      A key that nothing reads is nearly always a slip of the pen, and the rule would silently do
      something else than what it says. So every key must be one of those that belong to its place.
      """,
    bad: """
      rules:
        - id: water-leak
          prioritty: high
      #   ^^^^^^^^^
          when: {text: {contains: [leak]}}
          then: {urgency: urgent}
      """,
    repaired: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {urgency: urgent}
      """)
}

extension Finding {
  /// Found as R101.
  static func unknownKey(_ key: Value, in owner: String, _ keys: Keys) -> Finding {
    let name = key.text ?? ""
    if let finding = fullWidthColon(in: key, name) { return finding }
    let shown = keys.all.prefix(8).map { "'\($0)'" }.joined(separator: ", ")
    let note = "\(keys.owner) has \(shown)\(keys.all.count > 8 ? ", …" : "")"
    return Finding(
      Check.unknownKey.code, "unknown key '\(name)' in \(owner)", at: key.place
    ).noting(note).suggesting(nearest(to: name, in: keys.all), for: key)
  }

  /// Shows of which rule, or whatever has an id, the finding speaks.
  func showing(idOf value: Value, _ owner: String) -> Finding {
    guard let id = value["id"], !id.isNull, let kind = owner.split(separator: " ").last else {
      return self
    }
    return labelling(id.place, "in this \(kind)")
  }

  /// Offers the nearest spelling as help and as a repair.
  func suggesting(_ name: String?, for value: Value) -> Finding {
    guard let name else { return self }
    return helping("did you mean '\(name)'?")
      .fixing("write '\(name)'", Replacement(value.place, with: name))
  }
}
