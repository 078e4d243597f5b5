import Diagnostics
import Matching
import Testing
import Triage

@testable import RuleCompiler

@Suite("A folder that uses the whole language")
struct WholeLanguageTests {
  private static let yaml = #"""
    rules:
      - id: lift-entrapment
        description: Somebody is trapped in a lift.
        owner: safety-desk
        when:
          text:
            contains: [电梯困人, 困在电梯, trapped in lift, "stuck in elevator*"]
            lacks: [演练, drill]
        then:
          category: lift.entrapment
          urgency: emergency
          team: lift
          tags: [safety]
        examples:
          match: ["3号楼电梯困人,快来"]
          no_match: ["电梯困人演练通知"]
      - id: vulnerable-resident
        when:
          customer.tags: {contains: vulnerable}
          category: [power.unit, heating, lift.*]
        then: {raise_urgency: 1}
      - id: building
        when: {text: {matches: '(?P<building>\d+)号楼'}}
        then: {building: "{building}", attributes.where: "block {building}!"}
      - id: top
        mode: shadow
        valid: {from: 2026-01-01, until: 2026-12-31}
        when: {urgency: {at_least: normal}, received_at: {during: office}}
        then: {strategy: {balanced: {load: 2}}, escalation: standard, effort: 1h30m, skills: lift}
      - id: rush
        reaches_top: true
        when: {customer_tier: {at_least: B}}
        then: {raise_urgency: 2}
      - id: stop
        final: true
        when: {customer.tags: blocked}
    safety:
      - id: trapped-floor
        when: {text: {contains: [困人]}}
        then: {urgency: emergency, notify: [control-room], tags: [safety]}
    defaults: {category: heating, urgency: normal, team: duty-desk, intent: repair}
    customer_types: [owner, tenant, visitor]
    intents: [repair]
    sites: [garden-east]
    urgencies:
      - {id: emergency, targets: {acknowledge: 5m, arrive: 30m, resolve: 4h, calendar: always}}
      - {id: normal, targets: {resolve: 2wd, calendar: office}}
    categories:
      lift.entrapment: {urgency: emergency, intent: repair, skills: [lift], effort: 60m, team: lift,
        targets: {arrive: 20m, calendar: always}}
      power.unit: {signals: {power: 2.5, 没电: 4}, threshold: 1}
      heating:
    staff:
      - id: wang.lei
        name: 王磊
        skills: {plumbing: {}, electrical: {certificate_until: 2027-03-31}}
        sites: [garden-east]
        shifts: day
        capacity: 6
        cost: {hour: 80}
        absent: [2026-12-24..2026-12-31]
      - {id: desk.1}
      - {id: desk.2}
    subcontractors:
      - id: otis
        name: Otis Elevator
        skills: {lift: {certificate_until: 2027-01-31}}
        cost: {call_out: 300, hour: 200.5}
        contract: {from: 2026-01-01, until: 2026-12-31, categories: [lift.*], monthly_limit: 100}
    teams:
      lift: {members: [otis, wang.lei], strategy: balanced, prefer: [staff, subcontractor],
        fallback: duty-desk, escalation: standard}
      duty-desk: {members: [desk.1, desk.2], strategy: {balanced: {load: 2, cost: 1, continuity: 0.5}}}
    calendars:
      day: {hours: {mon-sun: ["06:00-14:00"]}}
      office:
        timezone: Asia/Shanghai
        hours: {mon-thu: ["09:00-12:00", "13:30-18:00"], fri: ["09:00-14:30"]}
        holidays: [2026-10-01..2026-10-07, {file: holidays.ics}]
        workdays: [2026-10-10, {date: 2026-10-11, hours: ["09:00-12:00"]}]
    escalations:
      standard:
        - {target: acknowledge, at: 100%, notify: [supervisor]}
        - {target: accept, at: 200%, reassign: true}
        - {target: resolve, at: 80%, warn: true}
        - {target: resolve, at: 150%, raise_urgency: 1}
    customers:
      - {file: customers.csv}
      - {file: more.yaml}
      - {id: c-1, type: owner, tier: A, name: 王, phone: "138…", tags: [vulnerable], floor: 7}
    customer_value: {weights: {scale: 0.15, contribution: 0.3}, tiers: {C: 0, A: 70, B: 40}}
    sources:
      city311:
        files: "*.csv"
        format: csv
        encoding: utf-8
        delimiter: ","
        timezone: America/New_York
        receipt: true
        map:
          id: unique_key
          subject: complaint_type
          description: [descriptor, location_type]
          site: {field: borough, values: {BROOKLYN: bk}}
          channel: {value: phone}
          received_at: {field: created_date, format: "%Y-%m-%dT%H:%M:%S"}
          attributes.x: y
    lists: {utilities: [gas works, 自来水公司], streets: {file: streets.txt}}
    tests:
      - {id: trapped, at: "2026-11-23T10:00:00+08:00", request: {description: 电梯困人}, expect: {urgency: emergency}}
    invariants:
      - {id: trapped-is-emergency, when: {text: {contains: [困人]}}, must: {urgency: emergency}}
    # file: holidays.ics
    BEGIN:VCALENDAR
    BEGIN:VEVENT
    DTSTART;VALUE=DATE:20261225
    END:VEVENT
    END:VCALENDAR
    # file: customers.csv
    id,type,name,phones,email,site,building,unit,tags,tier,since
    c-2,tenant,"Li, Na",138 0000 0001;139 0000 0002,li@x.example,garden-east,3,0602,vulnerable | vip,B,2019

    c-3,,,,,,,,,,
    # file: more.yaml
    - {id: c-4, type: visitor, emails: [a@x.example, b@x.example]}
    # file: streets.txt
    High Street # the old one
    # nothing
    5#7 Lane
    """#

  private func contents() throws -> RuleSetContents {
    let compilation = MarkedExample(Self.yaml).folder.compiled(in: .utc)
    #expect(compilation.findings.all.map { "\($0.place): \($0.message)" } == [])
    return try #require(compilation.ruleSet).contents
  }

  @Test("compiles, and holds what it says must hold")
  func compiles() throws {
    let compilation = MarkedExample(Self.yaml).folder.compiled(in: .utc)
    #expect(compilation.findings.all.map { "\($0.place): \($0.message)" } == [])
    let results = compilation.run()
    #expect(results.count == 4)
    #expect(results.flatMap(\.failures) == [])
  }

  @Test("has the rules as they are written")
  func rules() throws {
    let rules = try contents().rules
    #expect(
      rules.map(\.id) == [
        "lift-entrapment", "vulnerable-resident", "building", "top", "rush", "stop",
      ])
    #expect(rules[0].place == "rules/example.yaml:2:5")
    #expect(rules[0].owner == "safety-desk")
    #expect(rules[0].outcome.tags == ["safety"])
    #expect(rules[1].outcome.raise == Raise(steps: 1))
    #expect(rules[2].outcome.fills.map(\.path) == [.request(.building), .attribute("where")])
    #expect(
      rules[2].outcome.fills[1].template == [.literal("block "), .group("building"), .literal("!")])
    #expect(rules[3].mode == .shadow)
    #expect(rules[3].validity.from?.description == "2026-01-01")
    #expect(rules[3].outcome.effort == 90)
    #expect(rules[3].outcome.strategy == .balanced(BalanceWeights(load: 2)))
    #expect(rules[4].outcome.raise == Raise(steps: 2, reachesTop: true))
    #expect(rules[5].isFinal)
  }

  @Test("has the roster as it is written")
  func roster() throws {
    let contents = try contents()
    let wang = try #require(contents.assignees["wang.lei"])
    #expect(wang.name == "王磊")
    #expect(wang.skills["electrical"]?.certificateUntil?.description == "2027-03-31")
    #expect(wang.skills["plumbing"] == Skill())
    #expect(wang.sites == ["garden-east"])
    #expect(wang.capacity == 6)
    #expect(wang.absent.map(\.description) == ["2026-12-24..2026-12-31"])
    let otis = try #require(contents.assignees["otis"])
    #expect(otis.kind == .subcontractor)
    #expect(otis.cost == Cost(callOut: Money(cents: 30000), hour: Money(cents: 20050)))
    #expect(otis.contract?.categories == [.below("lift.")])
    #expect(otis.contract?.monthlyLimit == 100)
    let lift = try #require(contents.teams["lift"])
    #expect(lift.members == ["otis", "wang.lei"])
    #expect(lift.prefer == [.staff, .subcontractor])
    #expect(lift.fallback == "duty-desk")
    #expect(
      contents.teams["duty-desk"]?.strategy
        == .balanced(BalanceWeights(load: 2, cost: 1, continuity: 0.5)))
    #expect(contents.escalations["standard"]?.steps.map(\.percent) == [100, 200, 80, 150])
  }

  @Test("has calendars and targets as they are written")
  func calendars() throws {
    let contents = try contents()
    let office = try #require(contents.calendars["office"])
    func day(_ text: String) throws -> CivilDate { try CivilDate(parsing: text) }
    #expect(office.zone.name == "Asia/Shanghai")
    #expect(try !office.isWorkingDay(day("2026-10-05")))
    #expect(try !office.isWorkingDay(day("2026-12-25")))
    #expect(try office.hours(on: day("2026-10-10")).count == 2)
    #expect(try office.hours(on: day("2026-10-11")).count == 1)
    #expect(contents.urgencies.map(\.id) == ["emergency", "normal"])
    #expect(contents.urgencies[1].targets.durations == [.resolve: .workingDays(2)])
    #expect(contents.categories.map(\.id) == ["lift.entrapment", "power.unit", "heating"])
    #expect(
      contents.categories[1].signals == [
        Signal(phrase: "power", weight: 2.5), Signal(phrase: "没电", weight: 4),
      ])
  }

  @Test("has customers, tiers and sources as they are written")
  func intake() throws {
    let contents = try contents()
    let records = contents.directory.records
    #expect(records.map(\.id) == ["c-2", "c-3", "c-4", "c-1"])
    #expect(records[0].name == "Li, Na")
    #expect(records[0].phones == ["138 0000 0001", "139 0000 0002"])
    #expect(records[0].unit == "0602")
    #expect(records[0].tags == ["vulnerable", "vip"])
    #expect(records[0].properties == ["since": [.text("2019")]])
    #expect(records[2].emails == ["a@x.example", "b@x.example"])
    #expect(records[3].properties == ["floor": [.number("7")]])
    #expect(contents.tiers.map(\.name) == ["A", "B", "C"])
    let city = try #require(contents.sources["city311"])
    #expect(city.zone?.name == "America/New_York")
    #expect(
      city.map["description"] == FieldMapping(origin: .fields(["descriptor", "location_type"])))
    #expect(
      city.map["site"] == FieldMapping(origin: .fields(["borough"]), values: ["BROOKLYN": "bk"]))
    #expect(city.map["received_at"]?.timeFormat == "%Y-%m-%dT%H:%M:%S")
  }
}
