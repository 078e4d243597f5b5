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
    field.asTime ? plainValue(of: field).asTime : plainValue(of: field)
  }

  private func plainValue(of field: FieldTable.Field) -> FieldValue {
    let request = field.state == .raw ? raw : settled
    return switch field.path {
    case .request(let name): FieldValue(request[name])
    case .attribute(let name): FieldValue(request.attributes[name])
    case .text: request.text.map(FieldValue.text) ?? .missing
    case .receivedAt: .instant(request.receivedAt.milliseconds)
    case .attachments:
      .list(request.attachments.compactMap { ($0.name ?? $0.url).map(FieldValue.text) })
    case .customer(let name):
      customerValue(name, of: request, directory: field.state == .settled ? customer : nil)
    case .decided: .missing
    }
  }

  /// Whether a field has no value yet, after what other rules filled.
  func isMissing(_ path: FieldPath) -> Bool {
    value(of: FieldTable.Field(path: path, state: .settled)).isMissing
  }

  /// Gives a field of the request a value.
  mutating func fill(_ path: FieldPath, with text: String) {
    switch path {
    case .request(let field): settled[field] = .text(text)
    case .customer(let name):
      if let field = RequestField(rawValue: "customer." + name) { settled[field] = .text(text) }
    case .attribute(let name): settled.attributes[name] = .text(text)
    case .text, .receivedAt, .attachments, .decided: break
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
  /// Texts as the times that they say; what says none is missing.
  fileprivate var asTime: FieldValue {
    switch self {
    case .missing, .number, .bool: .missing
    case .instant: self
    case .text(let text):
      (try? Timestamp(parsing: text)).map { .instant($0.milliseconds) } ?? .missing
    case .list(let elements): .list(elements.map(\.asTime))
    }
  }

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
