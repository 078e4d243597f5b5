import Diagnostics
import Triage

extension Draft {
  private static let sourceKeys = Keys(
    of: "a source",
    optional: ["files", "format", "encoding", "delimiter", "timezone", "receipt", "map"])

  /// How other systems' files become requests.
  func sources(_ values: [Value]) -> [String: SourceMapping] {
    var sources: [String: SourceMapping] = [:]
    for (name, _, value) in named(values, .source) {
      guard !value.isNull else {
        sources[name] = SourceMapping()
        continue
      }
      let mapping = mapping(value, Self.sourceKeys, named: "source '\(name)'")
      sources[name] = mapping.map { source($0, "source '\(name)'") }
    }
    return sources
  }

  private func source(_ mapping: Mapping, _ owner: String) -> SourceMapping {
    var source = SourceMapping()
    source.files = mapping["files"].flatMap { text($0, "the files of \(owner)") }
    source.format = mapping["format"].flatMap {
      word($0, "the format of \(owner)", of: SourceMapping.Format.self)
    }
    source.encoding =
      mapping["encoding"].flatMap {
        word($0, "the encoding of \(owner)", of: SourceMapping.Encoding.self)
      } ?? .utf8
    source.delimiter = mapping["delimiter"].flatMap(delimiter)
    source.zone = mapping["timezone"].flatMap { zone($0, of: owner) }
    source.receipt = mapping["receipt"].flatMap { flag($0, "'receipt'") } ?? false
    for (key, value) in mapping["map"].flatMap({ entries($0, named: "the map of \(owner)") }) ?? []
    {
      guard let name = requestKey(key), let field = fieldMapping(value, name) else { continue }
      source.map[name] = field
    }
    return source
  }

  private func delimiter(_ value: Value) -> Character? {
    if let text = value.text, text.count == 1, let character = text.first, character.isASCII,
      character != "\"", character != "\n", character != "\r"
    {
      return character
    }
    if value.text == "\\t" || value.text == "tab" { return "\t" }
    report(.wrongDelimiter(value))
    return nil
  }

  private func requestKey(_ key: Value) -> String? {
    let name = key.text ?? ""
    if Self.requestKeys.contains(name) || name.hasPrefix("attributes.") && name.utf8.count > 11 {
      return name
    }
    report(.unknownKey(key, in: "a map", Keys(of: "a map", optional: Self.requestKeys)))
    return nil
  }

  /// What a request, an update or a feedback can hold.
  private static let requestKeys =
    RequestField.allCases.map(\.rawValue) + ["received_at", "kind", "attachments", "receipt"]
    + ["ticket", "ref", "event", "by", "at", "reason", "minutes", "cost", "outcome", "to"]
    + ["category", "urgency", "score", "comment"]

  private func fieldMapping(_ value: Value, _ name: String) -> FieldMapping? {
    guard value.entries != nil else {
      let fields = texts(value, "the column of '\(name)'").compactMap(\.text)
      return fields.isEmpty ? nil : FieldMapping(origin: .fields(fields))
    }
    let keys = Keys(of: "a field's map", optional: ["field", "value", "values", "format"])
    guard let mapping = mapping(value, keys, named: "the map of '\(name)'") else { return nil }
    guard let origin = origin(mapping, name) else { return nil }
    var field = FieldMapping(origin: origin)
    for (key, value) in mapping["values"].flatMap({ entries($0, named: "'values'") }) ?? [] {
      if let text = text(value, "a value of '\(name)'") { field.values[key.text ?? ""] = text }
    }
    field.timeFormat = mapping["format"].flatMap(timeFormat)
    return field
  }

  private func origin(_ mapping: Mapping, _ name: String) -> FieldMapping.Origin? {
    switch (mapping["field"], mapping["value"]) {
    case (let field?, nil):
      let fields = texts(field, "the column of '\(name)'").compactMap(\.text)
      return fields.isEmpty ? nil : .fields(fields)
    case (nil, let value?): return text(value, "the value of '\(name)'").map { .constant($0) }
    case (nil, nil):
      report(.missingKey("field", in: mapping.value, named: "the map of '\(name)'"))
      return nil
    case (_?, _?):
      report(.fieldAndValue(mapping.key("value") ?? mapping.value, name))
      return nil
    }
  }

  private func timeFormat(_ value: Value) -> String? {
    guard let text = text(value, "a format of times") else { return nil }
    do throws(DatePatternError) {
      return try DatePattern(text).text
    } catch {
      report(.wrongFormat(value, text, "\(error)"))
      return nil
    }
  }
}
