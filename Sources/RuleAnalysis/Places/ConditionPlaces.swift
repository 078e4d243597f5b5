import Diagnostics
import Matching
import Triage
import YAMLTree

/// Where each condition of a formula is written: the formula and the text, walked side by side.
struct ConditionPlaces {
  /// One condition and its parts in the text.
  struct Written {
    /// The path of the field.
    let field: Located
    /// The operator; nil where only a value is given.
    let name: Located?
    /// What is asked of it.
    let value: Located

    /// What it says, to point at: the operator, or the field.
    var place: Place { (name ?? field).place }

    /// An operand of a list, to point at; the whole value where the operand stands elsewhere.
    func operand(_ index: Int) -> Place {
      guard let elements = value.node.elements, elements.indices.contains(index) else {
        return value.head
      }
      return value.text.place(of: elements[index].span)
    }

    /// The field that is meant.
    var path: FieldPath? { field.node.text.flatMap { FieldPath($0) } }

    /// As it is written, on one line.
    var shown: String {
      let operand = value.node.text ?? "…"
      return "\(field.node.text ?? "") \(name?.node.text ?? "is") \(operand)"
    }
  }

  /// In written order, as formulas number their conditions.
  private(set) var all: [Written] = []
  /// The parts of each `any`, in written order, as formulas have theirs.
  private(set) var choices: [[Located]] = []

  /// Walks a formula beside the mapping that it was read from.
  init(of formula: Formula, under when: Located) { walk(formula, when) }

  /// The condition of a number, if it could be found.
  subscript(origin: Int) -> Written? { all.indices.contains(origin) ? all[origin] : nil }

  private mutating func walk(_ formula: Formula, _ mapping: Located) {
    let entries = mapping.node.entries ?? []
    guard entries.count != 1 else { return walk(formula, entries[0], mapping.text) }
    guard case .all(let parts) = formula else { return }
    for (part, entry) in zip(parts, entries) { walk(part, entry, mapping.text) }
  }

  private mutating func walk(_ formula: Formula, _ entry: Entry, _ text: SourceText) {
    let value = Located(node: entry.value, text: text)
    switch (formula, entry.name) {
    case (.all(let parts), "all"), (.any(let parts), "any"):
      if case .any = formula {
        choices.append((entry.value.elements ?? []).map { Located(node: $0, text: text) })
      }
      for (part, element) in zip(parts, entry.value.elements ?? []) {
        walk(part, Located(node: element, text: text))
      }
    case (.not(let part), "not"): walk(part, value)
    default: conditions(Located(node: entry.key, text: text), value)
    }
  }

  /// One condition an operator.
  private mutating func conditions(_ field: Located, _ value: Located) {
    guard let entries = value.node.entries else {
      all.append(Written(field: field, name: nil, value: value))
      return
    }
    for entry in entries where entry.name != "exact" {
      all.append(
        Written(
          field: field, name: Located(node: entry.key, text: field.text),
          value: Located(node: entry.value, text: field.text)))
    }
  }
}

extension Formula {
  /// Its conditions in written order.
  var conditions: [Condition] {
    switch self {
    case .always: []
    case .condition(let condition): [condition]
    case .all(let parts), .any(let parts): parts.flatMap(\.conditions)
    case .not(let part): part.conditions
    }
  }

  /// The parts of each `any`, in written order.
  var choices: [[Formula]] {
    switch self {
    case .always, .condition: []
    case .all(let parts): parts.flatMap(\.choices)
    case .any(let parts): [parts] + parts.flatMap(\.choices)
    case .not(let part): part.choices
    }
  }
}
