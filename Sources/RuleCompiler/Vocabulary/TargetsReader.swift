import Triage

extension Draft {
  private static let targetKeys = Keys(
    of: "'targets'", optional: Target.allCases.map(\.rawValue) + ["calendar"])

  /// Promises with their calendar, which is `always` where none is named.
  func targets(_ value: Value, of owner: String) -> Targets? {
    guard let mapping = mapping(value, Self.targetKeys, named: "the targets of \(owner)") else {
      return nil
    }
    var targets = Targets(durations: [:], calendar: "always")
    for target in Target.allCases {
      guard let value = mapping[target.rawValue] else { continue }
      targets.durations[target] = time(value, "the target '\(target.rawValue)' of \(owner)") {
        text throws(TimeTextError) in try TargetDuration(parsing: text)
      }
    }
    if let calendar = mapping["calendar"].flatMap({ known($0, .calendar) }) {
      targets.calendar = calendar
    }
    checkDue(targets, mapping, of: owner)
    return targets
  }

  private func checkDue(_ targets: Targets, _ mapping: Mapping, of owner: String) {
    guard let calendar = calendars[targets.calendar] else { return }
    for target in Target.allCases {
      guard let duration = targets.durations[target], let value = mapping[target.rawValue],
        (try? calendar.deadline(of: duration, from: zone.defaultTestTime)) == nil
      else { continue }
      report(.neverDue(value, target, owner, calendar.id))
    }
  }
}
