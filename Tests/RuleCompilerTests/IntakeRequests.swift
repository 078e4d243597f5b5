import Diagnostics
import Intake
import Triage

@testable import RuleCompiler

/// Requests of tests, read by the intake as files taken at that moment.
func readByIntake(_ json: JSONValue, _ at: Timestamp, in zone: Zone) throws(UnreadableRequest)
  -> Request
{
  let context = IntakeContext(fileName: "test.json", defaultZone: zone, takenAt: at)
  let result = IntakeReader.read(Array(json.compact.utf8), context: context)
  guard case .items(let items) = result, case .accepted(let accepted)? = items.first,
    case .request(let request) = accepted.message
  else { throw UnreadableRequest(reason: "\(result)") }
  return request
}

extension Compilation {
  /// What became of everything that must hold.
  func run(in zone: Zone = .utc) -> [RuleTestResult] {
    let run = RuleTestRun(self) { json, at throws(UnreadableRequest) in
      try readByIntake(json, at, in: zone)
    }
    return run?.results() ?? []
  }
}
