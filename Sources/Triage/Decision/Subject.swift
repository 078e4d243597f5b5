import Matching

/// The values that conditions see of one request while it is decided.
struct Subject {
  /// As it came in.
  let raw: Request
  /// With missing fields filled.
  var settled: Request
  /// What the directory knows.
  var customer: CustomerRecord?

  init(_ request: Request) {
    raw = request
    settled = request
  }

  /// The value of anything but a decided attribute.
  func value(of field: FieldTable.Field) -> FieldValue {
    let request = field.state == .raw ? raw : settled
    return switch field.path {
    case .request(let name): FieldValue(request[name])
    case .attribute(let name): FieldValue(request.attributes[name])
    case .text: request.text.map(FieldValue.text) ?? .missing
    case .receivedAt: .instant(request.receivedAt.milliseconds)
    case .attachments: .list(request.attachments.compactMap { ($0.name ?? $0.url).map(FieldValue.text) })
    case .customer(let name):
      customerValue(name, of: request, directory: field.state == .settled ? customer : nil)
    case .decided: .missing
    }
  }

  private func customerValue(
    _ name: String, of request: Request, directory: CustomerRecord?
  ) -> FieldValue {
    let known = directory?.values(of: name) ?? []
    if known.count == 1 { return FieldValue(known[0]) }
    if known.count > 1 { return .list(known.map(FieldValue.init)) }
    let path = "customer." + name
    if let field = RequestField(rawValue: path) { return FieldValue(request[field]) }
    return FieldValue(request.attributes[path])
  }
}

extension FieldValue {
  /// The same value as conditions see it.
  init(_ value: RequestValue?) {
    switch value {
    case nil: self = .missing
    case .text(let text)?: self = .text(text)
    case .number(let digits)?: self = .number(digits)
    case .bool(let flag)?: self = .bool(flag)
    }
  }
}
