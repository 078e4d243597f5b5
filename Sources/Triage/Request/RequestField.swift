/// A named field of a request that holds one scalar.
///
/// The raw value is the path under which senders, rules and dispatch files know it.
package enum RequestField: String, CaseIterable, Sendable {
  case id
  case channel
  case source
  case customerID = "customer.id"
  case customerType = "customer.type"
  case customerName = "customer.name"
  case customerPhone = "customer.phone"
  case customerEmail = "customer.email"
  case customerUnit = "customer.unit"
  case site
  case building
  case unit
  case address
  case latitude = "lat"
  case longitude = "long"
  case subject
  case description
  case about

  /// Whether the field holds a number rather than text.
  package var isNumeric: Bool {
    switch self {
    case .latitude, .longitude: true
    case .id, .channel, .source, .customerID, .customerType, .customerName, .customerPhone,
      .customerEmail, .customerUnit, .site, .building, .unit, .address, .subject, .description,
      .about:
      false
    }
  }

  /// Whether a rule may fill the field when the sender left it out.
  ///
  /// What identifies the request or is the customer's own words stays as it came.
  package var isFillable: Bool {
    switch self {
    case .id, .source, .subject, .description, .latitude, .longitude: false
    case .channel, .customerID, .customerType, .customerName, .customerPhone, .customerEmail,
      .customerUnit, .site, .building, .unit, .address, .about:
      true
    }
  }

  /// Position in the dense storage of ``Request``.
  var slot: Int {
    switch self {
    case .id: 0
    case .channel: 1
    case .source: 2
    case .customerID: 3
    case .customerType: 4
    case .customerName: 5
    case .customerPhone: 6
    case .customerEmail: 7
    case .customerUnit: 8
    case .site: 9
    case .building: 10
    case .unit: 11
    case .address: 12
    case .latitude: 13
    case .longitude: 14
    case .subject: 15
    case .description: 16
    case .about: 17
    }
  }
}
