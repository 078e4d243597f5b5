import Diagnostics
import Matching
import Triage
import YAMLTree

/// Reads what stands under `expect`.
struct ExpectationReader {
  /// Where findings go and names are looked up.
  let draft: Draft
  /// For messages: `test 'x'`.
  let owner: String
  private(set) var fields: FieldTable
  private(set) var expectations: [Expectation] = []
  private var isNegated = false

  init(_ draft: Draft, owner: String, fields: FieldTable) {
    self.draft = draft
    self.owner = owner
    self.fields = fields
  }

  /// Reads all entries.
  mutating func read(_ value: Value) {
    guard let entries = value.entries else {
      draft.report(.wrongKind(value, expected: "a mapping", of: "what \(owner) expects"))
      return
    }
    if entries.isEmpty { draft.report(.expectsNothing(value, owner)) }
    for (key, value) in entries { read(key, value) }
  }

  private mutating func read(_ key: Value, _ value: Value) {
    switch key.text {
    case "not":
      isNegated.toggle()
      read(value)
      isNegated.toggle()
    case "decision": read(value)
    case "assignment": readAssignment(value)
    case "targets": readTargets(value)
    case "assignee": add(key, value, assigned(.assignee, value))
    case "state": add(key, value, assigned(.state, value))
    case "kind": add(key, value, assigned(.kind, value))
    default: readField(key, value)
    }
  }

  private mutating func readAssignment(_ value: Value) {
    let keys = Keys(
      of: "'assignment'", optional: Expectation.AssignmentPart.allCases.map(\.rawValue))
    guard let mapping = draft.mapping(value, keys, named: "'assignment' of \(owner)") else {
      return
    }
    for (key, value) in mapping.entries {
      guard let part = Expectation.AssignmentPart(rawValue: key.text ?? "") else { continue }
      add(key, value, assigned(part, value))
    }
  }

  private func assigned(
    _ part: Expectation.AssignmentPart, _ value: Value
  ) -> Expectation.Subject? {
    guard !value.isNull else { return .assignment(part, nil) }
    let text: String? =
      switch part {
      case .state: draft.word(value, "'state'", of: AssignmentState.self)?.rawValue
      case .assignee: draft.known(value, .assignee)
      case .kind: draft.word(value, "'kind'", of: Assignee.Kind.self)?.rawValue
      case .team: draft.known(value, .team)
      case .reason: draft.text(value, "'reason'")
      }
    return text.map { .assignment(part, $0) }
  }

  private mutating func readTargets(_ value: Value) {
    let keys = Keys(of: "'targets'", optional: Target.allCases.map(\.rawValue))
    guard let mapping = draft.mapping(value, keys, named: "the targets of \(owner)") else { return }
    for (key, value) in mapping.entries {
      guard let target = Target(rawValue: key.text ?? "") else { continue }
      guard !value.isNull else {
        add(key, value, .target(target, nil))
        continue
      }
      let due = draft.time(value, "the moment of '\(target.rawValue)'") {
        text throws(TimeTextError) in try Timestamp(parsing: text)
      }
      if let due { add(key, value, .target(target, due)) }
    }
  }

  private mutating func readField(_ key: Value, _ value: Value) {
    // A decision shows the directory's customer as `customer`.
    let name = key.text == "customer" ? "customer.id" : key.text ?? ""
    guard let path = FieldPath(name) else {
      draft.report(.unknownExpectation(key, owner))
      return
    }
    let number = fields.number(of: path, inRound: Attribute.highestLevel + 1)
    guard !value.isNull else {
      add(key, value, .field(path, .condition(Condition(field: number, criterion: .exists(false)))))
      return
    }
    let reader = OperatorReader(draft: draft, path: path, key: key)
    guard path.isListOfWords, let elements = value.elements else {
      add(key, value, .field(path, Self.all(reader.conditions(value, on: number))))
      return
    }
    // Each word is an expectation of its own: all must be there, and under `not` none.
    for element in elements {
      add(key, element, .field(path, Self.all(reader.conditions(element, on: number))))
    }
  }

  private static func all(_ conditions: [Condition]) -> Formula {
    conditions.count == 1 ? .condition(conditions[0]) : .all(conditions.map(Formula.condition))
  }

  private mutating func add(_ key: Value, _ value: Value, _ subject: Expectation.Subject?) {
    guard let subject else { return }
    expectations.append(
      Expectation(
        subject: subject, name: key.text ?? "", written: value.written, isNegated: isNegated,
        place: key.place))
  }
}

/// The two ways in which an assignment can end.
enum AssignmentState: String, CaseIterable {
  case dispatched
  case waiting
}

extension FieldPath {
  /// Whether the attribute is a list of words.
  fileprivate var isListOfWords: Bool {
    switch self {
    case .decided(let attribute): attribute.accumulates
    case .request, .customer, .attribute, .text, .receivedAt, .attachments: false
    }
  }
}

extension Value {
  /// As it is written, on one line.
  var written: String {
    let text = file.text.text(of: node.span)
    return text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}

extension Draft {
  /// Reads what a test expects.
  func expectations(_ value: Value, of owner: String, fields: inout FieldTable) -> [Expectation] {
    var reader = ExpectationReader(self, owner: owner, fields: fields)
    reader.read(value)
    fields = reader.fields
    return reader.expectations
  }
}
