import Triage

/// Decides by looking at every rule on every level, with nothing clever in it.
struct PlainDecider {
  let rules: [PlainRule]

  struct Result: Equatable {
    var building: String?
    var customerType = "unknown"
    var category = "other"
    var rank = 2
    var team = "desk"
    var tags: [String] = []
    var held: [Int] = []
    var shadows: [Int] = []
  }

  static let ranks = ["emergency": 0, "urgent": 1, "normal": 2, "low": 3]

  func decide(channel: String?, text: String, building: String?) -> Result {
    decide(channel: channel, text: text, building: building, last: rules.count - 1)
  }

  private func decide(channel: String?, text: String, building: String?, last: Int) -> Result {
    var state = State(channel: channel, text: text, building: building)
    var end = last
    // Level 0 reads what came in.
    let fillers = rules.filter { $0.level == 0 && $0.id <= last && state.holds($0, building) }
    for rule in fillers where rule.id <= end {
      if rule.isShadow { state.result.shadows.append(rule.id) } else { state.keep(rule) }
      if rule.isFinal, !rule.isShadow { end = rule.id }
    }
    let filler = state.kept.filter { $0.outcome["building"] != nil }.min { $0.id < $1.id }
    if building == nil, let filler { state.result.building = filler.outcome["building"] }
    // Final rules are read before anything is decided.
    let settled = state.result.building
    for rule in rules where rule.isFinal && rule.level > 0 && rule.id <= end {
      guard state.holds(rule, settled) else { continue }
      if rule.isShadow { state.result.shadows.append(rule.id) } else { state.keep(rule) }
      if !rule.isShadow {
        end = rule.id
        break
      }
    }
    if building == nil, let filler, filler.id > end, end < last {
      return decide(channel: channel, text: text, building: building, last: end)
    }
    state.kept.removeAll { $0.id > end }
    state.result.shadows.removeAll { $0 > end }
    for level in 1...5 {
      for rule in rules where rule.level == level && !rule.isFinal && rule.id <= end {
        guard state.holds(rule, settled) else { continue }
        if rule.isShadow { state.result.shadows.append(rule.id) } else { state.keep(rule) }
      }
      state.settle(level)
    }
    state.result.held = state.kept.map(\.id).sorted()
    state.result.shadows.sort()
    state.result.tags = state.kept.sorted { $0.id < $1.id }.compactMap { $0.outcome["tags"] }
    return state.result
  }
}

/// What is decided so far.
private struct State {
  let channel: String?
  let text: String
  var kept: [PlainRule] = []
  var result = PlainDecider.Result()

  init(channel: String?, text: String, building: String?) {
    self.channel = channel
    self.text = text
    result.building = building
  }

  mutating func keep(_ rule: PlainRule) { kept.append(rule) }

  func holds(_ rule: PlainRule, _ building: String?) -> Bool {
    rule.checks.allSatisfy { holds($0.check, building) != $0.negated }
  }

  private func holds(_ check: PlainRule.Check, _ building: String?) -> Bool {
    switch check {
    case .channelPhone: channel == "phone"
    case .channelApp: channel == "app" || channel == "web"
    case .saysAlpha: text.contains("alpha")
    case .saysBeta: text.contains("beta") || text.contains("贝塔")
    case .building3: building == "3"
    case .always: true
    case .typeOwner: result.customerType == "owner"
    case .categoryLift: result.category.hasPrefix("lift.")
    case .urgencyUrgent: result.rank <= 1
    }
  }

  private func first(_ name: String) -> String? {
    kept.filter { $0.outcome[name] != nil }.min { $0.id < $1.id }?.outcome[name]
  }

  mutating func settle(_ level: Int) {
    switch level {
    case 1: result.customerType = first("customer_type") ?? result.customerType
    case 2: result.category = first("category") ?? result.category
    case 3: settleUrgency()
    case 4:
      let usual = result.category == "lift.fault" ? "lifts" : "desk"
      result.team = first("team") ?? usual
    default: break
    }
  }

  private mutating func settleUrgency() {
    let usual = result.category == "lift.fault" ? "urgent" : "normal"
    result.rank = PlainDecider.ranks[first("urgency") ?? usual]!
    let raise = kept.compactMap { $0.outcome["raise_urgency"] }.compactMap { Int($0) }.max() ?? 0
    if result.rank > 1 { result.rank = max(1, result.rank - raise) }
  }
}
