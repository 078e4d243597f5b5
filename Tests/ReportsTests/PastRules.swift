import Diagnostics
import RuleCompiler
import Testing
import Triage

/// Rules that have one of everything that a replay or a report looks at.
enum PastRules {
  static let day = CivilDate(year: 2026, month: 3, day: 2)!

  /// So many minutes after the midnight that begins the day, UTC.
  static func time(_ minute: Int) -> Timestamp {
    Timestamp(milliseconds: Int64(day.dayNumber) * 86_400_000 + Int64(minute) * 60_000)
  }

  static func compiled(_ yaml: String) throws -> RuleSet {
    let file = RulesFolder.File(path: "rules.yaml", bytes: Array(yaml.utf8))
    let compilation = RulesFolder(name: "rules", files: [file]).compiled(in: .utc)
    let messages = compilation.findings.all.map(\.message)
    return try #require(compilation.ruleSet, "\(messages)")
  }

  /// The rules with one piece of text replaced.
  static func changed(_ old: String, to new: String) throws -> RuleSet {
    #expect(yaml.contains(old))
    let parts = yaml.split(separator: old, maxSplits: 1, omittingEmptySubsequences: false)
    return try compiled(parts.joined(separator: new))
  }

  static let yaml = """
    customer_types: [owner, tenant]
    intents: [repair, question]
    urgencies:
      - {id: emergency, targets: {resolve: 4h, calendar: always}}
      - {id: urgent, targets: {acknowledge: 30m, resolve: 1d, calendar: always}}
      - {id: normal, targets: {resolve: 3d, calendar: always}}
    categories:
      lift.entrapment: {urgency: emergency, skills: [lift], effort: 60m, team: lift, intent: repair}
      water.leak: {urgency: urgent, effort: 45m, team: house, intent: repair}
      other: {signals: {}}
    staff:
      - {id: wang, skills: [lift], cost: {hour: 80}}
      - {id: li, cost: {hour: 60.50}}
      - {id: zhao, cost: {hour: 70}}
    subcontractors:
      - {id: otis, skills: [lift], cost: {call_out: 300, hour: 200}}
    teams:
      lift: {members: [otis], fallback: house}
      house: {members: [li, zhao], strategy: round_robin}
    defaults: {category: other, urgency: normal, team: house, intent: question, effort: 20m}
    safety:
      - id: trapped
        when: {text: {contains: [困人, trapped]}}
        then: {urgency: emergency}
    rules:
      - id: building-from-text
        when: {text: {matches: "(?P<b>[0-9]+)号楼"}}
        then: {building: "{b}"}
      - id: lift
        when: {text: {contains: [电梯, lift]}}
        then: {category: lift.entrapment}
      - id: leak
        when: {text: {contains: [漏水, leak]}}
        then: {category: water.leak}
      - id: vulnerable
        when: {attributes.vulnerable: true}
        then: {raise_urgency: 1, tags: [care]}
      - id: never
        when: {text: {contains: [unheard]}}
        then: {category: water.leak}
      - id: try-leak
        mode: shadow
        when: {text: {contains: [drip, 漏水]}}
        then: {category: water.leak}

    """
}
