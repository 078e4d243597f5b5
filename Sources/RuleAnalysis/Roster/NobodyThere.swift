import Diagnostics
import RuleCompiler
import Triage

extension AnalysisCheck {
  /// R902: an hour at which nobody who can do the work is there in time.
  static let nobodyThere = AnalysisCheck(
    "R902", "hours at which nobody who can do the work is there in time",
    """
    At that hour nobody of the team and its fallbacks is on shift who could take such a ticket, and
    its first promise is due before somebody is. A ticket of the most urgent level does not wait: it
    goes to somebody who is not on shift. Extend the shifts, add a fallback, or promise less. The
    help has such a request with the time.
    """,
    bad: """
      calendars:
        day: {hours: {mon-sun: ["08:00-20:00"]}}
      staff: [{id: li.na, skills: [gas], shifts: day}]
      teams: {gas: {members: [li.na]}}
      categories:
        gas.leak: {skills: [gas], team: gas, signals: {smell of gas: 3}, targets: {arrive: 1h}}
      # ^^^^^^^^
      """,
    repaired: """
      calendars:
        day: {hours: {mon-sun: ["08:00-20:00"]}}
      staff: [{id: li.na, skills: [gas], shifts: day}]
      teams: {gas: {members: [li.na], fallback: desk}}
      categories:
        gas.leak: {skills: [gas], team: gas, signals: {smell of gas: 3}, targets: {arrive: 1h}}
      """)
}

/// Looks for hours at which work waits longer than was promised.
///
/// Nothing changes between two changes of a shift, so it looks at those only: of the eight days
/// that follow, and of the exceptional days of a year.
struct NobodyThere {
  /// What is looked at.
  let study: Study
  /// When somebody's shift may begin or end.
  let moments: [Timestamp]

  /// Finds out when shifts change.
  init(study: Study) {
    self.study = study
    moments = ShiftChanges(study.contents, from: study.search.start).moments
  }

  /// Looks at one kind of work.
  func look(at work: Work, into analysis: inout Analysis) {
    let standing = moments.map { (at: $0, isTaken: isTaken(work, at: $0)) }
    guard standing.contains(where: \.isTaken), let place = study.place(of: work) else { return }
    for (index, moment) in standing.enumerated() where !moment.isTaken {
      guard let next = standing[index...].first(where: \.isTaken)?.at,
        let promise = firstPromise(work, from: moment.at), promise.due < next
      else { continue }
      let zone = study.contents.zone
      let witness = Witness(
        request: work.witness.request.received(at: moment.at), at: moment.at)
      guard WorkOrder(study.search.decide(witness)) == work.order else { continue }
      analysis.add(
        Finding(
          AnalysisCheck.nobodyThere.code,
          "nobody can take the work of \(work.owner) on \(zone.local(moment.at).shown) before"
            + " \(zone.local(next).shown), and '\(promise.target.rawValue)' is due by"
            + " \(zone.local(promise.due).shown)",
          severity: .warning, at: place), shownBy: witness)
      return
    }
  }

  /// Whether somebody gets it who qualifies.
  private func isTaken(_ work: Work, at moment: Timestamp) -> Bool {
    let assignment = Assigner(study.ruleSet).assign(
      work.order, amid: study.idle(at: moment), at: moment)
    return assignment.chosen != nil && assignment.told.isEmpty
  }

  private func firstPromise(_ work: Work, from moment: Timestamp) -> Promise? {
    study.ruleSet.promises(
      urgency: work.order.urgency, category: work.order.category, from: moment
    ).min { $0.due < $1.due }
  }
}

extension Request {
  fileprivate func received(at moment: Timestamp) -> Request {
    var copy = self
    copy.receivedAt = moment
    return copy
  }
}

extension CivilDateTime {
  /// `Tue 2026-11-24 18:00`.
  fileprivate var shown: String {
    "\(date.weekday.rawValue) \(String(description.prefix(16)).replacing("T", with: " "))"
  }
}
