import Triage

extension Draft {
  private static let urgencyKeys = Keys(
    of: "an urgency", required: ["id"], optional: ["targets", "description"])

  /// Gives the names of the levels, so that others may use them.
  func urgencyNames(_ values: [Value]) -> [(name: String, value: Value)] {
    identified(values, .urgency, section: .urgencies)
  }

  /// The levels, most urgent first.
  func urgencies(_ named: [(name: String, value: Value)]) -> [Urgency] {
    named.compactMap { name, value in
      guard let mapping = mapping(value, Self.urgencyKeys, named: "urgency '\(name)'") else {
        return nil
      }
      let targets = mapping["targets"].flatMap { self.targets($0, of: "urgency '\(name)'") }
      return Urgency(id: name, targets: targets ?? Targets(durations: [:], calendar: "always"))
    }
  }

  /// The level of a name.
  func level(_ value: Value) -> UrgencyLevel? {
    guard let name = known(value, .urgency) else { return nil }
    return names.all(.urgency).firstIndex(of: name).map { UrgencyLevel(rank: $0) }
  }
}
