import Matching
import Testing
import Triage

@Suite("Urgency")
struct UrgencyTests {
  @Test(
    "rises by the largest step, to one below the top unless a rule may reach it",
    arguments: [
      ("raise_urgency: 1", 1), ("raise_urgency: 2", 1), ("raise_urgency: 9", 1),
      ("raise_urgency: 2, reaches_top: true", 0), ("raise_urgency: 1, reaches_top: true", 1),
    ])
  func raise(outcome: String, rank: Int) throws {
    let rules = """
      rules:
        - {id: a, when: {}, then: {raise_urgency: 1}}
        - {id: b, when: {}, then: {\(outcome)}}
      """
    #expect(try SmallSet.decide(rules, SmallSet.request("x")).urgency.rank == rank)
  }

  @Test("at the top already is not lowered by a raise")
  func raiseAtTop() throws {
    let rules = """
      rules:
        - {id: a, when: {}, then: {urgency: emergency}}
        - {id: b, when: {}, then: {raise_urgency: 1}}
      """
    let decision = try SmallSet.decide(rules, SmallSet.request("x"))
    #expect(decision.urgency == .most)
    #expect(decision.raise == nil)
  }

  @Test("never lies below the floor, whatever the rules, and behind a final rule too")
  func floor() throws {
    let rules = """
      rules:
        - {id: low, final: true, when: {}, then: {urgency: low}}
      safety:
        - {id: trapped, when: {text: {contains: [困人]}}, then: {urgency: emergency, tags: [safety], notify: [ann]}}
        - {id: smoke, when: {text: {contains: [困人, 冒烟]}}, then: {urgency: urgent}}
      """
    let decision = try SmallSet.decide(rules, SmallSet.request("电梯困人"))
    #expect(decision.urgency == .most)
    #expect(decision.baseUrgency.value.rank == 3)
    #expect(decision.floor == Adjustment(by: 0, from: UrgencyLevel(rank: 3), to: .most))
    #expect(decision.tags == ["safety"])
    #expect(decision.notify == ["ann"])
    #expect(try SmallSet.decide(rules, SmallSet.request("冒烟")).urgency.rank == 1)
  }

  @Test(
    "of a text that cannot be read is the floor's where a safety entry holds, else there is none")
  func unreadable() throws {
    let set = try SmallSet.ruleSet(
      """
      safety:
        - {id: trapped, when: {text: {contains: [困人]}}, then: {urgency: emergency, notify: [bob]}}
      """)
    let engine = DecisionEngine(set)
    let request = SmallSet.request("{broken")
    let decision = try #require(
      engine.decideUnreadable(
        ["nothing", "{\"description\": \"电梯困人"], as: request, at: SmallSet.monday))
    #expect(decision.urgency == .most)
    #expect(decision.category.value == "other")
    #expect(decision.team.value == "desk")
    #expect(decision.tags == ["unreadable"])
    #expect(decision.notify == ["bob"])
    let grounds = engine.reasons(for: decision).first { $0.by == "safety" }?.because ?? []
    #expect(grounds.map(\.evidence.operand) == ["困人"])
    #expect(engine.decideUnreadable(["all is well"], as: request, at: SmallSet.monday) == nil)
  }
}
