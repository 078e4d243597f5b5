internal import Diagnostics
internal import Triage
internal import YAMLTree

extension Request {
  /// Reads what ``Request/json(in:)`` wrote, so that writing it again gives the same bytes; `nil`
  /// for anything else.
  ///
  /// - Parameter filled: names of fields that rules filled, which the sender left out.
  init?(stored text: String, without filled: Set<String> = []) {
    guard let node = try? JSONReader.read(Array(text.utf8), limits: .stored).get() else {
      return nil
    }
    self.init(node, without: filled)
  }

  private init?(_ node: Node, without filled: Set<String>) {
    guard let time = node["received_at"]?.text, let moment = try? Timestamp(parsing: time),
      let entries = node.entries
    else { return nil }
    self.init(receivedAt: moment)
    for entry in entries {
      switch entry.name {
      case "received_at": break
      case "customer":
        for part in entry.value.entries ?? [] {
          take(part.value, as: "customer." + part.name, unless: filled)
        }
      case "attributes":
        for part in entry.value.entries ?? []
        where !filled.contains("attributes." + part.name) {
          attributes[part.name] = RequestValue(part.value)
        }
      case "attachments":
        attachments = (entry.value.elements ?? []).map { element in
          Attachment(
            name: element["name"]?.text, url: element["url"]?.text,
            mediaType: element["media_type"]?.text)
        }
      default: take(entry.value, as: entry.name, unless: filled)
      }
    }
  }

  private mutating func take(_ node: Node, as name: String, unless filled: Set<String>) {
    guard !filled.contains(name), let field = RequestField(rawValue: name) else { return }
    self[field] = RequestValue(node)
  }
}

extension RequestValue {
  /// A scalar of a JSON text; `nil` for null and for what is no scalar.
  init?(_ node: Node) {
    guard let scalar = node.scalar else { return nil }
    switch scalar.resolved {
    case .null: return nil
    case .bool(let flag): self = .bool(flag)
    case .int(let digits), .float(let digits): self = .number(digits)
    case .string: self = .text(scalar.text)
    }
  }
}

extension Limits {
  /// What the ledger keeps was within the limits of intake; an explanation is larger than its
  /// request.
  static let stored = Limits(
    bytes: 1 << 30, depth: 128, nodes: 10_000_000, aliases: 0, scalarBytes: 1 << 28)
}
