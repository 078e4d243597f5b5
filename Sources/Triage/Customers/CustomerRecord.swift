/// What the directory knows of one customer.
package struct CustomerRecord: Hashable, Sendable {
  /// Unique in the directory.
  package var id: String
  /// One of the vocabulary of customer types.
  package var type: String?
  /// The band of the customer's value.
  package var tier: String?
  /// The name of the person or company.
  package var name: String?
  /// Telephone numbers as written.
  package var phones: [String]
  /// E-mail addresses as written.
  package var emails: [String]
  /// The site of the unit.
  package var site: String?
  /// The building of the unit.
  package var building: String?
  /// The unit.
  package var unit: String?
  /// Words that rules read.
  package var tags: [String]
  /// Whatever else the directory says, by its column or key.
  package var properties: [String: [RequestValue]]

  /// A customer of whom nothing is known but the id.
  package init(id: String) {
    self.id = id
    phones = []
    emails = []
    tags = []
    properties = [:]
  }

  /// What a condition on `customer.<name>` sees; empty where the directory says nothing.
  package func values(of name: String) -> [RequestValue] {
    switch name {
    case "id": [.text(id)]
    case "type": type.map { [.text($0)] } ?? []
    case "tier": tier.map { [.text($0)] } ?? []
    case "name": self.name.map { [.text($0)] } ?? []
    case "phone": phones.map(RequestValue.text)
    case "email": emails.map(RequestValue.text)
    case "site": site.map { [.text($0)] } ?? []
    case "building": building.map { [.text($0)] } ?? []
    case "unit": unit.map { [.text($0)] } ?? []
    case "tags": tags.map(RequestValue.text)
    default: properties[name] ?? []
    }
  }
}
