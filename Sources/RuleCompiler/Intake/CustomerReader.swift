import Diagnostics
import Triage
import YAMLTree

extension Draft {
  /// The customers, inline and from files.
  func customers(_ values: [Value]) -> [CustomerRecord] {
    values.flatMap { value in
      (elements(value, named: "'customers'") ?? []).flatMap(customerEntry)
    }
  }

  private func customerEntry(_ value: Value) -> [CustomerRecord] {
    guard value["file"] != nil else { return customer(value).map { [$0] } ?? [] }
    let keys = Keys(of: "an entry of 'customers'", required: ["file"])
    guard let mapping = mapping(value, keys, named: "an entry of 'customers'"),
      let name = mapping["file"], let (file, text) = namedFile(name)
    else { return [] }
    let source = RuleFile(text: text, path: file.path)
    guard String(validating: file.bytes, as: UTF8.self) != nil else {
      report(.notUTF8(text))
      return []
    }
    return file.isYAML ? yamlCustomers(source) : csvCustomers(source)
  }

  private func yamlCustomers(_ file: RuleFile) -> [CustomerRecord] {
    let (document, findings) = YAMLReader.readOne(file.text)
    self.findings.add(contentsOf: findings)
    guard let document, !findings.hasErrors else { return [] }
    let value = Value(node: document, file: file)
    return (elements(value["customers"] ?? value, named: "the customers") ?? [])
      .compactMap(customer)
  }

  private func csvCustomers(_ file: RuleFile) -> [CustomerRecord] {
    let table = DelimitedRows(of: file)
    if let quote = table.openQuote { report(.openQuote(file.text.place(of: quote))) }
    guard let header = table.rows.first else { return [] }
    let columns = header.map { $0.text ?? "" }
    guard columns.contains("id") else {
      report(.noIDColumn(header[0], columns))
      return []
    }
    return table.rows.dropFirst().compactMap { row in
      if row.count > columns.count { report(.tooManyCells(row[columns.count], columns.count)) }
      return record(zip(columns, row).filter { !($1.text ?? "").isEmpty }, row: row[0]) { cell in
        Self.parts(of: cell)
      }
    }
  }

  private func customer(_ value: Value) -> CustomerRecord? {
    guard let entries = entries(value, named: "a customer") else { return nil }
    let named = entries.filter { !$0.value.isNull }.map { ($0.key.text ?? "", $0.value) }
    return record(named, row: value) { self.texts($0, "a value of a customer") }
  }

  /// A record of named values, each of which may be several.
  private func record(
    _ named: [(String, Value)], row: Value, _ several: (Value) -> [Value]
  ) -> CustomerRecord? {
    guard let id = named.first(where: { $0.0 == "id" })?.1, let name = text(id, "a customer's id")
    else {
      report(.missingKey("id", in: row, named: "a customer"))
      return nil
    }
    give(name, .customer, at: id)
    var record = CustomerRecord(id: name)
    for (key, value) in named where key != "id" { set(key, value, in: &record, several) }
    return record
  }

  private func set(
    _ key: String, _ value: Value, in record: inout CustomerRecord, _ several: (Value) -> [Value]
  ) {
    switch key {
    case "type": record.type = known(value, .customerType)
    case "tier": record.tier = known(value, .customerTier)
    case "name": record.name = text(value, "a customer's name")
    case "phone", "phones": record.phones += several(value).compactMap(\.text)
    case "email", "emails": record.emails += several(value).compactMap(\.text)
    case "site":
      record.site =
        names.isEmpty(.site) ? text(value, "a customer's site") : known(value, .site)
    case "building": record.building = text(value, "a customer's building")
    case "unit": record.unit = text(value, "a customer's unit")
    case "tags": record.tags += several(value).compactMap(\.text)
    default:
      customerProperties.insert(key)
      record.properties[key] = several(value).map(Self.property)
    }
  }

  private static func property(_ value: Value) -> RequestValue {
    switch value.node.scalar?.resolved {
    case .bool(let flag): .bool(flag)
    case .int(let digits), .float(let digits): .number(digits)
    case .null, .string, nil: .text(value.text ?? "")
    }
  }

  /// The parts of a cell between `;` or `|`, without those that are empty.
  private static func parts(of cell: Value) -> [Value] {
    let text = cell.text ?? ""
    guard text.contains(where: { $0 == ";" || $0 == "|" }) else { return [cell] }
    return text.split { $0 == ";" || $0 == "|" }.compactMap { part in
      let trimmed = part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed()
      guard !trimmed.isEmpty else { return nil }
      let scalar = Scalar(String(trimmed), style: .doubleQuoted)
      return Value(node: Node(.scalar(scalar), at: cell.node.span), file: cell.file)
    }
  }
}
