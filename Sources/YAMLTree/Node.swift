package import Diagnostics

/// One value of a YAML or JSON text, knowing where it stands.
///
/// A tree of values: copies share their storage, and nothing refers back to the text.
package struct Node: Hashable, Sendable {
  /// What a node can be.
  package enum Content: Hashable, Sendable {
    /// A single value.
    case scalar(Scalar)
    /// A list, in order.
    case sequence([Node])
    /// Keys with values, in the order of the text. Duplicates, which are findings, stand in it too.
    case mapping([Entry])
  }

  /// What the node holds.
  package let content: Content
  /// Where it stands: for a value reached through an alias, where the alias stands.
  package let span: SourceSpan

  /// Places a value.
  package init(_ content: Content, at span: SourceSpan) {
    self.content = content
    self.span = span
  }
}

extension Node {
  /// The scalar, if it is one.
  package var scalar: Scalar? {
    guard case .scalar(let scalar) = content else { return nil }
    return scalar
  }

  /// The text as written, if it is a scalar.
  package var text: String? { scalar?.text }

  /// The elements, if it is a list.
  package var elements: [Node]? {
    guard case .sequence(let elements) = content else { return nil }
    return elements
  }

  /// The entries, if it is a mapping.
  package var entries: [Entry]? {
    guard case .mapping(let entries) = content else { return nil }
    return entries
  }

  /// Whether it is a scalar that the core schema reads as null, such as an empty value.
  package var isNull: Bool { scalar?.resolved == .null }

  /// The value under a key; nil where this is no mapping or has no such key. Looks at one entry
  /// after the other.
  package subscript(key: String) -> Node? {
    entries?.first { $0.key.text == key }?.value
  }

  /// What it is, for messages: "a text", "a list", "a mapping", …
  package var kind: String {
    switch content {
    case .sequence: "a list"
    case .mapping: "a mapping"
    case .scalar(let scalar):
      switch scalar.resolved {
      case .null: "nothing"
      case .bool: "true or false"
      case .int, .float: "a number"
      case .string: "a text"
      }
    }
  }
}

/// A key with its value.
package struct Entry: Hashable, Sendable {
  /// A scalar, unless a finding says otherwise.
  package let key: Node
  /// Null where the text gives none.
  package let value: Node

  /// Puts `value` under `key`.
  package init(key: Node, value: Node) {
    self.key = key
    self.value = value
  }

  /// The key as written; empty where it is no scalar.
  package var name: String { key.text ?? "" }
}

/// A single value: the text as written, and what the YAML 1.2 core schema makes of it.
package struct Scalar: Hashable, Sendable {
  /// How it was written. JSON's texts count as double quoted, its other values as plain.
  package enum Style: UInt8, Sendable {
    /// Without quotes.
    case plain
    /// In `'…'`.
    case singleQuoted
    /// In `"…"`.
    case doubleQuoted
    /// As a block behind `|`.
    case literal
    /// As a block behind `>`.
    case folded
  }

  /// The tags of the core schema that a scalar can be given by hand.
  package enum Tag: UInt8, Sendable {
    /// `!!str`, or `!`
    case string
    /// `!!null`
    case null
    /// `!!bool`
    case bool
    /// `!!int`
    case int
    /// `!!float`
    case float
  }

  /// Quotes, escapes and folding undone, nothing else changed.
  package let text: String
  /// How it was written.
  package let style: Style
  /// Nil nearly always.
  package let tag: Tag?

  /// A scalar as a reader found it.
  package init(_ text: String, style: Style, tag: Tag? = nil) {
    self.text = text
    self.style = style
    self.tag = tag
  }
}
