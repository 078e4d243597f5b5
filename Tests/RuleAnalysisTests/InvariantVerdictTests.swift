import Diagnostics
import RuleCompiler
import Testing
import Triage

@testable import RuleAnalysis

@Suite("The verdict on an invariant")
struct InvariantVerdictTests {
  @Test(
    "is a proof where floor, rules and categories leave no way out",
    arguments: [
      "when: {text: {contains: [电梯困人]}}, must: {urgency: emergency}",
      "when: {text: {contains: [电梯困人]}}, must: {urgency: {at_least: urgent}}",
      "when: {text: {contains: [电梯困人]}}, must: {tags: {contains: danger}}",
      "when: {channel: sensor}, must: {category: lift.fault}",
      "when: {category: water.leak}, must: {team: plumbers}",
      "when: {category: [water.leak, lift.fault]}, must: {urgency: [urgent, emergency]}",
      "when: {urgency: urgent}, must: {urgency: {at_least: normal}}",
    ])
  func isProof(invariant: String) throws {
    #expect(try Self.verdict(invariant).outcome == .proved)
  }

  @Test(
    "is a request that breaks it, where one is found",
    arguments: [
      "when: {text: {contains: [困]}}, must: {urgency: emergency}",
      "when: {category: lift.fault}, must: {team: plumbers}",
      "when: {text: {contains: [drip]}}, must: {category: water.leak}",
      "when: {channel: app}, must: {urgency: normal}",
      "when: {text: {contains: [困人]}}, must: {urgency: urgent}",
    ])
  func isCounterExample(invariant: String) throws {
    let folder = MarkedFolder(Self.folder(invariant), base: Self.base)
    let compilation = folder.compiled()
    let verdict = try Self.verdict(invariant)
    guard case .refuted(let witness) = verdict.outcome else {
      Issue.record("\(invariant): \(verdict.outcome)")
      return
    }
    // The engine has confirmed it; the words of the request are told by the caller's rule tests.
    let ruleSet = try #require(compilation.ruleSet)
    let decision = DecisionEngine(ruleSet).decide(witness.request, at: witness.at)
    #expect(decision.request.hasContent)
  }

  @Test("says how many requests were tried, where it is neither")
  func isNotRefuted() throws {
    let verdict = try Self.verdict("when: {text: {matches: 'x.y'}}, must: {text: {matches: x}}")
    guard case .notRefuted(let tried) = verdict.outcome else {
      Issue.record("\(verdict.outcome)")
      return
    }
    #expect(tried > 3)
  }

  private static func verdict(_ invariant: String) throws -> InvariantVerdict {
    let compilation = MarkedFolder(folder(invariant), base: base).compiled()
    #expect(compilation.findings.all.map(\.message) == [])
    let analyst = try #require(Analyst(compilation))
    return try #require(analyst.verdicts(at: MarkedFolder.time).first)
  }

  private static let base =
    MarkedFolder.base.replacing(
      "water.leak: {signals: {burst main: 5}}",
      with: "water.leak: {urgency: urgent, team: plumbers, signals: {burst main: 5}}"
    ).replacing("lift.fault: {", with: "lift.fault: {urgency: urgent, ")
    .replacing("teams: {", with: "teams: {plumbers: {members: [wang.lei]}, ")

  private static func folder(_ invariant: String) -> String {
    """
    safety:
      - {id: trapped, when: {text: {contains: [困人]}}, then: {urgency: emergency, tags: [danger]}}
    rules:
      - {id: sensors, when: {channel: sensor}, then: {category: lift.fault}}
      - {id: drips, when: {text: {contains: [drip]}}, then: {category: water.leak}}
    invariants:
      - {id: x, \(invariant)}
    """
  }
}
