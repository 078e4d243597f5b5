import Diagnostics
import RuleTesting
import Testing
import Triage

@Suite("The difference of two folders")
struct ComparisonTests {
  private static let a =
    "  - {id: a, when: {text: {contains: [lift, elevator]}}, then: {category: lift}}\n"
  private static let b = "  - {id: b, when: {channel: sensor}, then: {urgency: urgent}}\n"
  private static let c = "  - {id: c, when: {text: {contains: [water]}}, then: {category: leak}}\n"
  private static let tests = """
    tests:
      - {id: t, request: lift and water, expect: {intent: repair}}
      - {id: u, request: water, expect: {intent: repair}}
    """

  private static func compare(_ old: [String], _ new: [String]) throws -> RulesComparison {
    let folders = try [old, new].map {
      try SmallFolder("rules:\n" + $0.joined() + tests).trials()
    }
    return RulesComparison(from: folders[0], to: folders[1], at: Zone.utc.defaultComparisonTime)
  }

  @Test("is nothing where only words stand in another order")
  func same() throws {
    let other = Self.a.replacing("[lift, elevator]", with: "[elevator, lift]")
    let comparison = try Self.compare([Self.a, Self.b], [other, Self.b])
    #expect(comparison.rules.isEmpty)
    #expect(comparison.decisions.isEmpty)
    #expect(comparison.different == 0)
    #expect(comparison.compared >= 2)
  }

  @Test("tells rules that came, went, moved and say something else")
  func rules() throws {
    let changed = Self.b.replacing("urgent", with: "emergency")
    let comparison = try Self.compare(
      [Self.a, Self.b, Self.c], [Self.c, Self.a, changed.replacing("id: b", with: "id: d")])
    #expect(
      comparison.rules.map { "\($0.kind.rawValue) \($0.rule)" } == [
        "removed b", "moved c", "added d",
      ])
    let parts = try #require(Self.compare([Self.b], [changed]).rules.first?.parts)
    #expect(parts.map(\.name) == ["then.urgency"])
    #expect(parts.first?.from == "urgent")
    #expect(parts.first?.to == "emergency")
  }

  @Test("tells what is decided otherwise, with a request that shows it")
  func decisions() throws {
    let comparison = try Self.compare([Self.a, Self.c], [Self.c, Self.a])
    let change = try #require(comparison.decisions.first { $0.attribute == "category" })
    #expect(change.from == "lift" && change.to == "leak")
    #expect(change.example["request"]?["description"] == "lift and water")
    #expect(comparison.different >= 1)
  }
}

extension Zone {
  /// Noon of a day in summer.
  fileprivate var defaultComparisonTime: Timestamp { Timestamp(milliseconds: 1_783_000_000_000) }
}
