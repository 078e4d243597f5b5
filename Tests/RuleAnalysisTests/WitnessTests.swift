import Diagnostics
import Intake
import RuleCompiler
import Testing
import Triage

@testable import RuleAnalysis

@Suite("The request that shows a finding")
struct WitnessTests {
  @Test("can be pasted into a test of the folder", arguments: AnalysisCatalogueTests.codes)
  func canBePasted(code: String) throws {
    let check = try #require(AnalysisCatalogue.check(FindingCode(rawValue: code)))
    let example = MarkedFolder(check.bad)
    for (finding, witness) in try example.analysis().witnesses {
      let line = witness.line(in: .utc).dropFirst().dropLast()
      #expect(finding.help?.contains(line) == true)
      let folder = example.folder
      let test = "tests:\n  - {id: pasted, \(line), expect: {intent: repair}}\n"
      let pasted = RulesFolder(
        name: folder.name,
        files: folder.files + [.init(path: "pasted.yaml", bytes: Array(test.utf8))])
      let compilation = pasted.compiled(in: .utc)
      #expect(compilation.findings.all.map(\.message) == [])
      let result = try #require(Self.run(compilation).first { $0.kind == .test })
      #expect(result.failures == [])
    }
  }

  @Test("reads back as the same request")
  func readsBack() throws {
    var request = Request(receivedAt: MarkedFolder.time)
    request[.description] = .text("困人 \"quoted\"\nsecond line")
    request[.customerType] = .text("owner")
    request.attributes["n"] = .number("5.0")
    request.attributes["customer.tags"] = .text("old")
    let witness = Witness(request: request, at: MarkedFolder.time)
    let json = try #require(witness.json(in: .utc)["request"])
    #expect(try Self.read(json, MarkedFolder.time) == request)
  }

  @Test(
    "satisfies expressions, calendars, numbers and what was decided before",
    arguments: [
      "text: {matches: '(?i)room (?P<n>[0-9]{2,3})[^a-z]?(x|y)+'}",
      "received_at: {outside: office, at_least: 2026-03-01}", "received_at: {during: office}",
      "attributes.n: {more_than: 5, less_than: 6}", "attributes.n: {at_least: 5, at_most: 5}",
      "category: lift.entrapment", "customer_type: tenant", "customer.tags: {contains: old}",
      "text: {contains_all: [a, b], lacks: [c]}", "site: {starts_with: ga, ends_with: st}",
      "text: {exists: false}", "not: {channel: {exists: true}}, customer.id: {exists: true}",
      "attachments: {contains: [photo]}", "customer.vip: 'true'",
    ])
  func satisfies(condition: String) throws {
    let compilation = MarkedFolder(
      """
      calendars: {office: {hours: {mon-fri: ["09:00-18:00"]}}}
      rules:
        - {id: r, when: {\(condition)}, then: {urgency: urgent}}
      """
    ).compiled()
    let ruleSet = try #require(compilation.ruleSet, "\(compilation.findings.all.map(\.message))")
    let study = Study(compilation, ruleSet, at: MarkedFolder.time)
    let subjects = try #require(study.cases[0].first)
    let witness = study.search.witness(of: subjects) { $0.held == [0] }
    #expect(witness != nil)
  }

  private static func run(_ compilation: Compilation) -> [RuleTestResult] {
    let run = RuleTestRun(compilation) { json, at throws(UnreadableRequest) in
      try read(json, at)
    }
    return run?.results() ?? []
  }

  private static func read(_ json: JSONValue, _ at: Timestamp) throws(UnreadableRequest) -> Request
  {
    let context = IntakeContext(fileName: "test.json", defaultZone: .utc, takenAt: at)
    let result = IntakeReader.read(Array(json.compact.utf8), context: context)
    guard case .items(let items) = result, case .accepted(let accepted)? = items.first,
      case .request(let request) = accepted.message
    else { throw UnreadableRequest(reason: "\(result)") }
    return request
  }
}
