import Testing
import Triage

@testable import Daemon
@testable import RuleCompiler

/// Rules with one of everything that the daemon's tests ask for.
enum TestRules {
  static let yaml = """
    customer_types: [owner, tenant]
    intents: [repair]
    urgencies:
      - {id: emergency, targets: {resolve: 4h}}
      - {id: urgent, targets: {resolve: 1d}}
      - {id: normal}
    categories:
      lift: {urgency: urgent, team: desk}
      narrow: {team: narrow}
      other: {}
    staff: [{id: wang.lei}, {id: li.na}, {id: chief}, {id: zhao, capacity: 1}]
    teams:
      desk: {members: [wang.lei, li.na], strategy: round_robin}
      narrow: {members: [zhao]}
    defaults: {category: other, urgency: normal, team: desk, intent: repair}
    rules:
      - {id: lift, when: {text: {contains: [lift, 电梯]}}, then: {category: lift}}
      - {id: narrow, when: {subject: narrow}, then: {category: narrow}}
      - {id: told, when: {subject: told}, then: {notify: [chief]}}
    safety:
      - id: trapped
        when: {text: {contains: [trapped, 困人]}}
        then: {urgency: emergency, tags: [safety]}
    sources:
      city: {files: "*.csv", format: csv, receipt: true, map: {id: key, description: text}}
    """

  static let zone = Zone(named: "Asia/Shanghai")!

  /// A folder with these rules and `more` behind them.
  static func usable(_ more: String = "") throws -> UsableRules {
    let file = RulesFolder.File(path: "all.yaml", bytes: Array((yaml + "\n" + more).utf8))
    return try UsableRules.compile(RulesFolder(name: "rules", files: [file]), zone: zone).get()
  }

  /// Compiled once for all tests.
  static let common = Result { try usable() }
}
