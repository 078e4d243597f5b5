import Diagnostics
import Triage

/// What stands under `then`, with where each part of it stands.
struct ReadOutcome {
  /// What could be read.
  var outcome = Outcome()
  /// Whether `then` says that a raise may reach the top.
  var reachesTop: Value?
  /// The values of fields that are filled, to look at their groups later.
  var fills: [(fill: Fill, value: Value)] = []
  /// What is written for the lowest level.
  var lowest = LowestOutcome()
}

extension Draft {
  /// Reads what follows when a rule holds.
  func outcome(_ value: Value, of owner: String) -> ReadOutcome {
    var read = ReadOutcome()
    guard let entries = entries(value, named: "'then' of \(owner)") else { return read }
    var lowest = Int.max
    for (key, value) in entries {
      let level = self.read(key, value, owner, into: &read)
      if level < lowest || read.lowest.key == nil {
        lowest = level
        read.lowest.key = key
      }
    }
    if lowest <= Attribute.highestLevel { read.lowest.level = lowest }
    read.outcome.fills = read.fills.map(\.fill)
    return read
  }

  /// Reads one entry; returns the level that it stands on.
  private func read(
    _ key: Value, _ value: Value, _ owner: String, into read: inout ReadOutcome
  ) -> Int {
    let name = key.text ?? ""
    guard !value.isNull else {
      report(.missingKey(name, in: value, named: "'then' of \(owner)", key: key))
      return .max
    }
    if let attribute = Attribute(rawValue: name) {
      set(attribute, value, owner, in: &read.outcome)
      return attribute.level
    }
    if name == "reaches_top" {
      read.reachesTop = value
      return .max
    }
    guard let path = fillable(key, name, owner) else { return .max }
    if let text = text(value, "the text that fills '\(name)'"), isKnownSite(path, value, text) {
      read.fills.append((Fill(path: path, template: template(text)), value))
    }
    return 0
  }

  private func set(
    _ attribute: Attribute, _ value: Value, _ owner: String, in outcome: inout Outcome
  ) {
    switch attribute {
    case .customerType: outcome.customerType = known(value, .customerType)
    case .customerTier: outcome.customerTier = known(value, .customerTier)
    case .category: outcome.category = known(value, .category)
    case .intent: outcome.intent = known(value, .intent)
    case .urgency: outcome.urgency = level(value)
    case .raiseUrgency:
      outcome.raise = whole(value, "'raise_urgency'", in: 1...1000).map { Raise(steps: $0) }
    case .skills: outcome.skills = words(value, "a skill")
    case .effort: outcome.effort = minutes(value, "the effort")
    case .team: outcome.team = known(value, .team)
    case .assignee: outcome.assignee = known(value, .assignee)
    case .strategy: outcome.strategy = strategy(value, of: owner)
    case .escalation: outcome.escalation = known(value, .escalation)
    case .tags: outcome.tags = words(value, "a tag")
    case .notify: outcome.notify = recipients(value)
    }
  }

  /// A site without groups must be one of the vocabulary, where there is one.
  private func isKnownSite(_ path: FieldPath, _ value: Value, _ text: String) -> Bool {
    guard path == .request(.site), !names.isEmpty(.site), !text.contains("{") else { return true }
    return known(value, .site) != nil
  }

  private func fillable(_ key: Value, _ name: String, _ owner: String) -> FieldPath? {
    if let field = RequestField(rawValue: name) {
      if field.isFillable { return .request(field) }
      report(.cannotBeFilled(key, name))
      return nil
    }
    if case .attribute(let attribute)? = FieldPath(name) { return .attribute(attribute) }
    report(.unknownKey(key, in: "'then' of \(owner)", Self.thenKeys))
    return nil
  }

  private static let thenKeys = Keys(
    of: "'then'",
    optional: Attribute.allCases.map(\.rawValue) + ["reaches_top"]
      + RequestField.allCases.filter(\.isFillable).map(\.rawValue))

  /// Cuts `"block {building}"` into its pieces; braces around anything but a group's name are text.
  private func template(_ text: String) -> [Fill.Piece] {
    var pieces: [Fill.Piece] = []
    var literal = ""
    var rest = text[...]
    while let open = rest.firstIndex(of: "{") {
      let inner = rest[rest.index(after: open)...]
      guard let close = inner.firstIndex(of: "}"), isGroupName(inner[..<close]) else {
        literal += rest[...open]
        rest = inner
        continue
      }
      literal += rest[..<open]
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      literal = ""
      pieces.append(.group(String(inner[..<close])))
      rest = inner[inner.index(after: close)...]
    }
    literal += rest
    if !literal.isEmpty { pieces.append(.literal(literal)) }
    return pieces
  }

  private func isGroupName(_ text: Substring) -> Bool {
    !text.isEmpty && text.utf8.allSatisfy { $0 == UInt8(ascii: "_") || isLetterOrDigit($0) }
  }

  private func isLetterOrDigit(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }
}
