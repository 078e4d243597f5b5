import Diagnostics
import Intake
import RuleCompiler
import RuleTesting
import Testing
import Triage

/// A rules folder written as one text, behind a base with a few names.
struct SmallFolder {
  let compilation: Compilation

  init(_ text: String) {
    let files = [("base.yaml", Self.base), ("own.yaml", text)]
    compilation = RulesFolder(
      name: "rules", files: files.map { .init(path: $0.0, bytes: Array($0.1.utf8)) }
    ).compiled(in: .utc)
  }

  func trials() throws -> RuleTrials {
    #expect(compilation.findings.all.map(\.message) == [])
    let trials = RuleTrials(compilation) { json, at throws(UnreadableRequest) in
      try Self.read(json, at)
    }
    return try #require(trials)
  }

  /// Reads the request of a test as the intake reads a file.
  static func read(_ json: JSONValue, _ at: Timestamp) throws(UnreadableRequest) -> Request {
    let context = IntakeContext(fileName: "test.json", defaultZone: .utc, takenAt: at)
    let result = IntakeReader.read(Array(json.compact.utf8), context: context)
    guard case .items(let items) = result, case .accepted(let accepted)? = items.first,
      case .request(let request) = accepted.message
    else { throw UnreadableRequest(reason: "\(result)") }
    return request
  }

  private static let base = """
    customer_types: [owner, tenant]
    intents: [repair, enquiry]
    urgencies: [{id: emergency}, {id: urgent}, {id: normal}]
    categories: {lift: {}, leak: {}, other: {}}
    staff: [{id: wang.lei}]
    teams: {desk: {members: [wang.lei]}, lifts: {members: [wang.lei]}}
    defaults: {category: other, urgency: normal, team: desk, intent: repair}

    """
}
