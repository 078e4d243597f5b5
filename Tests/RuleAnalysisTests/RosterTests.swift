import Diagnostics
import RuleCompiler
import Testing
import Triage

@testable import RuleAnalysis

@Suite("Work and whoever can do it")
struct RosterTests {
  @Test(
    "leaves hours uncovered that promises do not allow",
    arguments: [
      // The evening of the first day.
      ("li.na, shifts: day", "arrive: 1h", "on mon 2026-01-05 20:00 before tue 2026-01-06 08:00"),
      // A holiday within the year.
      (
        "li.na, shifts: feast", "resolve: 10h",
        "on sun 2026-05-10 00:00 before mon 2026-05-11 00:00"
      ),
      // The only one is away.
      (
        "li.na, absent: [2026-01-20..2026-01-21]", "arrive: 1h",
        "on tue 2026-01-20 00:00 before thu 2026-01-22 00:00"
      ),
    ])
  func leavesHours(who: String, targets: String, expected: String) throws {
    let analysis = try Self.analysis(who, targets)
    let found = try #require(analysis.findings.all.first { $0.code == "R902" })
    #expect(found.message.contains(expected), "\(found.message)")
    let witness = try #require(analysis.witnesses[found])
    let ruleSet = try #require(Self.folder(who, targets).compiled().ruleSet)
    let decision = DecisionEngine(ruleSet).decide(witness.request, at: witness.at)
    let workload = Workload(day: ruleSet.contents.zone.local(witness.at).date)
    let assignment = Assigner(ruleSet).assign(
      WorkOrder(decision), amid: workload, at: witness.at)
    #expect(assignment.chosen == nil)
  }

  @Test(
    "is enough where promises wait as long as people are away",
    arguments: [
      ("li.na, shifts: day", "resolve: 13h"), ("li.na", "arrive: 1m"),
      ("li.na, shifts: day", "resolve: 1h, calendar: day"), ("li.na, shifts: day", ""),
    ])
  func isEnough(who: String, targets: String) throws {
    #expect(try Self.analysis(who, targets).findings.all.filter { $0.code == "R902" } == [])
  }

  @Test("does not wait at the most urgent level, but goes to whoever is not on shift")
  func mostUrgent() throws {
    let folder = Self.folder("li.na, shifts: day", "arrive: 1h").folder
    let urgent =
      "rules: [{id: r, when: {channel: app}, then: {category: gas.leak, urgency: emergency}}]"
    let changed = RulesFolder(
      name: "rules", files: folder.files + [.init(path: "z.yaml", bytes: Array(urgent.utf8))])
    let analysis = try #require(Analyst(changed.compiled(in: .utc))).analysis(at: MarkedFolder.time)
    let found = try #require(analysis.findings.all.last { $0.code == "R902" })
    #expect(found.message.contains("the work of rule 'r'"))
    #expect(found.help?.hasPrefix("such a ticket goes to 'wang.lei' as a last resort") == true)
  }

  @Test(
    "ends with a contract or certificate",
    arguments: [
      ("2026-01-04", "ended on 2026-01-04"), ("2026-01-05", "ends on 2026-01-05, in 0 days"),
      ("2026-02-04", "ends on 2026-02-04, in 30 days"), ("2026-02-05", nil),
    ])
  func ends(until: String, expected: String?) throws {
    let found = try MarkedFolder(
      """
      subcontractors: [{id: gas.co, skills: [gas], contract: {until: \(until)}}]
      teams: {gas: {members: [gas.co], fallback: desk}}
      rules: [{id: r, when: {channel: app}, then: {team: gas}, examples: {no_match: [x]}}]
      """
    ).analysis().findings.all.filter { $0.code == "R903" }
    #expect(
      found.map(\.message) == [expected.map { "the contract of 'gas.co' \($0)" }].compactMap(\.self)
    )
  }

  private static func analysis(_ who: String, _ targets: String) throws -> Analysis {
    try folder(who, targets).analysis()
  }

  private static func folder(_ who: String, _ targets: String) -> MarkedFolder {
    MarkedFolder(
      """
      calendars:
        day: {hours: {mon-sun: ["08:00-20:00"]}}
        feast: {hours: {mon-sun: ["00:00-24:00"]}, holidays: [2026-05-10]}
      staff: [{id: \(who), skills: [gas]}]
      teams: {gas: {members: [li.na]}}
      categories:
        gas.leak: {skills: [gas], team: gas, signals: {smell of gas: 3}, targets: {\(targets)}}
      """)
  }
}
