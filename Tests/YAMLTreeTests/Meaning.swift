import Diagnostics

@testable import YAMLTree

/// What a tree means to a program, for comparison with the expectations of test suites: numbers by
/// their value, everything else by its text.
indirect enum Meaning: Equatable {
  case null
  case bool(Bool)
  case number(Double)
  case text(String)
  case list([Meaning])
  case mapping([Pair])

  /// An entry of a mapping.
  struct Pair: Equatable {
    let name: String
    let value: Meaning
  }

  /// The meaning of a node.
  init(_ node: Node) {
    switch node.content {
    case .sequence(let elements): self = .list(elements.map(Meaning.init))
    case .mapping(let entries):
      self = .mapping(entries.map { Pair(name: $0.name, value: Meaning($0.value)) })
    case .scalar(let scalar):
      switch scalar.resolved {
      case .null: self = .null
      case .bool(let value): self = .bool(value)
      case .int(let text): self = .number(Self.number(text))
      case .float(let text): self = .number(Double(text) ?? .nan)
      case .string: self = .text(scalar.text)
      }
    }
  }

  private static func number(_ text: String) -> Double {
    if text.hasPrefix("0x") { return Double(Int(text.dropFirst(2), radix: 16) ?? 0) }
    if text.hasPrefix("0o") { return Double(Int(text.dropFirst(2), radix: 8) ?? 0) }
    return Double(text) ?? .nan
  }
}
