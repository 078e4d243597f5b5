import Testing
import Triage

@Suite("An assignment")
struct AssignmentTests {
  /// A centre of one team with a roster of its own.
  static func ruleSet(_ team: String, _ staff: String) throws -> RuleSet {
    let centre = """
      defaults: {category: job, urgency: normal, team: crew, intent: repair}
      intents: [repair]
      sites: [east, west]
      urgencies:
        - {id: emergency, targets: {resolve: 4h, calendar: always}}
        - {id: normal, targets: {resolve: 8h, calendar: always}}
      categories: {job: {effort: 60m}, lift.job: {effort: 60m}}
      calendars:
        day: {hours: {mon-fri: ["09:00-18:00"]}}
        night: {hours: {mon-sun: ["22:00-06:00"]}}
      teams:
        crew: {members: [a, b, c], \(team)}
        desk: {members: [d]}
      \(staff)
      """
    return try SmallSet.ruleSet("", centre: centre)
  }

  static func order(urgency: Int = 1, category: String = "job") -> WorkOrder {
    var order = WorkOrder(
      category: category, urgency: UrgencyLevel(rank: urgency), team: "crew")
    order.effort = 60
    return order
  }

  static func idle() -> Workload { Workload(day: SmallSet.zone.local(SmallSet.monday).date) }

  static let staff = "staff: [{id: a}, {id: b}, {id: c}, {id: d}]"

  @Test("asks every hard rule, and says per candidate what was not met")
  func hardRules() throws {
    let set = try Self.ruleSet(
      "fallback: desk",
      """
      staff:
        - {id: a, skills: {lift: {certificate_until: 2026-01-04}}, sites: [west], shifts: night}
        - {id: b, absent: [2026-01-05..2026-01-06], capacity: 1, skills: [lift]}
        - {id: d}
      subcontractors:
        - {id: c, skills: [lift], contract: {until: 2026-01-01, categories: [lift.*], monthly_limit: 1}}
      """)
    var order = Self.order()
    order.skills = ["lift"]
    order.site = "east"
    order.about = "b"
    order.declined = ["d": SmallSet.monday]
    var workload = Self.idle()
    workload["b"] = Workload.Load(open: 1)
    workload["c"] = Workload.Load(month: 1)
    let result = Assigner(set).assign(order, amid: workload, at: SmallSet.monday)
    #expect(result.outcome == .waiting)
    let failed = Dictionary(
      uniqueKeysWithValues: result.candidates.map { ($0.assignee, $0.failed.map(\.name)) })
    #expect(failed["a"] == ["skill", "site", "shift"])
    #expect(failed["b"] == ["absent", "capacity", "about"])
    #expect(failed["c"] == ["contract", "contract", "monthly_limit"])
    #expect(failed["d"] == ["declined"], "a fallback is asked everything but skills and site")
  }

  @Test("by round robin goes to whoever's last dispatch lies furthest back")
  func roundRobin() throws {
    let set = try Self.ruleSet("strategy: round_robin", Self.staff)
    var workload = Self.idle()
    var got: [String] = []
    for _ in 0..<7 {
      let chosen = try #require(
        Assigner(set).assign(Self.order(), amid: workload, at: SmallSet.monday).chosen)
      workload.dispatch(to: chosen.assignee)
      got.append(chosen.assignee)
    }
    #expect(got == ["a", "b", "c", "a", "b", "c", "a"])
  }

  @Test("by cost compares an hour where nothing says how long the work takes")
  func cheapestHour() throws {
    let set = try Self.ruleSet(
      "strategy: cheapest",
      "staff: [{id: a, cost: {hour: 80}}, {id: b, cost: {hour: 70}}]\n"
        + "subcontractors: [{id: c, cost: {call_out: 20, hour: 60}}, {id: d}]")
    var order = Self.order()
    order.effort = nil
    let chosen = Assigner(set).assign(order, amid: Self.idle(), at: SmallSet.monday).chosen
    #expect(chosen?.assignee == "b")
    #expect(chosen?.cost == .zero, "what is not known is not estimated")
  }

  @Test("finds a site however it is written")
  func foldedSite() throws {
    let set = try Self.ruleSet(
      "strategy: round_robin", "staff: [{id: a, sites: [east]}, {id: b}, {id: c}, {id: d}]")
    var order = Self.order()
    order.site = "Ｅast"
    let chosen = Assigner(set).assign(order, amid: Self.idle(), at: SmallSet.monday).chosen
    #expect(chosen?.assignee == "a")
  }

  @Test("by load goes to the fewest open, and among equals to the fewest today")
  func leastLoaded() throws {
    let set = try Self.ruleSet("strategy: least_loaded", Self.staff)
    var workload = Self.idle()
    workload["a"] = Workload.Load(open: 2)
    workload["b"] = Workload.Load(open: 1, today: 3, lastTurn: 1)
    workload["c"] = Workload.Load(open: 1, today: 2, lastTurn: 5)
    #expect(Self.chosen(set, workload) == "c")
  }

  @Test("by cost goes to the cheapest for the expected effort")
  func cheapest() throws {
    let set = try Self.ruleSet(
      "strategy: cheapest",
      """
      staff: [{id: a, cost: {hour: 90}}, {id: d}]
      subcontractors: [{id: b, cost: {call_out: 50, hour: 39.99}}, {id: c, cost: {call_out: 50.00, hour: 40}}]
      """)
    let assignment = Assigner(set).assign(Self.order(), amid: Self.idle(), at: SmallSet.monday)
    #expect(assignment.chosen?.assignee == "b")
    #expect(assignment.chosen?.cost == Money(cents: 8999))
  }

  @Test("looks at the next kind only if nobody of the preferred one qualifies")
  func preference() throws {
    let set = try Self.ruleSet(
      "strategy: least_loaded, prefer: [staff, subcontractor]",
      """
      staff: [{id: b, capacity: 3}, {id: d}]
      subcontractors: [{id: a}, {id: c}]
      """)
    var workload = Self.idle()
    workload["b"] = Workload.Load(open: 2)
    #expect(Self.chosen(set, workload) == "b")
    workload["b"] = Workload.Load(open: 3)
    #expect(Self.chosen(set, workload) == "a")
  }

  @Test("weighs load, cost, continuity and fairness in a balanced team")
  func balanced() throws {
    let set = try Self.ruleSet(
      "strategy: {balanced: {load: 0, cost: 0, continuity: 1, fairness: 0}}", Self.staff)
    var workload = Self.idle()
    workload.note("c", served: .customer("c-7"), turn: 4)
    var order = Self.order()
    order.parties = [.customer("c-7")]
    let known = Assigner(set).assign(order, amid: workload, at: SmallSet.monday)
    #expect(known.chosen?.assignee == "c")
    #expect(Self.chosen(set, workload) == "a")
  }

  @Test("gives a rule's own choice the work if that one qualifies")
  func named() throws {
    let set = try Self.ruleSet("", "staff: [{id: a}, {id: b}, {id: c, capacity: 1}, {id: d}]")
    var order = Self.order()
    order.assignee = "c"
    var workload = Self.idle()
    #expect(
      Assigner(set).assign(order, amid: workload, at: SmallSet.monday).chosen?.assignee == "c")
    workload["c"] = Workload.Load(open: 1)
    #expect(
      Assigner(set).assign(order, amid: workload, at: SmallSet.monday).chosen?.assignee == "a")
  }

  @Test("of the most urgent level passes over capacity")
  func capacityAtTop() throws {
    let set = try Self.ruleSet(
      "",
      "staff: [{id: a, capacity: 1}, {id: b, absent: [2026-01-05]}, {id: c, absent: [2026-01-05]}, {id: d}]"
    )
    var workload = Self.idle()
    workload["a"] = Workload.Load(open: 1)
    #expect(Self.chosen(set, workload) == nil)
    #expect(
      Assigner(set).assign(Self.order(urgency: 0), amid: workload, at: SmallSet.monday)
        .chosen?.assignee == "a")
  }

  @Test("of the most urgent level never waits: the last fallback gets it, and all of it are told")
  func lastResort() throws {
    let set = try Self.ruleSet(
      "fallback: desk",
      "staff: [{id: a, shifts: night}, {id: b, shifts: night}, {id: c, shifts: night}, {id: d, shifts: night}]"
    )
    let result = Assigner(set).assign(
      Self.order(urgency: 0), amid: Self.idle(), at: SmallSet.monday)
    #expect(result.chosen?.assignee == "d")
    #expect(result.chosen?.team == "desk")
    #expect(result.reason.contains("waived shift"))
    #expect(result.told == ["d"])
    #expect(Self.chosen(set, Self.idle()) == nil, "a lesser urgency waits")
  }

  @Test("with everybody away goes to whoever left longest ago")
  func everybodyAway() throws {
    let set = try Self.ruleSet(
      "",
      """
      staff:
        - {id: a, absent: [2026-01-04..2026-01-09]}
        - {id: b, absent: [2026-01-02..2026-01-09]}
        - {id: c, absent: [2026-01-03..2026-01-09]}
        - {id: d}
      """)
    var order = Self.order(urgency: 0)
    let first = Assigner(set).assign(order, amid: Self.idle(), at: SmallSet.monday)
    #expect(first.chosen?.assignee == "b")
    order.declined = ["b": SmallSet.monday]
    let second = Assigner(set).assign(order, amid: Self.idle(), at: SmallSet.monday)
    #expect(second.chosen?.assignee == "c")
  }

  static func chosen(_ set: RuleSet, _ workload: Workload) -> String? {
    Assigner(set).assign(order(), amid: workload, at: SmallSet.monday).chosen?.assignee
  }
}
