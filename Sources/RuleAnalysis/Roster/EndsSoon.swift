import Diagnostics
import RuleCompiler
import Triage

extension Check {
  /// R903: a contract or certificate that ends.
  static let endsSoon = Check(
    "R903", "a contract or certificate that ends within 30 days",
    """
    From the day after, whoever holds it gets no more tickets that need it. The day of the check
    counts, so that this finding comes up while there is time to renew.
    """,
    bad: """
      staff: [{id: li.na, skills: {gas: {certificate_until: 2026-01-20}}}]
      #                                                     ^^^^^^^^^^
      teams: {gas: {members: [li.na], fallback: desk}}
      rules:
        - {id: gas, when: {text: {contains: [gas]}}, then: {team: gas}, examples: {match: [gas]}}
      """,
    repaired: """
      staff: [{id: li.na, skills: {gas: {certificate_until: 2027-01-20}}}]
      teams: {gas: {members: [li.na], fallback: desk}}
      rules:
        - {id: gas, when: {text: {contains: [gas]}}, then: {team: gas}, examples: {match: [gas]}}
      """)
}

/// Looks for what people and companies may soon not do any more.
struct EndsSoon {
  /// What is looked at.
  let study: Study
  /// The day of the check.
  let today: CivilDate
  /// How far it looks ahead, in days.
  static let horizon = 30

  /// Looks at everybody's certificates and contract.
  func look(into analysis: inout Analysis) {
    let assignees = study.contents.assignees.values.sorted { $0.id < $1.id }
    for assignee in assignees {
      let entry = entry(of: assignee)
      for (name, skill) in assignee.skills.sorted(by: { $0.key < $1.key }) {
        guard let until = skill.certificateUntil else { continue }
        let value = entry?["skills"]?[name]?["certificate_until"]
        report("the certificate for '\(name)' of '\(assignee.id)'", until, value, &analysis)
      }
      if let until = assignee.contract?.until {
        let value = entry?["contract"]?["until"]
        report("the contract of '\(assignee.id)'", until, value, &analysis)
      }
    }
  }

  private func entry(of assignee: Assignee) -> Located? {
    guard let place = study.compilation.names.place(of: assignee.id, .assignee) else { return nil }
    let section = assignee.kind == .staff ? "staff" : "subcontractors"
    return study.source.entry(withIDAt: place, under: section)
  }

  private func report(
    _ what: String, _ until: CivilDate, _ value: Located?, _ analysis: inout Analysis
  ) {
    let days = until - today
    guard days <= Self.horizon, let value else { return }
    let when =
      days < 0 ? "ended on \(until)" : "ends on \(until), in \(days) \(days == 1 ? "day" : "days")"
    analysis.add(
      Finding(
        Check.endsSoon.code, "\(what) \(when)", severity: .warning, at: value.place))
  }
}
