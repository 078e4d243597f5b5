import Ledger
import Testing
import Triage

@testable import Reports

@Suite("The cost report")
struct CostReportTests {
  /// What a ticket costs by hand: cents.
  private struct Account {
    var expected: [String: Int64] = [:]
    var known: [String: Int64] = [:]

    mutating func add(_ key: String, expected: Int64, known: Int64) {
      self.expected[key, default: 0] += expected
      self.known[key, default: 0] += known
    }
  }

  /// Cents for some minutes at a rate of cents an hour, half up, in decimals written out.
  private static func price(_ rate: Int64, _ minutes: Int64) -> Int64 {
    let sixtieths = rate * minutes
    return sixtieths / 60 + (sixtieths % 60 >= 30 ? 1 : 0)
  }

  private static let rates: [String: (callOut: Int64, hour: Int64)] = [
    "otis": (30_000, 20_000), "li": (0, 6_050), "zhao": (0, 7_000),
  ]

  @Test("adds up to the cent, by whatever it is cut", arguments: [1, 2, 3] as [UInt64])
  func sums(seed: UInt64) throws {
    var random = SeededRandom(seed: seed)
    let past = try PastLedger()
    var account = Account()
    let channels = ["phone", "app", "web"]
    let words = ["lift stands", "a leak", "a question"]
    for index in 0..<150 {
      let channel = channels[Int.random(in: 0..<3, using: &random)]
      let text = words[Int.random(in: 0..<3, using: &random)]
      let minutes = Int64.random(in: 1..<200, using: &random)
      let cents = Int64.random(in: 1..<90_000, using: &random)
      let way = Int.random(in: 0..<4, using: &random)
      try past.take(at: index * 7, [.description: text, .channel: channel]) { ticket, dispatches in
        var dispatch = dispatches[0]
        let rate = Self.rates[dispatch.assignee] ?? (0, 0)
        let effort: Int64 = text == "lift stands" ? 60 : text == "a leak" ? 45 : 20
        let estimate = rate.callOut + Self.price(rate.hour, effort)
        var (expected, known) = (estimate, estimate)
        ticket.state = .resolved
        ticket.life.resolvedAt = PastRules.time(index * 7 + 60)
        dispatch.end = DispatchEnd(.resolved, at: PastRules.time(index * 7 + 60))
        switch way {
        case 0:
          ticket.resolution.minutes = minutes
          known = rate.callOut + Self.price(rate.hour, minutes)
        case 1:
          ticket.resolution.minutes = minutes
          ticket.resolution.cost = Money(cents: cents)
          known = cents
        case 2:
          ticket.state = .cancelled
          ticket.life.resolvedAt = nil
          dispatch.end = DispatchEnd(.cancelled, at: PastRules.time(index * 7 + 60))
          (expected, known) = (0, 0)
        default: break
        }
        dispatches = [dispatch]
        account.add("all", expected: expected, known: known)
        account.add("channel " + channel, expected: expected, known: known)
        account.add("assignee " + dispatch.assignee, expected: expected, known: known)
        account.add("category " + ticket.classification.category, expected: expected, known: known)
      }
    }
    try past.commit()
    try check(try Self.report(past), against: account, seed)
  }

  private func check(_ report: Report, against account: Account, _ seed: UInt64) throws {
    #expect(report.total("expected") == .money(Money(cents: account.expected["all"] ?? 0)))
    #expect(report.total("cost") == .money(Money(cents: account.known["all"] ?? 0)))
    for key in ["channel", "assignee", "category"] {
      let sheet = try #require(report.sheet("by_" + key))
      #expect(sheet.rows.count == account.known.keys.count { $0.hasPrefix(key + " ") })
      for row in sheet.rows {
        let name = "\(key) \(row[0].plain)"
        #expect(
          sheet.cell("expected", in: row)
            == .money(Money(cents: account.expected[name] ?? -1)), "seed \(seed), \(name)")
        #expect(
          sheet.cell("cost", in: row) == .money(Money(cents: account.known[name] ?? -1)),
          "seed \(seed), \(name)")
      }
    }
  }

  @Test("charges who was called twice twice, and nobody who declined")
  func visits() throws {
    let past = try PastLedger()
    try past.take(at: 0, [.description: "a leak"]) { ticket, dispatches in
      var declined = dispatches[0]
      declined.end = DispatchEnd(.declined, at: PastRules.time(2))
      var first = TicketDispatch(
        ticket: ticket.number, count: 2, to: "zhao", kind: .staff, team: "house",
        at: PastRules.time(3))
      first.expectedCost = Money(cents: 5_250)
      first.end = DispatchEnd(.resolved, at: PastRules.time(60))
      var again = first
      again.count = 3
      again.end = DispatchEnd(.resolved, at: PastRules.time(200))
      dispatches = [declined, first, again]
      ticket.holder.assignee = "zhao"
      ticket.state = .resolved
      ticket.life.reopened = 1
      ticket.life.resolvedAt = PastRules.time(200)
      ticket.resolution.minutes = 30
    }
    try past.commit()
    let report = try Self.report(past)
    #expect(report.total("expected") == .money(Money(cents: 10_500)))
    #expect(report.total("cost") == .money(Money(cents: 5_250 + 3_500)))
    #expect(report.total("by_minutes") == .share(1, of: 1))
  }

  @Test("counts what comes back on the same unit and category within a month as a repeat")
  func repeats() throws {
    let past = try PastLedger()
    let unit: [RequestField: String] = [.description: "a leak", .unit: "301", .site: "east"]
    func resolve(at minute: Int) -> (inout Ticket, inout [TicketDispatch]) -> Void {
      { ticket, dispatches in
        ticket.state = .resolved
        ticket.life.resolvedAt = PastRules.time(minute)
        dispatches[0].end = DispatchEnd(.resolved, at: PastRules.time(minute))
      }
    }
    try past.take(at: 0, unit, then: resolve(at: 60))
    try past.take(at: 1_000, unit, then: resolve(at: 1_060))
    try past.take(at: 1_030, unit, then: resolve(at: 1_100))
    try past.take(at: 1_000 + 45 * 1_440, unit, then: resolve(at: 1_060 + 45 * 1_440))
    var elsewhere = unit
    elsewhere[.unit] = "302"
    try past.take(at: 900, elsewhere, then: resolve(at: 960))
    try past.commit()
    let report = try Self.report(past)
    #expect(report.total("repeats") == .count(1))
    #expect(report.total("repeat_cost") == .money(Money(cents: Self.price(7_000, 45))))
  }

  private static func report(_ past: PastLedger) throws -> Report {
    let period = Period(from: nil, to: nil, now: PastRules.time(100_000), zone: .utc)
    let contacts = try Contact.all(in: period, of: past.reader, needing: .channel)
    return .cost(
      of: contacts, at: past.ruleSet.contents.assignees.mapValues(\.cost), in: period)
  }
}
