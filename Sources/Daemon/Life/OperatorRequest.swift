import Diagnostics
package import Spool
package import SystemPackage
package import Triage

/// What an operator asks of a waiting ticket.
///
/// It goes the way of everything else: as a file in the inbox, which is taken once, archived, and
/// said in the decision log as an update. So it is safe beside a running daemon, and where none
/// runs it is done when the next one starts. What does not fit by then is refused into `rejected/`.
package struct OperatorRequest: Hashable, Sendable {
  /// What is to be done.
  package enum Action: String, CaseIterable, Sendable {
    /// Stop a waiting ticket from being assigned.
    case hold
    /// Let a held ticket be assigned.
    case release

    /// The update that does it.
    package var event: LifeEvent {
      switch self {
      case .hold: .held
      case .release: .released
      }
    }
  }

  /// What is to be done.
  package var action: Action
  /// With which ticket.
  package var ticket: TicketNumber
  /// Who asks.
  package var by: String?
  /// Why.
  package var reason: String?

  /// Takes the action and the ticket.
  package init(_ action: Action, _ ticket: TicketNumber, by: String? = nil, reason: String? = nil) {
    self.action = action
    self.ticket = ticket
    self.by = by
    self.reason = reason
  }

  /// Hands it to the daemon of a spool; on disk when it returns. Says under which name.
  ///
  /// Whoever calls should look into the ledger first, so as to tell the operator at once what does
  /// not fit: `action.event.move(from: ticket.state)` is `nil` then.
  package func deliver(to spool: FilePath) throws(SpoolError) -> FileName {
    let name = FileName("operator-\(action.rawValue)-\(ticket.text).json")!
    return try HandOff.open(spool, source: nil).deliver(
      Array((message.compact + "\n").utf8), as: name)
  }

  private var message: JSONValue {
    var members: [JSONValue.Member] = [
      .init("kind", "update"), .init("ticket", .string(ticket.text)),
      .init("event", .string(action.event.rawValue)),
    ]
    if let by { members.append(.init("by", .string(by))) }
    if let reason, action == .hold { members.append(.init("reason", .string(reason))) }
    return .object(members)
  }
}
