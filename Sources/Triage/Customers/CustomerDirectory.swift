/// The customers that the centre knows, found by what a request says of itself.
package struct CustomerDirectory: Sendable {
  /// How many final digits of two telephone numbers must agree.
  package static let comparedDigits = 9

  /// All records in the order of the folder.
  package let records: [CustomerRecord]

  private let byID: [String: Int]
  private let byPhone: [String: Index]
  private let byEmail: [String: Index]
  private let byUnit: [UnitKey: Index]

  /// Where a key leads: to one record, or to several, which is as good as none.
  fileprivate enum Index {
    case one(Int)
    case several
  }

  private struct UnitKey: Hashable {
    var site: String
    var unit: String
  }

  /// Indexes the records; ids must be unique.
  package init(_ records: [CustomerRecord]) {
    self.records = records
    var byID: [String: Int] = [:]
    var byPhone: [String: Index] = [:]
    var byEmail: [String: Index] = [:]
    var byUnit: [UnitKey: Index] = [:]
    for (position, record) in records.enumerated() {
      byID[record.id] = position
      for key in Set(record.phones.compactMap(Self.phoneKey)) { byPhone.add(position, at: key) }
      for key in Set(record.emails.map(Self.emailKey)) { byEmail.add(position, at: key) }
      if let unit = record.unit {
        let site = record.site ?? ""
        byUnit.add(position, at: UnitKey(site: site, unit: unit))
      }
    }
    self.byID = byID
    self.byPhone = byPhone
    self.byEmail = byEmail
    self.byUnit = byUnit
  }

  /// The customer of a request: by id, else telephone, else e-mail, else unit with site; each only
  /// if exactly one fits.
  package func customer(of request: Request) -> CustomerRecord? {
    guard !records.isEmpty else { return nil }
    return position(of: request).map { records[$0] }
  }

  private func position(of request: Request) -> Int? {
    if let id = request[.customerID]?.text, let position = byID[id] { return position }
    if let phone = request[.customerPhone]?.text, let key = Self.phoneKey(phone),
      case .one(let position)? = byPhone[key]
    {
      return position
    }
    if let email = request[.customerEmail]?.text,
      case .one(let position)? = byEmail[Self.emailKey(email)]
    {
      return position
    }
    guard let unit = request[.customerUnit]?.text ?? request[.unit]?.text,
      case .one(let position)? = byUnit[UnitKey(site: request[.site]?.text ?? "", unit: unit)]
    else { return nil }
    return position
  }

  /// The last nine digits, whatever stands between them; `nil` for a number that has fewer than
  /// five, which would be somebody's extension.
  static func phoneKey(_ phone: String) -> String? {
    let digits = phone.utf8.filter { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard digits.count >= 5 else { return nil }
    return String(decoding: digits.suffix(comparedDigits), as: UTF8.self)
  }

  /// The form in which addresses are compared.
  static func emailKey(_ email: String) -> String { email.lowercased() }
}

extension Dictionary {
  fileprivate mutating func add(_ position: Int, at key: Key)
  where Value == CustomerDirectory.Index {
    self[key] = self[key] == nil ? .one(position) : .several
  }
}
