internal import Diagnostics
internal import Triage
internal import YAMLTree

/// A decision as the ledger keeps it, with its reasons.
struct StoredDecision {
  private let object: StoredObject

  /// Takes the text of a ticket's decision.
  init(_ text: String) { object = StoredObject(text) }

  /// The bytes of the decided attributes.
  var decided: ArraySlice<UInt8> { object["decision"] ?? [] }

  /// The bytes of the promised moments.
  var targets: ArraySlice<UInt8> { object["targets"] ?? [] }

  /// The decided attributes by name.
  func attributes() -> DecidedAttributes { DecidedAttributes(decided, targets: targets) }

  /// Who decided what, in order.
  func reasons() -> [StoredReason] {
    guard let bytes = object["why"],
      let node = try? JSONReader.read(Array(bytes), limits: .stored).get()
    else { return [] }
    return (node.elements ?? []).map { entry in
      StoredReason(
        attribute: entry["attribute"]?.text ?? "",
        rule: entry["rule"].flatMap { $0.isNull ? nil : $0.text }, by: entry["by"]?.text)
    }
  }

  /// Whether somebody has changed what the rules decided: then it stands among the reasons, or
  /// reasons and attributes differ.
  var isCorrected: Bool {
    guard let why = object["why"] else { return false }
    if why.holds("\"by\":\"person\"") || why.holds("\"by\":\"escalation\"") { return true }
    return differsFromReasons(why)
  }

  private func differsFromReasons(_ why: ArraySlice<UInt8>) -> Bool {
    guard let node = try? JSONReader.read(Array(decided), limits: .stored).get() else {
      return false
    }
    return ["category", "intent", "urgency", "team"].contains { name in
      guard let value = node[name]?.text else { return false }
      let prefix = "{\"attribute\":\"\(name)\",\"value\":"
      let written = prefix + JSONValue.string(value).compact
      guard let place = why.lastPlace(of: prefix) else { return false }
      return !why[place...].starts(with: written.utf8)
    }
  }
}

/// Who decided an attribute, as it stands in `why`.
struct StoredReason: Hashable, Sendable {
  /// The attribute, or the field that was filled.
  var attribute: String
  /// The rule or the safety entry; `nil` where none decided.
  var rule: String?
  /// What decided instead, or how the rule changed it: `defaults`, `raise`, `safety`.
  var by: String?

  /// The rule, else the word for what decided instead.
  var decider: String { rule ?? by.map { "(\($0))" } ?? "(nobody)" }
}

/// Decided attributes and promised moments by name, as values that can be compared.
struct DecidedAttributes: Hashable {
  /// Each with its value; what has none is missing.
  private(set) var values: [String: Value] = [:]
  /// Fields that rules filled, with what.
  private(set) var filled: [String: String] = [:]

  /// A word, or several whose order is the rules'.
  enum Value: Hashable {
    case word(String)
    case number(String)
    case words([String])

    /// As people read it.
    var text: String {
      switch self {
      case .word(let word), .number(let word): word
      case .words(let words): words.joined(separator: ", ")
      }
    }
  }

  /// Reads the JSON of a decision and of its promises.
  init(_ decided: some Sequence<UInt8>, targets: some Sequence<UInt8>) {
    take(decided, prefix: "")
    take(targets, prefix: "targets.")
  }

  /// Names of what stands beside the attributes and decides nothing.
  private static let asides: Set<String> = ["shadow", "filled"]

  private mutating func take(_ bytes: some Sequence<UInt8>, prefix: String) {
    guard let node = try? JSONReader.read(Array(bytes), limits: .stored).get() else { return }
    for entry in node.entries ?? [] where !Self.asides.contains(entry.name) {
      values[prefix + entry.name] = Value(entry.value)
    }
    for entry in node["filled"]?.entries ?? [] {
      filled[entry.name] = entry.value.text
      values["filled." + entry.name] = Value(entry.value)
    }
  }
}

extension DecidedAttributes.Value {
  fileprivate init?(_ node: Node) {
    if let elements = node.elements {
      guard !elements.isEmpty else { return nil }
      self = .words(elements.compactMap(\.text))
      return
    }
    switch RequestValue(node) {
    case nil: return nil
    case .number(let digits)?: self = .number(digits)
    case .text(let text)?: self = .word(text)
    case .bool(let flag)?: self = .word(flag ? "true" : "false")
    }
  }
}
