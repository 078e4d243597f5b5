import Diagnostics
import RuleCompiler
import Triage

extension Check {
  /// R901: work that nobody of its team can do.
  static let nobodyCan = Check(
    "R901", "work that nobody of its team can do",
    """
    Whoever gets a ticket must have every skill that it needs. Where no member of the team has,
    every such ticket goes to the team's fallback, which is not asked for skills, or waits. Give
    somebody the skill, or the category another team. The help has such a request.
    """,
    bad: """
      categories:
        gas.leak: {skills: [gas], team: desk, signals: {smell of gas: 3}}
      # ^^^^^^^^
      """,
    repaired: """
      categories:
        gas.leak: {team: desk, signals: {smell of gas: 3}}
      """)
}

/// Looks for work that is beyond all members of its team.
struct NobodyCan {
  /// What is looked at.
  let study: Study

  /// Looks at one kind of work.
  func look(at work: Work, into analysis: inout Analysis) {
    guard let team = study.contents.teams[work.order.team] else { return }
    let members = team.members.compactMap { study.contents.assignees[$0] }
    let isAble = members.contains { member in
      work.order.skills.allSatisfy { member.skills[$0] != nil }
    }
    guard !members.isEmpty, !isAble, let place = study.place(of: work) else { return }
    let missing = work.order.skills.filter { skill in
      !members.contains { $0.skills[skill] != nil }
    }
    let lacks =
      missing.isEmpty
      ? "has all of \(work.order.skills.map { "'\($0)'" }.joined(separator: ", "))"
      : "has the skill '\(missing[0])'"
    analysis.add(
      Finding(
        Check.nobodyCan.code,
        "nobody of team '\(team.id)' can do the work of \(work.owner): no member \(lacks)",
        severity: .warning, at: place
      ).helping(consequence(work)), shownBy: work.witness)
  }

  private func consequence(_ work: Work) -> String {
    let assignment = Assigner(study.ruleSet).assign(
      work.order, amid: study.idle(at: work.witness.at), at: work.witness.at)
    guard let chosen = assignment.chosen else { return "such tickets wait" }
    return "such tickets go to '\(chosen.assignee)' of team '\(chosen.team)', who is not asked"
      + " for skills"
  }
}

extension Study {
  /// Where what asks for some work is given.
  func place(of work: Work) -> Place? {
    let name = work.owner.split(separator: "'").last.map(String.init) ?? ""
    let kind: NameKind = work.owner.hasPrefix("rule") ? .rule : .category
    return compilation.names.place(of: name, kind)
  }

  /// Nobody has anything to do.
  func idle(at time: Timestamp) -> Workload {
    Workload(day: contents.zone.local(time).date)
  }
}
