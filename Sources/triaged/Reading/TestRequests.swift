import Diagnostics
import Intake
import RuleCompiler
import Triage

/// Reads the requests of rule tests as the intake reads a file.
struct TestRequests {
  let zone: Zone
  let limits: IntakeLimits

  /// The request that a JSON value says, taken at a moment.
  func request(
    _ value: JSONValue, at time: Timestamp
  ) throws(UnreadableRequest) -> Request {
    var context = IntakeContext(fileName: "test.json", defaultZone: zone, takenAt: time)
    context.limits = limits
    switch IntakeReader.read(Array(value.compact.utf8), context: context) {
    case .refused(let refusal): throw UnreadableRequest(reason: refusal.message)
    case .items(let items):
      guard case .accepted(let message)? = items.first, case .request(let request) = message.message
      else { throw UnreadableRequest(reason: "an update or a feedback is decided by no rule") }
      return request
    }
  }
}
