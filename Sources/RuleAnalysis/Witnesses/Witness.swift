package import Diagnostics
package import Triage

/// A request, and a time of decision, that show what a finding claims; the engine has confirmed it.
package struct Witness: Hashable, Sendable {
  /// What came in.
  package let request: Request
  /// When it is decided.
  package let at: Timestamp

  /// A request at a time of decision.
  package init(request: Request, at: Timestamp) {
    self.request = request
    self.at = at
  }

  /// `at` and `request`, as a test of the rules folder has them.
  package func json(in zone: Zone) -> JSONValue {
    var members: [JSONValue.Member] = []
    if case .object(let all) = request.json(in: zone) {
      members = all.filter { $0.name != "received_at" || request.receivedAt != at }
    }
    return .object([
      .init("at", .string(at.text(in: zone))), .init("request", .object(members)),
    ])
  }

  /// One line that can be pasted into a test.
  package func line(in zone: Zone) -> String { json(in: zone).compact }
}
