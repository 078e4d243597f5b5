internal import Ledger
internal import Triage

extension Report {
  /// Whether what was promised was kept: by target, and for each by urgency, category, team and
  /// assignee.
  package static func sla(of contacts: [Contact], in period: Period) -> Report {
    let targets = Target.allCases.filter { target in
      contacts.contains { $0.ticket.deadlines[target] != nil }
    }
    var all = PromiseSum()
    for contact in contacts { targets.forEach { all.add(contact, $0, period.now) } }
    var overview = sheet("by_target", "by target", .text("target"), shows: "kept")
    overview.rows = targets.map { target in
      var sum = PromiseSum()
      for contact in contacts { sum.add(contact, target, period.now) }
      return [.text(target.rawValue)] + sum.cells
    }
    let groupings: [Grouping] = [.urgency, .category, .team, .assignee, .month]
    let sheets = targets.flatMap { target in
      groupings.map { sheet(target, by: $0, contacts, period) }
    }
    var report = Report(
      "sla", "what was promised and kept", period,
      totals: [
        Total("tickets", "contacts", .count(contacts.count)),
        Total("promises", "promises", .count(all.promised)),
        Total("kept", "kept, of those that are over", all.kept),
        Total("overdue", "overdue now", .count(all.overdue)),
      ],
      sheets: [overview] + sheets)
    report.notes = [
      """
      Late is what came after its time; overdue is open and past its time; a later step of a \
      ticket's life stands for an earlier one that nobody reported. Cancelled tickets promise \
      nothing any more.
      """
    ]
    return report
  }

  private static func sheet(
    _ target: Target, by grouping: Grouping, _ contacts: [Contact], _ period: Period
  ) -> Sheet {
    var sheet = sheet(
      "\(target.rawValue)_by_\(grouping.rawValue)", "\(target.rawValue), by \(grouping.title)",
      .text(grouping.rawValue, grouping.title), shows: "kept")
    let groups = contacts.sums(by: grouping, in: period.zone, from: PromiseSum()) {
      $0.add($1, target, period.now)
    }
    sheet.rows = groups.filter { $0.sum.promised > 0 }.ranked(grouping) { Int64($0.promised) }
      .map { [.text(orNone: $0.name)] + $0.sum.cells }
    return sheet
  }

  private static func sheet(
    _ id: String, _ title: String, _ name: Column, shows bars: String
  ) -> Sheet {
    Sheet(
      id, title,
      [
        name, .figure("promised"), .figure("met"), .figure("late"), .figure("overdue"),
        .figure("open"), .figure("kept"),
      ], bars: bars)
  }
}

/// How a promise stands.
enum PromiseState: Hashable {
  case met
  case late
  case overdue
  case open

  /// How one stands as of a moment; `nil` where nothing is promised, or not any more.
  init?(_ target: Target, of ticket: Ticket, at now: Timestamp) {
    guard let due = ticket.deadlines[target], ticket.state != .cancelled else { return nil }
    if let moment = ticket.life.moment(of: target) {
      self = moment <= due ? .met : .late
    } else {
      self = due < now ? .overdue : .open
    }
  }
}

/// How several promises stand.
struct PromiseSum: Hashable {
  private(set) var promised = 0
  private(set) var met = 0
  private(set) var late = 0
  private(set) var overdue = 0
  private(set) var open = 0

  /// Adds what one ticket promised.
  mutating func add(_ contact: Contact, _ target: Target, _ now: Timestamp) {
    guard let state = PromiseState(target, of: contact.ticket, at: now) else { return }
    promised += 1
    switch state {
    case .met: met += 1
    case .late: late += 1
    case .overdue: overdue += 1
    case .open: open += 1
    }
  }

  /// Kept, of those of which it is known.
  var kept: Cell { .share(met, of: met + late + overdue) }

  /// The figures of a row.
  var cells: [Cell] {
    [.count(promised), .count(met), .count(late), .count(overdue), .count(open), kept]
  }
}

extension TicketLife {
  /// The first moment by which a target is known to have been reached.
  fileprivate func moment(of target: Target) -> Timestamp? {
    let steps: [Timestamp?] = [acknowledgedAt, acceptedAt, arrivedAt, resolvedAt]
    let first = Target.allCases.firstIndex(of: target) ?? 0
    return steps[first...].compactMap(\.self).min()
  }
}
