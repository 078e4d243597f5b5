import Diagnostics
import RuleCompiler
import Triage

extension Check {
  /// R902: an hour at which nobody who can do the work is there in time.
  static let nobodyThere = Check(
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
/// Nothing changes between two changes of a shift, so it looks at those only.
struct NobodyThere {
  /// What is looked at.
  let study: Study
  private let changes: ShiftChanges
  private let moments: [Timestamp]

  /// Nobody is looked for longer than so many days.
  private static let patience = 30

  /// Finds out when shifts change.
  init(study: Study) {
    self.study = study
    changes = ShiftChanges(study.contents)
    moments = changes.moments(from: study.search.start)
  }

  /// Looks at one kind of work.
  func look(at work: Work, into analysis: inout Analysis) {
    let missed = moments.filter { !isTaken(work, at: $0) }
    guard missed.count < moments.count, let place = study.place(of: work) else { return }
    for moment in missed {
      guard let promise = firstPromise(work, from: moment) else { continue }
      let next = nextTaken(work, after: moment)
      guard next.map({ promise.due < $0 }) ?? true else { continue }
      let witness = Witness(request: work.witness.request.received(at: moment), at: moment)
      guard WorkOrder(study.search.decide(witness)) == work.order else { continue }
      analysis.add(finding(work, moment, next, promise, place), shownBy: witness)
      return
    }
  }

  private func finding(
    _ work: Work, _ moment: Timestamp, _ next: Timestamp?, _ promise: Promise, _ place: Place
  ) -> Finding {
    let zone = study.contents.zone
    let until = next.map { "before \(zone.local($0).shown)" } ?? "for \(Self.patience) days"
    return Finding(
      Check.nobodyThere.code,
      "nobody can take the work of \(work.owner) on \(zone.local(moment).shown) \(until), and"
        + " '\(promise.target.rawValue)' is due by \(zone.local(promise.due).shown)",
      severity: .warning, at: place
    ).helping(lastResort(work, at: moment))
  }

  /// Who gets it all the same, since nobody may wait at the most urgent level.
  private func lastResort(_ work: Work, at moment: Timestamp) -> String? {
    let assignment = Assigner(study.ruleSet).assign(
      work.order, amid: study.idle(at: moment), at: moment)
    return assignment.chosen.map { "such a ticket goes to '\($0.assignee)' as a last resort" }
  }

  /// The first change after which somebody can take it.
  private func nextTaken(_ work: Work, after moment: Timestamp) -> Timestamp? {
    for date in changes.days(from: moment, count: Self.patience) {
      let next = changes.moments(on: date).first { $0 > moment && isTaken(work, at: $0) }
      if let next { return next }
    }
    return nil
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
