import Diagnostics
import RuleAnalysis
import Triage

/// Decides requests by two rule sets and collects what they decide otherwise.
struct Differences {
  private let old: DecisionEngine
  private let new: DecisionEngine
  private var found: [Kind: (count: Int, example: Witness)] = [:]
  private var order: [Kind] = []
  /// How many requests get another decision.
  private(set) var different = 0

  private struct Kind: Hashable {
    let attribute: String
    let from: String
    let to: String
  }

  /// Compares two rule sets.
  init(_ old: RuleSet, _ new: RuleSet) {
    self.old = DecisionEngine(old)
    self.new = DecisionEngine(new)
  }

  /// Decides one request by both.
  mutating func look(at witness: Witness) {
    let before = members(old, witness)
    let after = Dictionary(
      members(new, witness).map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let changed = before.filter { after[$0.name] != $0.value }
    for member in changed {
      let kind = Kind(
        attribute: member.name, from: member.value.alone,
        to: (after[member.name] ?? .null).alone)
      if found[kind] == nil { order.append(kind) }
      found[kind] = ((found[kind]?.count ?? 0) + 1, found[kind]?.example ?? witness)
    }
    if !changed.isEmpty { different += 1 }
  }

  /// Commonest first; of equals, in the order of the requests.
  var changes: [DecisionChange] {
    let zone = new.ruleSet.contents.zone
    let sorted = order.enumerated().sorted { left, right in
      let counts = (found[left.element]?.count ?? 0, found[right.element]?.count ?? 0)
      return (counts.1, left.offset) < (counts.0, right.offset)
    }
    return sorted.compactMap { _, kind in
      found[kind].map {
        DecisionChange(
          attribute: kind.attribute, from: kind.from, to: kind.to, count: $0.count,
          example: $0.example.json(in: zone))
      }
    }
  }

  /// What is decided, but for what shadow rules would have: that decides nothing.
  private func members(_ engine: DecisionEngine, _ witness: Witness) -> [JSONValue.Member] {
    let decision = engine.decide(witness.request, at: witness.at)
    guard case .object(let members) = decision.json(by: engine.ruleSet) else { return [] }
    return members.filter { $0.name != "shadow" && $0.name != "customer" }
  }
}
