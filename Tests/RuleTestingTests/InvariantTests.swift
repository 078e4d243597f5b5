import RuleAnalysis
import RuleCompiler
import RuleTesting
import Testing
import Triage

@Suite("An invariant")
struct InvariantTests {
  private static func result(_ must: String) throws -> RuleTestResult {
    let folder = SmallFolder(
      """
      rules:
        - {id: a, when: {channel: sensor}, then: {category: lift}}
        - {id: b, when: {text: {contains: [drip]}}, then: {category: leak}}
      invariants: [{id: i, \(must)}]
      """)
    let compilation = folder.compilation
    let made = RuleTestRun(compilation) { json, at throws(UnreadableRequest) in
      try SmallFolder.read(json, at)
    }
    let run = try #require(made)
    let verdicts = try #require(Analyst(compilation)).verdicts(
      at: Timestamp(milliseconds: 1_783_000_000_000))
    let results = run.results().judged(by: verdicts, of: compilation, run, in: .utc)
    return try #require(results.first { $0.kind == .invariant })
  }

  @Test("that always holds is proved")
  func proved() throws {
    let result = try Self.result("when: {channel: sensor}, must: {category: lift}")
    #expect(result.passed)
    #expect(result.certainty == "proved")
  }

  @Test("fails by a made-up request, although no test breaks it")
  func refuted() throws {
    let result = try Self.result("when: {text: {contains: [drip]}}, must: {category: leak}")
    let failure = try #require(result.failures.first)
    #expect(failure.name.hasPrefix(#"request {"at":"#))
    #expect(failure.actual == "category: lift")
    #expect(result.certainty == "refuted")
  }
}
