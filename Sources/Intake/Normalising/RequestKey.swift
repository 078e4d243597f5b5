internal import Triage

/// What a key of a request means.
enum RequestKey: Hashable {
  /// `kind`
  case kind
  /// `received_at`
  case receivedAt
  /// `receipt`
  case receipt
  /// `attachments`
  case attachments
  /// An attribute by that name, as the sender wanted it.
  case attribute
  /// One of the fields that hold a scalar.
  case field(RequestField)

  /// The meaning of a top-level key of an object; nil for what becomes an attribute.
  static func ofTopLevel(_ name: String) -> RequestKey? { topLevel[name] }

  /// The meaning of a column or of a key of a mapping, which reach into `customer` and
  /// `attributes` with a dot.
  static func ofPath(_ name: String) -> RequestKey? {
    if let key = topLevel[name] ?? belowCustomer[name] { return key }
    return name.hasPrefix(attributePrefix) && name != attributePrefix ? .attribute : nil
  }

  /// Begins the paths of attributes.
  static let attributePrefix = "attributes."

  private static let topLevel: [String: RequestKey] = {
    var keys: [String: RequestKey] = [
      "kind": .kind, "received_at": .receivedAt, "receipt": .receipt, "attachments": .attachments,
    ]
    for field in RequestField.allCases where !field.rawValue.contains(".") {
      keys[field.rawValue] = .field(field)
    }
    return keys
  }()

  private static let belowCustomer: [String: RequestKey] = {
    let fields = RequestField.allCases.filter { $0.rawValue.hasPrefix("customer.") }
    return Dictionary(uniqueKeysWithValues: fields.map { ($0.rawValue, .field($0)) })
  }()
}
