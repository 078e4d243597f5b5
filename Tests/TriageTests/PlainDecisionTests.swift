import Testing
import Triage

@Suite("The engine")
struct PlainDecisionTests {
  @Test("agrees with a plain reading of generated rule sets", arguments: 0..<400)
  func agrees(seed: Int) throws {
    var random = SeededRandom(seed: UInt64(seed))
    let rules = (0..<Int.random(in: 1...14, using: &random)).map { PlainRule.random($0, &random) }
    let yaml = "rules:\n" + rules.map(\.yaml).joined(separator: "\n")
    let engine = DecisionEngine(try SmallSet.ruleSet(yaml))
    for _ in 0..<25 {
      let channel = random.pick(["phone", "app", "web", nil])
      let text = random.pick(["alpha", "beta now", "alpha 贝塔", "nothing", "beta alpha"])
      let building = random.pick(["3", "4", nil, nil])
      var request = SmallSet.request(text)
      request[.channel] = channel.map(RequestValue.text)
      request[.building] = building.map(RequestValue.text)
      let decision = engine.decide(request, at: SmallSet.monday)
      let plain = PlainDecider(rules: rules).decide(
        channel: channel, text: text, building: building)
      #expect(
        Self.result(decision) == plain,
        "seed \(seed), channel \(channel ?? "-"), text \(text), building \(building ?? "-")\n\(yaml)"
      )
    }
  }

  private static func result(_ decision: Decision) -> PlainDecider.Result {
    var result = PlainDecider.Result()
    result.building = decision.request[.building]?.text
    result.customerType = decision.customerType.value
    result.category = decision.category.value
    result.rank = decision.urgency.rank
    result.team = decision.team.value
    result.tags = decision.tags
    result.held = decision.held
    result.shadows = decision.shadows.sorted()
    return result
  }
}
