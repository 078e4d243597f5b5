package import Diagnostics

extension Request {
  /// The request as it stands in dispatch files, in the ledger and under the content digest.
  ///
  /// Keys come in a fixed order and attributes by name, so that equal requests give equal bytes.
  /// - Parameter zone: the zone in which `received_at` is written.
  package func json(in zone: Zone) -> JSONValue {
    var members = [JSONValue.Member("received_at", .string(receivedAt.text(in: zone)))]
    members += topLevel([.id, .channel, .source])
    let customer = customerMembers
    if !customer.isEmpty { members.append(.init("customer", .object(customer))) }
    members += topLevel([
      .site, .building, .unit, .address, .latitude, .longitude, .subject, .description, .about,
    ])
    if !attributes.isEmpty {
      let sorted = attributes.sorted { $0.key < $1.key }
      members.append(.init("attributes", .object(sorted.map { .init($0.key, $0.value.json) })))
    }
    if !attachments.isEmpty {
      members.append(.init("attachments", .array(attachments.map(\.json))))
    }
    return .object(members)
  }

  private func topLevel(_ fields: [RequestField]) -> [JSONValue.Member] {
    fields.compactMap { field in self[field].map { .init(field.rawValue, $0.json) } }
  }

  private var customerMembers: [JSONValue.Member] {
    let fields: [RequestField] = [
      .customerID, .customerType, .customerName, .customerPhone, .customerEmail, .customerUnit,
    ]
    return fields.compactMap { field in
      self[field].map { .init(String(field.rawValue.dropFirst("customer.".count)), $0.json) }
    }
  }
}

extension Attachment {
  var json: JSONValue {
    let parts = [("name", name), ("url", url), ("media_type", mediaType)]
    return .object(parts.compactMap { key, value in value.map { .init(key, .string($0)) } })
  }
}
