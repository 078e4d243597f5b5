package import Diagnostics

/// How one member of a team stood when a ticket was assigned.
package struct Candidate: Hashable, Sendable {
  /// The member.
  package var assignee: String
  /// Own staff, or hired.
  package var kind: Assignee.Kind
  /// The team as whose member they were asked.
  package var team: String
  /// Every hard rule that was asked and not met; empty means qualified.
  package var failed: [Requirement]
  /// What the choice between qualified members looked at.
  package var score: Score

  /// Whether all hard rules that were asked are met.
  package var isQualified: Bool { failed.isEmpty }

  /// The figures of a choice; the smaller, the better.
  package struct Score: Hashable, Sendable {
    /// Open tickets.
    package var open: Int
    /// Expected cost.
    package var cost: Money
    /// Dispatches today.
    package var today: Int
    /// Place of the last dispatch in the order of all; 0 is never.
    package var lastTurn: Int
    /// The weighted sum of a balanced choice.
    package var balance: Double?
  }

  /// The candidate as explanations show it.
  package func json(in zone: Zone) -> JSONValue {
    var figures: [JSONValue.Member] = [
      .init("open", .integer(score.open)), .init("cost", .number(score.cost.decimal)),
      .init("today", .integer(score.today)), .init("last_turn", .integer(score.lastTurn)),
    ]
    if let balance = score.balance { figures.append(.init("balance", .double(balance))) }
    return .object([
      .init("assignee", .string(assignee)), .init("kind", .string(kind.rawValue)),
      .init("team", .string(team)), .init("qualified", .bool(isQualified)),
      .init("failed", .strings(failed.map { $0.text(in: zone) })),
      .init("score", .object(figures)),
    ])
  }
}
