internal import Ledger
package import Triage

/// What would change, counted.
package struct ReplayResult {
  private let tally: ReplayTally
  private let ruleSet: RuleSet
  private let forbidden: [ForbiddenChange]
  private let filter: TicketFilter

  init(
    _ tally: ReplayTally, ruleSet: RuleSet, forbidden: [ForbiddenChange], filter: TicketFilter
  ) {
    self.tally = tally
    self.ruleSet = ruleSet
    self.forbidden = forbidden
    self.filter = filter
  }

  /// How many tickets were decided again.
  package var replayed: Int { tally.replayed }

  /// Of how many something would change.
  package var changed: Int { tally.changed.count }

  /// For how many holds what must not.
  package var forbiddenCount: Int { tally.forbidden.count }

  /// How many cannot be read, and were not decided.
  package var unreadable: Int { tally.unreadable.count }

  /// The figures and tables.
  package func report(at now: Timestamp) -> Report {
    let period = Period(
      from: filter.since, to: filter.until, now: now, zone: ruleSet.contents.zone)
    var report = Report(
      "replay", "replay under \(ruleSet.digest.prefix(19))", period, totals: totals,
      sheets: [moves, byRule, deadlines])
    if !tally.cost.isEmpty { report.notes.append(Self.costNote) }
    return report
  }

  private static let costNote = """
    Expected cost: whoever had the ticket has it again where the new team has them too, else the \
    cheapest of the new team who has the skills; by the new rules' effort and prices.
    """
}

extension ReplayResult {
  private var totals: [Total] {
    var totals = [
      Total("tickets", "decided again", .count(tally.replayed)),
      Total("changed", "something changes", .count(tally.changed.count)),
      Total("changed_share", "as a share", .share(tally.changed.count, of: tally.replayed)),
      Total("changed_examples", "for example", examples(tally.changed)),
    ]
    if tally.notTaken.count > 0 {
      totals.append(Total("not_taken", "would be no ticket", .count(tally.notTaken.count)))
    }
    if tally.unreadable.count > 0 {
      totals.append(Total("unreadable", "cannot be read", .count(tally.unreadable.count)))
    }
    if !forbidden.isEmpty {
      totals += [
        Total("forbid", "must not happen", .text(forbidden.map(\.written).joined(separator: "; "))),
        Total("forbidden", "happens to", .count(tally.forbidden.count)),
        Total("forbidden_examples", "for example", examples(tally.forbidden)),
      ]
    }
    let cost = tally.cost
    return totals + [
      Total("cost_before", "expected cost as it was", .money(cost.before)),
      Total("cost_after", "expected cost as it would be", .money(cost.after)),
      Total("dearer", "tickets that get dearer", .count(cost.dearer)),
      Total("cheaper", "tickets that get cheaper", .count(cost.cheaper)),
    ]
  }

  private func examples(_ tickets: ReplayTally.Tickets) -> Cell {
    let names = tickets.examples.map(\.text).joined(separator: ", ")
    return names.isEmpty ? .none : .text(names)
  }

  /// Attribute by attribute, the most frequent first.
  private var moves: Sheet {
    var sheet = Sheet(
      "by_attribute", "what changes, by attribute",
      [
        .text("attribute"), .text("from"), .text("to"), .figure("tickets"), .text("examples"),
      ], bars: "tickets")
    let sorted = tally.moves.sorted {
      ($0.key.attribute, -$0.value.count, $0.key.from ?? "", $0.key.to ?? "")
        < ($1.key.attribute, -$1.value.count, $1.key.from ?? "", $1.key.to ?? "")
    }
    sheet.rows = sorted.map { move, tickets in
      [
        .text(move.attribute), .text(orNone: move.from), .text(orNone: move.to),
        .count(tickets.count), examples(tickets),
      ]
    }
    return sheet
  }

  private var byRule: Sheet {
    var sheet = Sheet(
      "by_rule", "who decides what changes",
      [
        .text("attribute"), .text("decider", "decided by"), .figure("before"), .figure("after"),
      ])
    let sorted = tally.deciders.sorted {
      ($0.key.attribute, $0.key.name) < ($1.key.attribute, $1.key.name)
    }
    sheet.rows = sorted.map { decider, decisions in
      [
        .text(decider.attribute), .text(decider.name), .count(decisions.before),
        .count(decisions.after),
      ]
    }
    return sheet
  }

  private var deadlines: Sheet {
    var sheet = Sheet(
      "deadlines", "promised moments that move",
      [
        .text("target"), .figure("earlier"), .figure("later"), .figure("gained", "new"),
        .figure("lost", "none any more"), .figure("mean_hours", "hours on average"),
      ])
    sheet.rows = Target.allCases.compactMap { target in
      tally.deadlines[target.rawValue].map { shift in
        let moved = shift.earlier + shift.later
        let mean = moved == 0 ? 0 : Double(shift.seconds) / 3600 / Double(moved)
        return [
          .text(target.rawValue), .count(shift.earlier), .count(shift.later),
          .count(shift.gained), .count(shift.lost),
          moved == 0 ? .none : .number(mean, decimals: 1),
        ]
      }
    }
    return sheet
  }
}

extension ReplayTally.CostShift {
  fileprivate var isEmpty: Bool { tickets == 0 }
}
