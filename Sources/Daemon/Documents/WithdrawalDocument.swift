import Diagnostics
import Ledger
import Triage

/// What somebody gets from whom a dispatch is taken back: `<ticket>-<n>.withdrawn.json`.
struct WithdrawalDocument {
  let ticket: Ticket
  /// The hand-over that is over.
  let dispatch: TicketDispatch
  let end: DispatchEnd
  let request: JSONValue
  let zone: Zone

  /// The notice that it is over.
  var json: JSONValue {
    .object(
      [
        .init("ticket", .string(ticket.number.text)), .init("dispatch", .integer(dispatch.count)),
        .init("withdrawn_at", .string(end.at.text(in: zone))),
        .init("because", .string(end.manner.rawValue)),
        .init("reason", .string(orNull: end.reason)),
        .init("dispatched_at", .string(dispatch.at.text(in: zone))),
        .init("assignee", .string(dispatch.assignee)), .init("team", .string(dispatch.team)),
      ] + ticket.summary(request: request, in: zone) + [
        .init("rule_set", .string(ticket.ruleSet))
      ])
  }
}
