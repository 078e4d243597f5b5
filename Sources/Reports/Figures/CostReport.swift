internal import Triage

extension Report {
  /// What contacts cost: in all, each, and by what they were about, whom, where and when.
  package static func cost(
    of contacts: [Contact], at prices: Prices, in period: Period
  ) -> Report {
    let costs = contacts.map { TicketCost($0, at: prices) }
    var sum = CostSum()
    for cost in costs { sum.add(cost) }
    let repeats = Repeats(contacts)
    var report = Report(
      "cost", "what contacts cost", period,
      totals: totals(sum) + [
        Total("repeats", "repeat visits", .count(repeats.count)),
        Total("repeat_cost", "cost of repeat visits", .money(repeats.cost(costs))),
      ],
      sheets: [
        Grouping.intent, .channel, .customerType, .category, .building, .assignee, .month,
      ].map { sheet(by: $0, contacts, prices, period.zone, of: sum.known) })
    report.notes = notes
    return report
  }

  private static func totals(_ sum: CostSum) -> [Total] {
    [
      Total("tickets", "contacts", .count(sum.count)),
      Total("expected", "expected cost", .money(sum.expected)),
      Total("cost", "cost as far as known", .money(sum.known)),
      Total("per_contact", "cost of a contact", sum.perContact),
      Total("reported", "cost was reported", .share(sum.reported, of: sum.count)),
      Total("by_minutes", "cost by reported minutes", .share(sum.byMinutes, of: sum.count)),
      Total("minutes", "minutes reported", .count(Int(sum.minutes))),
    ]
  }

  private static let notes = [
    """
    Cost is what was reported with 'resolved', else the reported minutes at the roster's prices \
    with the call-out, else the estimate of the dispatch. Hand-overs that were declined or \
    withdrawn cost nothing.
    """,
    Repeats.note,
  ]

  private static func sheet(
    by grouping: Grouping, _ contacts: [Contact], _ prices: Prices, _ zone: Zone, of all: Money
  ) -> Sheet {
    var sheet = Sheet(
      "by_\(grouping.rawValue)", "by \(grouping.title)",
      [
        .text(grouping.rawValue, grouping.title), .figure("tickets"), .figure("expected"),
        .figure("cost"), .figure("per_contact", "each"), .figure("share"),
      ], bars: "cost")
    let groups = contacts.sums(by: grouping, in: zone, from: CostSum()) {
      $0.add(TicketCost($1, at: prices))
    }
    sheet.rows = groups.ranked(grouping) { $0.known.cents }.map { group in
      let sum = group.sum
      return [
        .text(orNone: group.name), .count(sum.count), .money(sum.expected), .money(sum.known),
        sum.perContact, .share(sum.known.cents, of: all.cents),
      ]
    }
    return sheet
  }
}

/// What several tickets cost.
struct CostSum: Hashable {
  private(set) var count = 0
  private(set) var expected = Money.zero
  private(set) var known = Money.zero
  private(set) var reported = 0
  private(set) var byMinutes = 0
  private(set) var minutes: Int64 = 0

  /// Adds a ticket's.
  mutating func add(_ cost: TicketCost) {
    count += 1
    expected = expected + cost.expected
    known = known + cost.known
    minutes += cost.minutes ?? 0
    switch cost.basis {
    case .reported: reported += 1
    case .minutes: byMinutes += 1
    case .estimate, .none: break
    }
  }

  /// The mean, rounded half up to the cent.
  var perContact: Cell { count == 0 ? .none : .money(known.divided(by: count)) }
}

extension Money {
  /// An equal part, rounded half away from zero to the cent.
  func divided(by count: Int) -> Money {
    let (whole, rest) = cents.magnitude.quotientAndRemainder(dividingBy: UInt64(count))
    let rounded = Int64(clamping: whole + (rest * 2 >= UInt64(count) ? 1 : 0))
    return Money(cents: cents < 0 ? -rounded : rounded)
  }
}
