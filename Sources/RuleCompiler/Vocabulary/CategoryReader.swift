import Diagnostics
import Matching
import Triage

extension Draft {
  private static let categoryKeys = Keys(
    of: "a category",
    optional: [
      "urgency", "intent", "skills", "effort", "team", "targets", "signals", "threshold",
      "description",
    ])

  /// What requests can be about, in the order of the folder.
  func categories(_ named: [(name: String, key: Value, value: Value)]) -> [Category] {
    named.compactMap { name, _, value in
      guard !value.isNull else { return Category(id: name) }
      let owner = "category '\(name)'"
      return mapping(value, Self.categoryKeys, named: owner).map { category(name, $0, owner) }
    }
  }

  private func category(_ name: String, _ mapping: Mapping, _ owner: String) -> Category {
    var category = Category(id: name)
    category.description = mapping["description"].flatMap {
      text($0, "the description of \(owner)")
    }
    category.urgency = mapping["urgency"].flatMap(level)
    category.intent = mapping["intent"].flatMap { known($0, .intent) }
    category.skills = mapping["skills"].map { words($0, "a skill of \(owner)") } ?? []
    category.effort = mapping["effort"].flatMap { minutes($0, "the effort of \(owner)") }
    category.team = mapping["team"].flatMap { known($0, .team) }
    category.targets = mapping["targets"].flatMap { targets($0, of: owner) }
    category.signals = mapping["signals"].map { signals($0, of: owner) } ?? []
    category.threshold =
      mapping["threshold"].flatMap { number($0, "the threshold of \(owner)", from: 0) } ?? 0
    return category
  }

  private func signals(_ value: Value, of owner: String) -> [Signal] {
    (entries(value, named: "the signals of \(owner)") ?? []).compactMap { key, weight in
      guard let phrase = phrase(key),
        let weight = number(weight, "the weight of '\(phrase.written)'")
      else { return nil }
      return Signal(phrase: phrase.written, weight: weight)
    }
  }

  /// Free words such as skills and tags, without doubles.
  func words(_ value: Value, _ what: @autoclosure () -> String) -> [String] {
    var words: [String] = []
    for word in texts(value, what()) {
      let text = word.text ?? ""
      if let finding = Finding.fullWidthComma(in: word, text) {
        report(finding)
      } else if !words.contains(text) {
        words.append(text)
      }
    }
    return words
  }

  /// What holds where nothing else decides.
  func defaults(_ values: [Value]) -> Defaults? {
    let keys = Keys(
      of: "'defaults'", required: ["category", "urgency", "team", "intent"], optional: ["effort"])
    guard let mapping = spread(values, keys, named: "'defaults'") else { return nil }
    let category = mapping["category"].flatMap { known($0, .category) }
    let urgency = mapping["urgency"].flatMap(level)
    let team = mapping["team"].flatMap { known($0, .team) }
    let intent = mapping["intent"].flatMap { known($0, .intent) }
    let effort = mapping["effort"].flatMap { minutes($0, "the default effort") }
    guard let category, let urgency, let team, let intent else { return nil }
    var defaults = Defaults(category: category, urgency: urgency, team: team, intent: intent)
    defaults.effort = effort
    return defaults
  }
}
