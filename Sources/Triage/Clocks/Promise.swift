package import Diagnostics

/// A promised moment of one ticket, and where the promise comes from.
package struct Promise: Hashable, Sendable {
  /// What is promised.
  package var target: Target
  /// By when.
  package var due: Timestamp
  /// How long it may take.
  package var duration: TargetDuration
  /// In whose hours that runs.
  package var calendar: String
  /// The urgency or category that promises it: `urgency 'emergency'`.
  package var origin: String
}

extension RuleSet {
  /// The promises of an urgency and a category from a moment on, in the order of ``Target``.
  ///
  /// Where both promise the same, the earlier moment serves. A promise that its calendar can never
  /// meet is none; the rule check reports it.
  ///
  /// - Parameter pauses: stretches in which the targets stand that a pause stops.
  package func promises(
    urgency level: UrgencyLevel, category id: String, from start: Timestamp,
    pauses: [Range<Timestamp>] = []
  ) -> [Promise] {
    let urgency = contents.urgencies[level.rank]
    let course = Course(start: start, pauses: pauses)
    var promises = promises(urgency.targets, "urgency '\(urgency.id)'", course)
    for promise in category(id)?.targets.map({
      self.promises($0, "category '\(id)'", course)
    }) ?? [] {
      if let place = promises.firstIndex(where: { $0.target == promise.target }) {
        if promise.due < promises[place].due { promises[place] = promise }
      } else {
        promises.append(promise)
      }
    }
    let order = Target.allCases
    return promises.sorted {
      (order.firstIndex(of: $0.target) ?? 0) < (order.firstIndex(of: $1.target) ?? 0)
    }
  }

  /// When clocks started, and when they stood.
  private struct Course {
    var start: Timestamp
    var pauses: [Range<Timestamp>]
  }

  private func promises(
    _ targets: Targets, _ origin: String, _ course: Course
  ) -> [Promise] {
    guard let calendar = contents.calendars[targets.calendar] else { return [] }
    return Target.allCases.compactMap { target in
      guard let duration = targets.durations[target],
        let due = try? calendar.deadline(
          of: duration, from: course.start, pauses: target.stopsInPauses ? course.pauses : [])
      else { return nil }
      return Promise(
        target: target, due: due, duration: duration, calendar: calendar.id, origin: origin)
    }
  }
}

extension [Promise] {
  /// The promises as they stand in dispatch files: the moments by their names.
  package func json(in zone: Zone) -> JSONValue {
    .object(map { .init($0.target.rawValue, .string($0.due.text(in: zone))) })
  }
}
