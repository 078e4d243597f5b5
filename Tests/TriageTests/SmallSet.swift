import Diagnostics
import RuleCompiler
import Testing
import Triage

/// Rule sets from a few lines of YAML, over one small centre.
enum SmallSet {
  static let zone = Zone(named: "Asia/Shanghai")!
  /// 10:00 of a Monday.
  static let monday = Timestamp(milliseconds: 1_767_578_400_000)

  static let centre = """
    defaults: {category: other, urgency: normal, team: desk, intent: enquiry}
    customer_types: [owner, tenant, visitor]
    intents: [repair, enquiry, complaint]
    sites: [east, west]
    urgencies:
      - {id: emergency, targets: {acknowledge: 5m, resolve: 4h, calendar: always}}
      - {id: urgent, targets: {resolve: 8h, calendar: office}}
      - {id: normal, targets: {resolve: 2wd, calendar: office}}
      - {id: low, targets: {resolve: 5d, calendar: always}}
    categories:
      other: {}
      lift.fault: {urgency: urgent, intent: repair, skills: [lift], effort: 30m, team: lifts}
      lift.trapped: {urgency: emergency, skills: [lift], team: lifts, targets: {acknowledge: 3m, calendar: always}}
      water.leak: {intent: repair, team: desk, signals: {漏水: 2, drip: 1}}
      water.flood: {team: desk, signals: {漏水: 1, flood: 2}, threshold: 2}
    calendars:
      office: {hours: {mon-fri: ["09:00-18:00"]}}
    teams:
      desk: {members: [ann, bob]}
      lifts: {members: [lee], fallback: desk}
    staff:
      - {id: ann}
      - {id: bob}
      - {id: lee, skills: [lift], sites: [east]}
    """

  /// The centre with more of it.
  static func ruleSet(_ more: String, centre: String = centre) throws -> RuleSet {
    let files = [
      RulesFolder.File(path: "00-centre.yaml", bytes: Array(centre.utf8)),
      RulesFolder.File(path: "10-rules.yaml", bytes: Array(more.utf8)),
    ]
    let compilation = RulesFolder(name: "rules", files: files).compiled(in: zone)
    return try #require(
      compilation.ruleSet, "\(compilation.findings.sorted.map(\.line).joined(separator: "\n"))")
  }

  /// A request that says something.
  static func request(
    _ text: String, _ fields: [RequestField: String] = [:], at time: Timestamp = monday
  ) -> Request {
    var request = Request(receivedAt: time)
    request[.description] = .text(text)
    for (field, value) in fields { request[field] = .text(value) }
    return request
  }

  /// What a set decides about a request.
  static func decide(_ rules: String, _ request: Request, at time: Timestamp = monday) throws
    -> Decision
  {
    DecisionEngine(try ruleSet(rules)).decide(request, at: time)
  }
}
