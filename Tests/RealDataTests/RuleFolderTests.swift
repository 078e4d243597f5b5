import Diagnostics
import Intake
import RuleCompiler
import Testing
import Triage

@Suite("The rule folders for real requests")
struct RuleFolderTests {
  @Test("compile without a finding", arguments: [RealData.boston, .petitions])
  func compile(data: RealData) throws {
    let compilation = try data.compiled()
    #expect(compilation.findings.sorted.map { "\($0.place): \($0.message)" } == [])
    #expect(compilation.ruleSet != nil)
  }

  @Test("hold what their own tests say", arguments: [RealData.boston, .petitions])
  func holdTheirTests(data: RealData) throws {
    let zone = try data.zone()
    let run = RuleTestRun(try data.compiled()) { json, at throws(UnreadableRequest) in
      try Self.request(json, at, in: zone)
    }
    let results = try #require(run?.results())
    #expect(results.count >= 4)
    #expect(results.filter { !$0.passed }.map { "\($0.name): \($0.failures)" } == [])
  }

  /// What people did with a request is in the files, to compare with, not to decide by.
  @Test("read nothing that was written down only later", arguments: [RealData.boston, .petitions])
  func readNoOutcome(data: RealData) throws {
    let later: Set = [
      "target_dt", "closed_dt", "ontime", "case_status", "closure_reason", "queue", "department",
      "一级标签",
    ]
    let contents = try data.ruleSet().contents
    let read = contents.fields.fields.map(\.path.text)
    #expect(!read.isEmpty)
    #expect(read.filter { path in later.contains { path == "attributes.\($0)" } } == [])
    let mapped = contents.sources.values.flatMap(\.map.values).flatMap(\.columns)
    #expect(later.isDisjoint(with: mapped))
  }

  private static func request(
    _ json: JSONValue, _ at: Timestamp, in zone: Zone
  ) throws(UnreadableRequest) -> Request {
    let context = IntakeContext(fileName: "test.json", defaultZone: zone, takenAt: at)
    let result = IntakeReader.read(Array(json.compact.utf8), context: context)
    guard case .items(let items) = result, case .accepted(let accepted)? = items.first,
      case .request(let request) = accepted.message
    else { throw UnreadableRequest(reason: "\(result)") }
    return request
  }
}

extension FieldMapping {
  /// The columns that it reads.
  fileprivate var columns: [String] {
    switch origin {
    case .fields(let names): names
    case .constant: []
    }
  }
}
