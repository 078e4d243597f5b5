/// One step of the arithmetic that led to a deadline, as `explain` shows it.
///
/// Steps come out of the arithmetic itself, in its order, not from a second account of it.
package enum DeadlineStep: Hashable, Sendable {
  /// The clock starts.
  case started(Timestamp)
  /// Nobody works until the calendar opens.
  case waited(until: Timestamp)
  /// Whole days went by without an interval.
  case skipped(DateRange, Reason)
  /// Time inside hours was used; what is left then.
  case ran(from: Timestamp, to: Timestamp, left: Duration)
  /// Days of the wall clock were counted.
  case counted(days: Int)
  /// A working day was counted; the first after the start is number one.
  case countedWorkingDay(Int, CivilDate)
  /// A pause put the deadline off by the open time in it.
  case paused(from: Timestamp, to: Timestamp, by: Duration)
  /// The end.
  case due(Timestamp)

  /// Why a day has no interval.
  package enum Reason: Hashable, Sendable {
    /// It is listed.
    case holiday
    /// The week has none on that day.
    case closedWeekday
  }
}

extension DeadlineStep {
  /// A sentence without its full stop, with times of a zone: `closed on 2026-10-01..2026-10-07
  /// (holiday)`.
  package func text(in zone: Zone) -> String {
    switch self {
    case .started(let instant): "starts at \(instant.text(in: zone))"
    case .waited(let until): "outside hours, waits for the opening at \(until.text(in: zone))"
    case .skipped(let days, .holiday): "closed on \(days) (holiday)"
    case .skipped(let days, .closedWeekday): "closed on \(days)"
    case .ran(let from, let to, let left):
      "runs from \(from.text(in: zone)) to \(to.text(in: zone)), \(left.shortText) left"
    case .counted(let days): "\(days) days by the wall clock"
    case .countedWorkingDay(let number, let date): "working day \(number) is \(date)"
    case .paused(let from, let to, let by):
      "paused from \(from.text(in: zone)) to \(to.text(in: zone)), \(by.shortText) inside hours"
    case .due(let instant): "due at \(instant.text(in: zone))"
    }
  }
}

extension Duration {
  /// `1h30m`, with `.250s` where there are parts of a second.
  package var shortText: String {
    let whole = wholeMilliseconds
    let text = TargetDuration.running(milliseconds: whole).description
    guard whole % 1000 != 0 else { return text }
    let seconds = "\(whole / 1000 % 60).\(padded(Int((whole % 1000).magnitude), 3))s"
    let minutes = TargetDuration.running(milliseconds: whole / 60_000 * 60_000).description
    return minutes == "0s" ? seconds : minutes + seconds
  }
}

extension WorkCalendar {
  /// Says what lies between two windows, or between the start and the first.
  func recordWait(
    after last: OpenWindow?, from start: Timestamp, until next: OpenWindow,
    _ record: (DeadlineStep) -> Void
  ) {
    guard (last?.end ?? start) < next.start else { return }
    let firstDay = last.map { $0.day + 1 } ?? zone.local(start).date
    recordSkipped(from: firstDay, until: next.day, record)
    record(.waited(until: next.start))
  }

  /// Says of each day before another why it has no interval, neighbours of one kind together.
  func recordSkipped(
    from firstDay: CivilDate, until next: CivilDate, _ record: (DeadlineStep) -> Void
  ) {
    var day = firstDay
    while day < next {
      guard let reason = reasonToSkip(day) else {
        day = day + 1
        continue
      }
      var last = day
      while last + 1 < next, reasonToSkip(last + 1) == reason { last = last + 1 }
      if let days = DateRange(first: day, last: last) { record(.skipped(days, reason)) }
      day = last + 1
    }
  }

  private func reasonToSkip(_ day: CivilDate) -> DeadlineStep.Reason? {
    guard !isWorkingDay(day) else { return nil }
    return isHoliday(day) ? .holiday : .closedWeekday
  }
}
