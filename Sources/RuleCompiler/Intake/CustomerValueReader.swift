import Triage

extension Draft {
  /// The bands of customer value, best first; also gives their names.
  func readTiers(_ values: [Value]) {
    let keys = Keys(of: "'customer_value'", optional: ["weights", "tiers"])
    guard let mapping = spread(values, keys, named: "'customer_value'") else { return }
    for (key, value) in mapping["weights"].flatMap({ entries($0, named: "'weights'") }) ?? [] {
      _ = number(value, "the weight of '\(key.text ?? "")'", from: 0)
    }
    var read: [(key: Value, from: Double)] = []
    for (key, value) in mapping["tiers"].flatMap({ entries($0, named: "'tiers'") }) ?? [] {
      guard let from = number(value, "where tier '\(key.text ?? "")' begins") else { continue }
      read.append((key, from))
    }
    for (key, from) in read.sorted(by: { $0.from > $1.from }) {
      guard let name = key.text, give(name, .customerTier, at: key) else { continue }
      tiers.append((name, from))
    }
  }
}
