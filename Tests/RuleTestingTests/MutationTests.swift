import RuleCompiler
import RuleTesting
import Testing

@Suite("Mutants")
struct MutationTests {
  private static func folder(_ examples: String, _ tests: String = "") -> SmallFolder {
    SmallFolder(
      """
      rules:
        - id: lifts
          when: {text: {contains: [lift, elevator]}, attributes.floor: {at_least: 3}}
          then: {category: lift, tags: [a]}
          examples:
            match: [\(examples)]
      \(tests)
      """)
  }

  @Test("are told with their places where nothing notices them")
  func survivors() throws {
    let result = try Self.folder("{description: lift, attributes: {floor: 4}}").trials()
      .mutation(workers: 2)
    #expect(
      result.changes.survivors.map { "\($0.place) \($0.change)" } == [
        "rules/own.yaml:3:19 without 'text contains lift, elevator'",
        "rules/own.yaml:3:67 without 'attributes.floor at_least 3'",
        "rules/own.yaml:3:67 'attributes.floor at_least 3' as more_than",
        "rules/own.yaml:4:12 'category' leak instead of lift",
        "rules/own.yaml:4:12 without 'category'",
        "rules/own.yaml:4:28 without 'tags'",
        "rules/own.yaml:2:5 switched off",
      ])
    #expect(result.changes.noticed == Share(2, of: 9))
    #expect(
      result.words.survivors.map { "\($0.place) \($0.change)" } == [
        "rules/own.yaml:3:36 'text contains' without 'elevator'"
      ])
  }

  @Test("are noticed by examples and tests at the bounds")
  func noticed() throws {
    let tests = """
            no_match:
              - {description: lift, attributes: {floor: 2}}
              - {description: stairs, attributes: {floor: 9}}
      tests:
        - id: a
          request: {description: elevator, attributes: {floor: 3}}
          expect: {category: lift, tags: [a]}
      """
    let result = try Self.folder("{description: lift, attributes: {floor: 4}}", tests).trials()
      .mutation(workers: 2)
    #expect(result.changes.survivors == [])
    #expect(result.words.survivors == [])
  }

  @Test("that an invariant alone forbids are noticed")
  func invariant() throws {
    let text = """
      rules:
        - {id: lifts, when: {channel: sensor}, then: {urgency: urgent}}
      tests:
        - {id: a, request: {channel: sensor, description: x}, expect: {category: other}}
      """
    let invariant = "\ninvariants: [{id: i, when: {channel: sensor}, must: {urgency: urgent}}]"
    let without = try SmallFolder(text).trials().mutation(workers: 1)
    let with = try SmallFolder(text + invariant).trials().mutation(workers: 1)
    func isLeft(_ result: MutationResult) -> Bool {
      result.changes.survivors.contains { $0.change == "switched off" }
    }
    #expect(isLeft(without))
    #expect(!isLeft(with))
  }

  @Test("come out the same, however many work at them")
  func deterministic() throws {
    let trials = try Self.folder("{description: lift, attributes: {floor: 4}}").trials()
    let alone = trials.mutation(workers: 1)
    let many = trials.mutation(workers: 5)
    #expect(alone.changes.survivors == many.changes.survivors)
    #expect(alone.words.survivors == many.words.survivors)
  }
}
