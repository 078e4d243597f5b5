/// What a condition can look at.
package enum FieldPath: Hashable, Sendable {
  /// A named field of the request.
  case request(RequestField)
  /// What the directory knows of the customer under this name, then what the request says.
  case customer(String)
  /// A further scalar of the request.
  case attribute(String)
  /// Subject, line break, description.
  case text
  /// When the customer asked.
  case receivedAt
  /// The names of the files that came along.
  case attachments
  /// An attribute that rules decided on a lower level.
  case decided(Attribute)

  /// Reads a path as an admin writes it; `nil` for a name that no condition can look at.
  package init?(_ path: String) {
    if path == "text" {
      self = .text
    } else if path == "received_at" {
      self = .receivedAt
    } else if path == "attachments" {
      self = .attachments
    } else if path.hasPrefix("customer."), path.utf8.count > "customer.".utf8.count {
      self = .customer(String(path.dropFirst("customer.".count)))
    } else if path.hasPrefix("attributes."), path.utf8.count > "attributes.".utf8.count {
      self = .attribute(String(path.dropFirst("attributes.".count)))
    } else if let attribute = Attribute(rawValue: path), attribute.isReadable {
      self = .decided(attribute)
    } else if let field = RequestField(rawValue: path) {
      self = .request(field)
    } else {
      return nil
    }
  }

  /// The path as an admin writes it.
  package var text: String {
    switch self {
    case .request(let field): field.rawValue
    case .customer(let name): "customer." + name
    case .attribute(let name): "attributes." + name
    case .text: "text"
    case .receivedAt: "received_at"
    case .attachments: "attachments"
    case .decided(let attribute): attribute.rawValue
    }
  }

  /// The round of a decision in which the value is known, where no rule fills it: 0 is what came
  /// in, 1 the directory, and an attribute is known one round after the level that decides it.
  package var round: Int {
    switch self {
    case .request, .attribute, .text, .receivedAt, .attachments: 0
    case .customer: 1
    case .decided(let attribute): attribute.level + 1
    }
  }
}
