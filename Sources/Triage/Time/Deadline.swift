// When a target is due.

extension WorkCalendar {
  /// When a target that started at an instant is due.
  ///
  /// Running time counts inside the hours only. Days are the same local time so many days later,
  /// whatever the hours. Working days are the same local time so many working days later, even
  /// where that day's hours are other ones; what starts outside hours starts at the next opening,
  /// and a shift that runs over midnight counts as the day it began on.
  ///
  /// Pauses put it off by the open time within them, as far as they begin before it is due; they
  /// may overlap and come in any order. A pause that still lasts is given up to now.
  package func deadline(
    of target: TargetDuration, from start: Timestamp, pauses: [Range<Timestamp>] = []
  ) throws(NeverDue) -> Timestamp {
    try deadline(of: target, from: start, pauses: pauses) { _ in }
  }

  /// When a percentage of a target has gone by, beyond 100 too.
  ///
  /// Measured in time inside the hours, for days and working days as well; a target during which
  /// the calendar does not open at all is measured by real time. 100 % is exactly the deadline.
  package func moment(
    percent: Int, of target: TargetDuration, from start: Timestamp,
    pauses: [Range<Timestamp>] = []
  ) throws(NeverDue) -> Timestamp {
    let due = try unpausedDeadline(of: target, from: start) { _ in }
    let moment = try share(percent, from: start, due: due)
    return try postponed(moment, by: pauses, since: start) { _ in }
  }

  /// Open time from now to a deadline; negative, by the open time since, when it has passed.
  package func timeLeft(until due: Timestamp, at now: Timestamp) -> Duration {
    elapsed(from: now, to: due)
  }

  /// The steps that lead to a deadline, out of the same arithmetic.
  ///
  /// At most `limit` steps and the last one, which is the deadline.
  package func steps(
    of target: TargetDuration, from start: Timestamp, pauses: [Range<Timestamp>] = [],
    limit: Int = 400
  ) throws(NeverDue) -> [DeadlineStep] {
    var steps: [DeadlineStep] = [.started(start)]
    let due = try deadline(of: target, from: start, pauses: pauses) { step in
      if steps.count < limit { steps.append(step) }
    }
    return steps + [.due(due)]
  }

  private func deadline(
    of target: TargetDuration, from start: Timestamp, pauses: [Range<Timestamp>],
    record: (DeadlineStep) -> Void
  ) throws(NeverDue) -> Timestamp {
    let due = try unpausedDeadline(of: target, from: start, record: record)
    return try postponed(due, by: pauses, since: start, record: record)
  }

  private func unpausedDeadline(
    of target: TargetDuration, from start: Timestamp, record: (DeadlineStep) -> Void
  ) throws(NeverDue) -> Timestamp {
    switch target {
    case .running(let milliseconds):
      return try adding(milliseconds, from: start, record: record)
    case .days(let count):
      record(.counted(days: count))
      let local = zone.local(start)
      return zone.instant(CivilDateTime(date: local.date + count, time: local.time))
    case .workingDays(let count):
      return try adding(workingDays: count, from: start, record: record)
    }
  }

  private func adding(
    workingDays count: Int, from start: Timestamp, record: (DeadlineStep) -> Void
  ) throws(NeverDue) -> Timestamp {
    let window = try firstWindow(from: start)
    recordWait(after: nil, from: start, until: window, record)
    let local = zone.local(window.start)
    let day = try workingDay(count, from: window.day, record: record)
    let date = day + (local.date - window.day)
    return zone.instant(CivilDateTime(date: date, time: local.time))
  }

  private func share(
    _ percent: Int, from start: Timestamp, due: Timestamp
  ) throws(NeverDue) -> Timestamp {
    guard percent != 100 else { return due }
    guard percent > 0 else { return start }
    let open = openMilliseconds(from: start, to: due)
    guard open > 0 else {
      let real = due.milliseconds - start.milliseconds
      return start.advanced(byMilliseconds: Self.percentage(percent, of: real))
    }
    let amount = Self.percentage(percent, of: open)
    guard percent > 100 else { return try adding(amount, from: start) { _ in } }
    return amount == open ? due : try adding(amount - open, from: due) { _ in }
  }

  private func postponed(
    _ moment: Timestamp, by pauses: [Range<Timestamp>], since start: Timestamp,
    record: (DeadlineStep) -> Void
  ) throws(NeverDue) -> Timestamp {
    var due = moment
    var counted = start
    for pause in pauses.sorted(by: { $0.lowerBound < $1.lowerBound }) {
      let from = max(pause.lowerBound, counted)
      guard from < due, from < pause.upperBound else { continue }
      counted = pause.upperBound
      let open = openMilliseconds(from: from, to: pause.upperBound)
      record(.paused(from: from, to: pause.upperBound, by: .milliseconds(open)))
      if open > 0 { due = try adding(open, from: due, record: record) }
    }
    return due
  }

  /// Rounded down; the largest number where it does not fit.
  private static func percentage(_ percent: Int, of milliseconds: Int64) -> Int64 {
    let (product, overflow) = milliseconds.multipliedReportingOverflow(by: Int64(percent))
    return overflow ? .max : product / 100
  }
}
