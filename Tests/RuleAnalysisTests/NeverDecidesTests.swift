import Diagnostics
import RuleCompiler
import Testing
import Triage

@testable import RuleAnalysis

@Suite("A rule that never decides")
struct NeverDecidesTests {
  @Test(
    "is found where rules before it leave nothing",
    arguments: [
      ("text: {contains: [困人]}", "text: {contains: [电梯困人, 有人困人]}"),
      ("text: {contains: [\"leak*\"]}", "text: {contains_all: [leaking, roof]}"),
      ("attributes.n: {at_least: 5}", "attributes.n: {more_than: 7}, channel: app"),
      ("attributes.n: {at_most: 5}", "attributes.n: [\"3\", 4]"),
      ("category: [lift.*]", "category: lift.fault"),
      ("channel: {exists: true}", "channel: [phone, app]"),
      ("not: {channel: app}", "channel: {exists: false}"),
      ("text: {matches: 'a+b'}", "text: {contains: [x], matches: 'a+b'}"),
      ("any: [channel: app, text: {lacks: [x]}]", "text: {contains: [y], lacks: [x]}"),
      ("customer.tags: {contains: old}", "customer.tags: {contains: old}, channel: app"),
    ])
  func isFound(first: String, second: String) throws {
    let analysis = try Self.analysis([("urgency: urgent", first), ("urgency: normal", second)])
    let found = try #require(analysis.findings.all.first { $0.code == "R801" })
    #expect(found.message.hasPrefix("rule 'r1' never decides: rule 'r0'"))
    #expect(found.labels.count == 1)
    #expect(analysis.witnesses[found] != nil)
  }

  @Test("is found where only several rules together leave nothing")
  func isFoundBySeveral() throws {
    let analysis = try Self.analysis([
      ("urgency: urgent", "channel: app"), ("urgency: urgent", "channel: phone"),
      ("urgency: urgent", "channel: {exists: false}"),
      ("urgency: normal", "channel: [phone, app]"),
    ])
    let found = try #require(analysis.findings.all.first { $0.code == "R801" })
    #expect(found.message == "rule 'r3' never decides: rules 'r0', 'r1' always decide first")
  }

  @Test("is found behind a final rule, with all that it sets")
  func isFoundBehindFinal() throws {
    let folder = """
      rules:
        - {id: r0, final: true, when: {channel: app}, then: {tags: [x]}}
        - {id: r1, when: {channel: app, text: {contains: [x]}}, then: {urgency: urgent, tags: [y]}}
      """
    let analysis = try MarkedFolder(folder).analysis()
    let found = try #require(analysis.findings.all.first { $0.code == "R801" })
    let witness = try #require(analysis.witnesses[found])
    let ruleSet = try #require(MarkedFolder(folder).compiled().ruleSet)
    #expect(DecisionEngine(ruleSet).decide(witness.request, at: witness.at).held == [0])
  }

  @Test("is found behind a final rule, where it only adds")
  func isFoundBehindFinalAdding() throws {
    let analysis = try MarkedFolder(
      """
      rules:
        - {id: r0, final: true, when: {channel: app}, then: {tags: [x]}}
        - {id: r1, when: {channel: app}, then: {tags: [y]}}
      """
    ).analysis()
    #expect(analysis.findings.all.map(\.code.rawValue).filter { $0 != "R808" } == ["R801"])
  }

  @Test(
    "is not claimed where something is left",
    arguments: [
      ("text: {contains: [3号楼]}", "text: {contains: [13号楼]}"),
      ("text: {lacks: [x]}", "not: {text: {contains: [x]}}"),
      ("attributes.n: {at_least: 5}", "attributes.n: {at_least: 4}"),
      ("attributes.n: {more_than: 5}", "attributes.n: 5"),
      ("text: {contains: [leak]}", "text: {contains: [leaking]}"),
      ("text: {contains: [leak], exact: true}", "text: {contains: [leak]}"),
      ("customer.tags: {contains: [old, ill]}", "customer.tags: {lacks: [x]}"),
      ("channel: app", "any: [channel: app, channel: web]"),
      ("category: [lift.*]", "category: [lift.fault, other]"),
    ])
  func isNotClaimed(first: String, second: String) throws {
    let analysis = try Self.analysis([("urgency: urgent", first), ("urgency: normal", second)])
    #expect(!analysis.findings.all.contains { ["R801", "R802"].contains($0.code.rawValue) })
  }

  @Test(
    "is not claimed where the rule before it does not always count",
    arguments: ["mode: shadow", "mode: off", "valid: {until: 2026-12-31}"])
  func isNotClaimedBehindInactive(key: String) throws {
    let analysis = try MarkedFolder(
      """
      rules:
        - {id: r0, \(key), when: {channel: app}, then: {urgency: urgent}}
        - {id: r1, when: {channel: app}, then: {urgency: normal}}
      """
    ).analysis()
    #expect(!analysis.findings.all.contains { $0.code == "R801" })
  }

  static func analysis(_ rules: [(then: String, when: String)]) throws -> Analysis {
    let lines = rules.enumerated().map { number, rule in
      "  - {id: r\(number), when: {\(rule.when)}, then: {\(rule.then)}}"
    }
    return try MarkedFolder((["rules:"] + lines).joined(separator: "\n")).analysis()
  }
}
