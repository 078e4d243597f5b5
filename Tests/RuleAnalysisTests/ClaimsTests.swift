import Diagnostics
import RuleCompiler
import Testing
import Triage

@testable import RuleAnalysis

@Suite("What the analysis claims about generated rules")
struct ClaimsTests {
  @Test("no request contradicts", arguments: 1...24 as ClosedRange<UInt64>)
  func hold(seed: UInt64) throws {
    var dice = Dice(seed: seed)
    let folder = MarkedFolder(Self.rules(&dice))
    let compilation = folder.compiled()
    let ruleSet = try #require(compilation.ruleSet)
    let analysis = try #require(Analyst(compilation)).analysis(at: MarkedFolder.time)
    let never = analysis.findings.all.compactMap { Self.claim($0, ruleSet.contents) }
    guard !never.isEmpty else { return }
    let engine = DecisionEngine(ruleSet)
    for _ in 0..<1500 {
      let request = Self.request(&dice)
      let decision = engine.decide(request, at: request.receivedAt)
      for claim in never {
        #expect(
          !claim.isBroken(by: decision, ruleSet.contents),
          "seed \(seed): \(claim.message) \(request)")
      }
    }
  }

  @Test("are made often enough for that to mean something")
  func areMade() throws {
    var counts: [String: Int] = [:]
    for seed in 1...24 as ClosedRange<UInt64> {
      var dice = Dice(seed: seed)
      let compilation = MarkedFolder(Self.rules(&dice)).compiled()
      let analysis = try #require(Analyst(compilation)).analysis(at: MarkedFolder.time)
      for finding in analysis.findings.all { counts[finding.code.rawValue, default: 0] += 1 }
    }
    for code in ["R801", "R802", "R803", "R805"] {
      #expect(counts[code] ?? 0 > 10, "\(counts)")
    }
  }

  @Test("are the same each time, requests included")
  func areStable() throws {
    var dice = Dice(seed: 99)
    let compilation = MarkedFolder(Self.rules(&dice)).compiled()
    let analyst = try #require(Analyst(compilation))
    let first = analyst.findings(at: MarkedFolder.time).all
    #expect(!first.isEmpty)
    for _ in 0..<3 { #expect(analyst.findings(at: MarkedFolder.time).all == first) }
  }

  /// What must never be seen of a decision.
  private struct Claim {
    let message: String
    let rule: Int
    /// Nil where the rule must not hold at all.
    let attributes: [Attribute]?

    func isBroken(by decision: Decision, _ contents: RuleSetContents) -> Bool {
      guard let attributes else { return decision.held.contains(rule) }
      return attributes.contains {
        contents.rules[rule].outcome.sets($0) && decision.rule(deciding: $0, contents) == rule
      }
    }
  }

  private static func claim(_ finding: Finding, _ contents: RuleSetContents) -> Claim? {
    let quoted = finding.message.split(separator: "'", omittingEmptySubsequences: false)
      .map(String.init)
    func number(_ id: String) -> Int? { contents.rules.firstIndex { $0.id == id } }
    switch finding.code {
    case "R801":
      return number(quoted[1]).map {
        Claim(message: finding.message, rule: $0, attributes: [.category, .urgency])
      }
    case "R802":
      return number(quoted[3]).map {
        Claim(
          message: finding.message, rule: $0,
          attributes: Attribute(rawValue: quoted[1]).map { [$0] })
      }
    case "R803" where finding.message.contains("never holds"):
      return number(quoted[1]).map { Claim(message: finding.message, rule: $0, attributes: nil) }
    default: return nil
    }
  }

  private static let words = ["leak", "leaking", "roof", "困人", "电梯困人", "3号楼", "13号楼"]
  private static let phrases = words + ["leak*", "*roof"]

  private static func rules(_ dice: inout Dice) -> String {
    let lines = (0..<14).map { number -> String in
      let parts = (0...dice.roll(2)).map { _ in condition(&dice, depth: 0) }
      let reads = parts.contains { $0.contains("category") }
      let then =
        reads || dice.roll(2) == 0
        ? "urgency: \(dice.pick(["emergency", "urgent", "normal"]))"
        : "category: \(dice.pick(["lift.fault", "water.leak", "other"]))"
      let tags = dice.roll(3) == 0 ? ", tags: [x]" : ""
      let final = dice.roll(12) == 0 && !reads ? "final: true, " : ""
      let all = parts.map { "{\($0)}" }.joined(separator: ", ")
      return "  - {id: r\(number), \(final)when: {all: [\(all)]}, then: {\(then)\(tags)}}"
    }
    return (["rules:"] + lines).joined(separator: "\n")
  }

  private static func condition(_ dice: inout Dice, depth: Int) -> String {
    let phrase = "\"\(dice.pick(phrases))\", \"\(dice.pick(phrases))\""
    switch dice.roll(depth < 2 ? 12 : 9) {
    case 0, 1, 2: return "text: {contains: [\(phrase)]}"
    case 3: return "text: {lacks: [\(phrase)]}"
    case 4: return "text: {contains_all: [\(phrase)]}"
    case 5: return "channel: [\(dice.pick(["app", "web"])), phone]"
    case 6: return "attributes.n: {\(dice.pick(["at_least", "less_than"])): \(dice.roll(4))}"
    case 7: return "channel: {exists: \(dice.pick(["true", "false"]))}"
    case 8: return depth == 0 ? "category: [lift.*, other]" : "channel: app"
    case 9: return "not: {\(condition(&dice, depth: depth + 1))}"
    default:
      let parts = (0..<2).map { _ in "{\(condition(&dice, depth: depth + 1))}" }
      return "\(dice.pick(["any", "all"])): [\(parts.joined(separator: ", "))]"
    }
  }

  private static func request(_ dice: inout Dice) -> Request {
    var request = Request(receivedAt: MarkedFolder.time)
    if dice.roll(5) > 0 {
      let text = dice.some(words, atMost: 3).joined(separator: dice.pick([" ", "", "，"]))
      request[.description] = .text(text)
    }
    if dice.roll(3) > 0 { request[.channel] = .text(dice.pick(["app", "web", "phone", "desk"])) }
    if dice.roll(2) > 0 { request.attributes["n"] = .number(String(dice.roll(5) - 1)) }
    return request
  }
}
