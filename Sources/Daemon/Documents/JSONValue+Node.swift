package import Diagnostics
package import YAMLTree

extension JSONValue {
  /// The value of a parsed JSON text, to be written again; numbers keep their digits.
  package init(_ node: Node) {
    switch node.content {
    case .sequence(let elements): self = .array(elements.map(JSONValue.init))
    case .mapping(let entries): self = .object(entries.map { .init($0.name, JSONValue($0.value)) })
    case .scalar(let scalar):
      switch scalar.resolved {
      case .null: self = .null
      case .bool(let flag): self = .bool(flag)
      case .int(let digits), .float(let digits): self = .number(digits)
      case .string: self = .string(scalar.text)
      }
    }
  }

  /// Reads a JSON text that this program wrote; `nil` if it is none.
  package init?(parsing text: String) {
    guard let node = try? JSONReader.read(Array(text.utf8), limits: .request).get() else {
      return nil
    }
    self.init(node)
  }
}
