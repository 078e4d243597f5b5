import RuleTesting
import Testing

@Suite("Coverage")
struct CoverageTests {
  @Test("tells rules that never hold, that never decide, and conditions with one side unseen")
  func gaps() throws {
    let coverage = try SmallFolder(
      """
      rules:
        - id: first
          when: {text: {contains: [lift]}}
          then: {category: lift}
        - id: beaten
          when: {text: {contains: [lift], lacks: [drill]}}
          then: {category: leak}
        - id: unseen
          when: {channel: phone}
          then: {team: lifts}
      tests:
        - {id: a, request: lift, expect: {category: lift}}
        - {id: b, request: water, expect: {category: other}}
      """
    ).trials().coverage()
    #expect(coverage.rules.map(\.isCovered) == [true, false, false])
    #expect(coverage.rules.map(\.held) == [1, 1, 0])
    #expect(coverage.rules.map(\.decided) == [1, 0, 0])
    let conditions = coverage.rules.flatMap(\.conditions)
    #expect(conditions.map(\.wasTrue) == [true, true, true, false])
    #expect(conditions.map(\.wasFalse) == [true, true, false, true])
    #expect(
      conditions.map(\.place) == [
        "rules/own.yaml:3:19", "rules/own.yaml:6:19", "rules/own.yaml:6:37", "rules/own.yaml:9:12",
      ])
    #expect(coverage.covered == Share(3, of: 7))
  }

  @Test("does not count what stands behind a final rule that held")
  func final() throws {
    let coverage = try SmallFolder(
      """
      rules:
        - {id: end, when: {channel: sensor}, then: {category: lift}, final: true}
        - {id: after, when: {site: x}, then: {category: leak}}
      sites: [x]
      tests:
        - {id: a, request: {channel: sensor, description: y}, expect: {category: lift}}
      """
    ).trials().coverage()
    let after = try #require(coverage.rules.last?.conditions.first)
    #expect(!after.wasTrue && !after.wasFalse)
  }

  @Test("sees rules that are off through their examples, and asks no decision of them")
  func off() throws {
    let coverage = try SmallFolder(
      """
      rules:
        - id: later
          mode: off
          when: {text: {contains: [lift]}}
          then: {category: lift}
          examples: {match: [lift], no_match: [water]}
      """
    ).trials().coverage()
    #expect(coverage.covered == Share(2, of: 2))
  }

  @Test(
    "is never rounded up", arguments: [(9_999, 10_000, "99.99%"), (1_999_999, 2_000_000, "99.99%")])
  func share(count: Int, total: Int, text: String) {
    let share = Share(count, of: total)
    #expect(share.text == text)
    #expect(!share.reaches(100))
    #expect(share.reaches(99.99))
    #expect(Share(total, of: total).reaches(100))
    #expect(Share(0, of: 0).reaches(100))
  }
}
