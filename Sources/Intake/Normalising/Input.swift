internal import Diagnostics
internal import Triage
internal import YAMLTree

/// A value of a file, of whatever format, with its place.
///
/// Nothing that is missing (null, empty text, empty list) ever becomes an input.
struct Input {
  /// Scalars, and what is made of others.
  enum Content {
    /// A scalar.
    case value(RequestValue)
    /// A list or an object.
    case nested(Node)
  }

  /// What the value is.
  var content: Content
  /// The key or column under which its sender wrote it.
  var name: String
  /// JSON Pointer of what the key stands in; empty for the top.
  var prefix = ""
  /// Where it begins in the bytes that were read.
  var offset: Int32 = 0
  /// Whether the admin's mapping, not the sender, gave the value.
  var isConstant = false

  /// JSON Pointer (RFC 6901) of the value.
  var pointer: String { prefix + Self.pointer(to: name) }

  /// One step of a JSON Pointer.
  static func pointer(to name: String) -> String {
    var pointer = "/"
    for scalar in name.unicodeScalars {
      switch scalar {
      case "~": pointer += "~0"
      case "/": pointer += "~1"
      case _: pointer.unicodeScalars.append(scalar)
      }
    }
    return pointer
  }

  /// The value as text whatever it is: lists and objects as compact JSON.
  var text: String {
    switch content {
    case .value(let value): value.text
    case .nested(let node): NestedText.compact(node)
    }
  }

  /// The value where it is one, an attribute's text where it is a list or an object.
  var scalar: RequestValue {
    switch content {
    case .value(let value): value
    case .nested: .text(text)
    }
  }

  /// Text, or a number as its digits; nil for all else.
  var textOrNumber: String? {
    switch content {
    case .value(.text(let text)), .value(.number(let text)): text
    case .value(.bool), .nested: nil
    }
  }

  /// Whether the sender says something with it: constants are the admin's, white space is nothing.
  var saysSomething: Bool {
    guard !isConstant else { return false }
    guard case .value(.text(let text)) = content else { return true }
    return !text.unicodeScalars.allSatisfy(\.properties.isWhitespace)
  }

  /// What it is, for messages.
  var kind: String {
    switch content {
    case .value(.text): "a text"
    case .value(.number): "a number"
    case .value(.bool): "true or false"
    case .nested(let node): node.elements == nil ? "an object" : "a list"
    }
  }
}

extension Input {
  /// The value of a tree; nil where it counts as missing.
  init?(_ node: Node, name: String, prefix: String = "") {
    guard let content = Content(node) else { return nil }
    self.init(content: content, name: name, prefix: prefix, offset: node.span.start)
  }
}

extension Input.Content {
  /// Nil where the node counts as missing.
  init?(_ node: Node) {
    switch node.content {
    case .mapping: self = .nested(node)
    case .sequence(let elements):
      guard !elements.isEmpty else { return nil }
      self = .nested(node)
    case .scalar(let scalar):
      switch scalar.resolved {
      case .null: return nil
      case .bool(let flag): self = .value(.bool(flag))
      case .int(let digits), .float(let digits):
        self = .value(NestedText.isJSONNumber(digits) ? .number(digits) : .text(digits))
      case .string:
        guard !scalar.text.isEmpty else { return nil }
        self = .value(.text(scalar.text))
      }
    }
  }
}
