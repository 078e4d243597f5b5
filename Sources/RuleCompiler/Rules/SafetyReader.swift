import Triage

extension Draft {
  private static let safetyKeys = Keys(
    of: "a safety entry", required: ["id", "when", "then"], optional: ["description", "owner"])

  /// Reads the floor.
  func safety(_ values: [Value], fields: inout FieldTable) -> [SafetyEntry] {
    var entries: [SafetyEntry] = []
    for (id, value) in identified(values, .rule, section: .safety) {
      let owner = "safety entry '\(id)'"
      guard let mapping = mapping(value, Self.safetyKeys, named: owner) else { continue }
      if let entry = safetyEntry(id, mapping, owner, fields: &fields) { entries.append(entry) }
    }
    return entries
  }

  private func safetyEntry(
    _ id: String, _ mapping: Mapping, _ owner: String, fields: inout FieldTable
  ) -> SafetyEntry? {
    var reader = ConditionReader(self, ReadingRights(owner: owner, reader: .safety, round: 1))
    let condition = mapping["when"].map { reader.formula($0, fields: &fields) }
    let keys = Keys(
      of: "'then' of a safety entry", required: ["urgency"], optional: ["notify", "tags"])
    let then = mapping["then"].flatMap { self.mapping($0, keys, named: "'then' of \(owner)") }
    let urgency = then?["urgency"].flatMap(level)
    let notify = then?["notify"].map(recipients) ?? []
    let tags = then?["tags"].map { words($0, "a tag") } ?? []
    guard let condition, let urgency else { return nil }
    var entry = SafetyEntry(
      id: id, place: mapping.value.startDescription, condition: condition, urgency: urgency)
    entry.notify = notify
    entry.tags = tags
    return entry
  }
}
