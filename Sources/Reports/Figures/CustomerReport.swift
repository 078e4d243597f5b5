internal import Ledger
internal import Triage

extension Report {
  /// Who asks, how much of it, and what that costs: by type, the dearest customers, and how the
  /// cost is spread over them.
  package static func customers(
    of contacts: [Contact], at prices: Prices, in period: Period
  ) -> Report {
    let all = DemandSum(contacts, prices)
    let byCustomer = contacts.known(at: prices)
    let groups = Dictionary(grouping: contacts) { $0.ticket.customer.type }
      .map { Group(name: $0.key, sum: DemandSum($0.value, prices)) }
      .sorted { ($1.sum.cost, $0.name ?? "") < ($0.sum.cost, $1.name ?? "") }
    var report = Report(
      "customers", "who asks and what it costs", period,
      totals: [
        Total("tickets", "contacts", .count(contacts.count)),
        Total("customers", "customers known by id", .count(byCustomer.count)),
        Total("unknown", "contacts of nobody known", .share(all.anonymous, of: contacts.count)),
        Total("cost", "cost as far as known", .money(all.cost)),
      ],
      sheets: [
        types(groups, of: all), trouble(groups), dearest(byCustomer, all), curve(byCustomer),
      ])
    report.notes = ["Cost as in the report 'cost'."]
    return report
  }

  private static func types(_ groups: [Group<DemandSum>], of all: DemandSum) -> Sheet {
    var sheet = Sheet(
      "by_customer_type", "by customer type",
      [
        .text("customer_type", "customer type"), .figure("customers"), .figure("tickets"),
        .figure("share"), .figure("cost"), .figure("cost_share", "of cost"),
        .figure("per_contact", "each"),
      ], bars: "cost")
    sheet.rows = groups.map { group in
      let sum = group.sum
      return [
        .text(orNone: group.name), .count(sum.customers.count), .count(sum.count),
        .share(sum.count, of: all.count), .money(sum.cost),
        .share(sum.cost.cents, of: all.cost.cents), .money(sum.cost.divided(by: sum.count)),
      ]
    }
    return sheet
  }

  private static func trouble(_ groups: [Group<DemandSum>]) -> Sheet {
    var sheet = Sheet(
      "trouble", "what went wrong for each type",
      [
        .text("customer_type", "customer type"), .figure("tickets"), .figure("complaints"),
        .figure("complaint_share", "share"), .figure("chased"), .figure("reopened"),
      ])
    sheet.rows = groups.map { group in
      let sum = group.sum
      return [
        .text(orNone: group.name), .count(sum.count), .count(sum.complaints),
        .share(sum.complaints, of: sum.count), .count(sum.chased), .count(sum.reopened),
      ]
    }
    return sheet
  }

  /// How many customers are told by name.
  private static let mostNamed = 20

  private static func dearest(_ customers: [CustomerDemand], _ all: DemandSum) -> Sheet {
    var sheet = Sheet(
      "dearest", "the \(mostNamed) customers who cost most",
      [
        .text("customer"), .text("customer_type", "type"), .figure("tickets"), .figure("cost"),
        .figure("cost_share", "of cost"), .figure("complaints"), .figure("chased"),
      ], bars: "cost")
    sheet.rows = customers.prefix(mostNamed).map { customer in
      [
        .text(customer.id), .text(customer.type), .count(customer.sum.count),
        .money(customer.sum.cost), .share(customer.sum.cost.cents, of: all.cost.cents),
        .count(customer.sum.complaints), .count(customer.sum.chased),
      ]
    }
    return sheet
  }

  /// Which part of cost and requests the dearest part of the customers makes.
  private static func curve(_ customers: [CustomerDemand]) -> Sheet {
    var sheet = Sheet(
      "curve", "the dearest part of the customers known by id",
      [
        .text("part", "part"), .figure("customers"), .figure("ticket_share", "of their tickets"),
        .figure("cost_share", "of their cost"),
      ], bars: "cost_share")
    guard !customers.isEmpty else { return sheet }
    let tickets = customers.map(\.sum.count).reduce(0, +)
    let cost = customers.map(\.sum.cost).reduce(.zero, +)
    sheet.rows = [1, 5, 10, 20, 50, 100].map { percent in
      let count = max(1, customers.count * percent / 100)
      let part = customers.prefix(count)
      return [
        .text("\(percent) %"), .count(count),
        .share(part.map(\.sum.count).reduce(0, +), of: tickets),
        .share(part.map(\.sum.cost).reduce(.zero, +).cents, of: cost.cents),
      ]
    }
    return sheet
  }
}

/// What several contacts come to.
struct DemandSum {
  private(set) var count = 0
  private(set) var customers: Set<String> = []
  private(set) var anonymous = 0
  private(set) var cost = Money.zero
  private(set) var complaints = 0
  private(set) var reopened = 0
  private(set) var chased = 0

  /// Adds them up.
  init(_ contacts: [Contact], _ prices: Prices) {
    for contact in contacts {
      let ticket = contact.ticket
      count += 1
      if let id = ticket.customer.id { customers.insert(id) } else { anonymous += 1 }
      cost = cost + TicketCost(contact, at: prices).known
      if ticket.classification.about != nil { complaints += 1 }
      if ticket.life.reopened > 0 { reopened += 1 }
      chased += ticket.life.chased
    }
  }
}

/// What one customer comes to.
struct CustomerDemand {
  let id: String
  let type: String
  let sum: DemandSum
}

extension [Contact] {
  /// The customers who are known by id, the dearest first.
  func known(at prices: Prices) -> [CustomerDemand] {
    var byID: [String: [Contact]] = [:]
    for contact in self {
      if let id = contact.ticket.customer.id { byID[id, default: []].append(contact) }
    }
    return byID.map { id, contacts in
      CustomerDemand(
        id: id, type: contacts[contacts.count - 1].ticket.customer.type,
        sum: DemandSum(contacts, prices))
    }.sorted { ($1.sum.cost, $0.id) < ($0.sum.cost, $1.id) }
  }
}
