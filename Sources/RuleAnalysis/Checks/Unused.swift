import Diagnostics
import Matching
import RuleCompiler
import Triage

extension Check {
  /// R811: a name that nothing uses.
  static let unused = Check(
    "R811", "a name that nothing uses",
    """
    A list that no condition names, a calendar in which nothing is counted and nobody works, a team
    that gets no work, somebody who belongs to no team, a ladder that no team and no rule follows.
    Use it, or remove it.
    """,
    bad: """
      lists:
        streets: [Main Street]
      # ^^^^^^^
      calendars:
        office: {hours: {mon-fri: ["09:00-18:00"]}}
      # ^^^^^^
      staff: [{id: li.na}]
      #            ^^^^^
      """,
    repaired: """
      lists:
        streets: [Main Street]
      calendars:
        office: {hours: {mon-fri: ["09:00-18:00"]}}
      staff: [{id: li.na, shifts: office}]
      teams: {roads: {members: [li.na], fallback: desk}}
      rules:
        - id: streets
          when: {address: {in_list: streets}}
          then: {team: roads}
          examples: {match: [{address: Main Street}]}
      """)

  /// R812: a category that no request gets.
  static let neverGiven = Check(
    "R812", "a category that no request gets",
    """
    No rule sets it, it has no signals, and it is not the default: only people who reclassify a
    ticket by hand can give it. Write a rule or signals, or remove it.
    """,
    bad: """
      categories:
        gas.leak: {}
      # ^^^^^^^^
      """,
    repaired: """
      categories:
        gas.leak: {signals: {smell of gas: 3}}
      """)
}

/// Looks for names that are given and never used.
struct Unused {
  /// What is looked at.
  let study: Study

  private var contents: RuleSetContents { study.contents }
  private var names: Names { study.compilation.names }

  /// Looks at all names.
  func look(into analysis: inout Analysis) {
    report(.calendar, "calendar", used: calendars, &analysis)
    report(.team, "team", used: teams.union(notified), &analysis)
    report(.assignee, "assignee", used: people.union(notified), &analysis)
    report(.escalation, "escalation", used: ladders, &analysis)
    if !names.all(.list).isEmpty { report(.list, "list", used: lists, &analysis) }
    lookForCategories(&analysis)
  }

  private func report(
    _ kind: NameKind, _ word: String, used: Set<String>, _ analysis: inout Analysis
  ) {
    for name in names.all(kind) where !used.contains(name) {
      guard let place = names.place(of: name, kind) else { continue }
      analysis.add(
        Finding(
          Check.unused.code, "nothing uses the \(word) '\(name)'", severity: .warning,
          at: place))
    }
  }

  private func lookForCategories(_ analysis: inout Analysis) {
    let given = Set(contents.rules.compactMap(\.outcome.category))
    for category in contents.categories
    where category.signals.isEmpty && category.id != contents.defaults.category
      && !given.contains(category.id)
    {
      guard let place = names.place(of: category.id, .category) else { continue }
      analysis.add(
        Finding(
          Check.neverGiven.code, "no request gets the category '\(category.id)'",
          severity: .warning, at: place
        ).helping("no rule sets it, it has no signals, and it is not the default"))
    }
  }

  private var formulas: [Formula] {
    contents.rules.map(\.condition) + contents.safety.map(\.condition)
      + study.compilation.tests.invariants.flatMap { [$0.when, $0.must] }
  }

  private var calendars: Set<String> {
    let read = formulas.flatMap(\.conditions).compactMap { condition -> String? in
      switch condition.criterion {
      case .during(let times), .outside(let times): times.name
      case .equals, .ranked, .contains, .containsAll, .lacks, .matches, .startsWith, .endsWith,
        .compare, .inList, .notInList, .exists:
        nil
      }
    }
    let targets =
      contents.urgencies.map(\.targets.calendar)
      + contents.categories.compactMap(\.targets?.calendar)
    return Set(read + targets + contents.assignees.values.compactMap(\.shifts))
      .union(["always"])
  }

  private var lists: Set<String> {
    let read = formulas.flatMap(\.conditions).compactMap { condition -> String? in
      switch condition.criterion {
      case .inList(let list), .notInList(let list): list.name
      case .equals, .ranked, .contains, .containsAll, .lacks, .matches, .startsWith, .endsWith,
        .compare, .during, .outside, .exists:
        nil
      }
    }
    let found = Set(read)
    guard !found.isSuperset(of: names.all(.list)) else { return found }
    return found.union(study.source.values(ofKey: "list"))
  }

  private var teams: Set<String> {
    Set(
      [contents.defaults.team] + contents.categories.compactMap(\.team)
        + contents.rules.compactMap(\.outcome.team)
        + contents.teams.values.compactMap(\.fallback))
  }

  private var people: Set<String> {
    Set(
      contents.teams.values.flatMap(\.members) + contents.rules.compactMap(\.outcome.assignee))
  }

  private var ladders: Set<String> {
    Set(
      contents.teams.values.compactMap(\.escalation)
        + contents.rules.compactMap(\.outcome.escalation))
  }

  private var notified: Set<String> {
    Set(
      contents.rules.flatMap(\.outcome.notify) + contents.safety.flatMap(\.notify)
        + contents.escalations.values.flatMap(\.steps).flatMap(\.notify))
  }
}
