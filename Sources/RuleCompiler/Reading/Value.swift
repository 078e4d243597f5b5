import Diagnostics
import YAMLTree

/// One YAML file of the folder, shared by all values that stand in it.
final class RuleFile: Sendable {
  /// The text, under the path that people see: `rules/20-lift.yaml`.
  let text: SourceText
  /// The path relative to the rules folder.
  let path: String

  init(text: SourceText, path: String) {
    self.text = text
    self.path = path
  }
}

/// A node together with the file that it stands in.
struct Value: Sendable {
  /// What is written.
  let node: Node
  /// Where it is written.
  let file: RuleFile

  /// Where it stands, counted anew each time.
  var place: Place { file.text.place(of: node.span) }

  /// The first line of a list or mapping, which is enough to point at it.
  var head: Place {
    guard node.scalar == nil, let first = firstKey ?? elements?.first else { return place }
    return first.node.span.start < node.span.end ? first.head : place
  }

  /// The text as written, if it is a scalar.
  var text: String? { node.text }

  /// Whether nothing is written.
  var isNull: Bool { node.isNull }

  /// What it is, for messages.
  var kind: String { node.kind }

  /// The elements, if it is a list.
  var elements: [Value]? { node.elements?.map { Value(node: $0, file: file) } }

  /// The entries, if it is a mapping.
  var entries: [(key: Value, value: Value)]? {
    node.entries?.map { (Value(node: $0.key, file: file), Value(node: $0.value, file: file)) }
  }

  /// The value under a key of a mapping.
  subscript(key: String) -> Value? {
    node[key].map { Value(node: $0, file: file) }
  }

  private var firstKey: Value? {
    node.entries?.first.map { Value(node: $0.key, file: file) }
  }
}
