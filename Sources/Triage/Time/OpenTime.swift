// Open time: when a calendar opens, how long it was open, and when it will have been open for long
// enough.

/// A calendar that is not open for long enough within a hundred years: mostly one without hours.
package struct NeverDue: Error, Hashable, Sendable {
  /// The calendar's name.
  package let calendar: String

  /// Where the search began.
  package let start: Timestamp
}

extension NeverDue: CustomStringConvertible {
  /// For whoever reads why a ticket has no deadline.
  package var description: String {
    "calendar '\(calendar)' is not open for long enough within 100 years after \(start)"
  }
}

extension WorkCalendar {
  /// How far a search goes.
  static let horizonDays = 36_525

  /// The instant itself where the calendar is open, else the next at which it opens.
  package func opening(atOrAfter instant: Timestamp) throws(NeverDue) -> Timestamp {
    try firstWindow(from: instant).start
  }

  /// Open time between two instants in real milliseconds; negative where the second is earlier.
  ///
  /// Costs some 50 ns for every day between them.
  package func elapsed(from start: Timestamp, to end: Timestamp) -> Duration {
    .milliseconds(openMilliseconds(from: start, to: end))
  }

  /// The instant by which the calendar was open for so long since the start.
  ///
  /// What begins outside hours waits for the next opening, also with nothing to add; the last
  /// minute before closing ends at closing time, not at the next opening.
  package func adding(
    _ running: Duration, from start: Timestamp
  ) throws(NeverDue) -> Timestamp {
    try adding(running.wholeMilliseconds, from: start) { _ in }
  }

  /// Open time between two instants; 0 where the second is not later.
  func openMilliseconds(from start: Timestamp, to end: Timestamp) -> Int64 {
    guard start <= end else { return -openMilliseconds(from: end, to: start) }
    guard !isAlways else { return end.milliseconds - start.milliseconds }
    var sum: Int64 = 0
    for window in OpenWindows(of: self, from: start, through: zone.local(end).date + 1) {
      guard window.start < end else { break }
      sum += min(window.end, end).milliseconds - window.start.milliseconds
    }
    return sum
  }

  /// The instant at which so much open time has passed.
  func adding(
    _ milliseconds: Int64, from start: Timestamp, record: (DeadlineStep) -> Void
  ) throws(NeverDue) -> Timestamp {
    var left = milliseconds
    var last: OpenWindow?
    for window in windows(from: start) {
      recordWait(after: last, from: start, until: window, record)
      let used = min(left, window.milliseconds)
      left -= used
      let end = window.start.advanced(byMilliseconds: used)
      record(.ran(from: window.start, to: end, left: .milliseconds(left)))
      guard left > 0 else { return end }
      last = window
    }
    throw NeverDue(calendar: id, start: start)
  }

  /// The window that is open at an instant, else the next.
  func firstWindow(from instant: Timestamp) throws(NeverDue) -> OpenWindow {
    for window in windows(from: instant) { return window }
    throw NeverDue(calendar: id, start: instant)
  }

  private func windows(from start: Timestamp) -> OpenWindows {
    OpenWindows(of: self, from: start, through: zone.local(start).date + Self.horizonDays)
  }
}
