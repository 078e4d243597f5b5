/// The place of a step within a ladder: steps of the same place are taken together, once a ticket.
package struct LadderRung: Hashable, Sendable {
  /// Which promise is watched.
  package var target: Target
  /// How much of its time has passed, in percent.
  package var percent: Int

  /// Takes the promise and the percentage.
  package init(_ target: Target, percent: Int) {
    self.target = target
    self.percent = percent
  }

  /// The name of its timer: `ladder/resolve/80`.
  package var timer: String { "\(Self.prefix)\(target.rawValue)/\(percent)" }

  /// Reads the name of a timer; `nil` where it is none of a ladder.
  package init?(timer: String) {
    guard timer.hasPrefix(Self.prefix) else { return nil }
    let parts = timer.dropFirst(Self.prefix.count).split(separator: "/")
    guard parts.count == 2, let target = Target(rawValue: String(parts[0])),
      let percent = Int(parts[1])
    else { return nil }
    self.init(target, percent: percent)
  }

  private static let prefix = "ladder/"
}

extension LadderRung: Comparable {
  /// By name and percentage, so that what is due at once has one order.
  package static func < (left: LadderRung, right: LadderRung) -> Bool {
    (left.target.rawValue, left.percent) < (right.target.rawValue, right.percent)
  }
}

extension EscalationLadder {
  /// All steps of one place, in the admin's order.
  package func steps(at rung: LadderRung) -> [EscalationStep] {
    steps.filter { LadderRung($0.target, percent: $0.percent) == rung }
  }
}

extension RuleSet {
  /// When each place of a ladder is reached, by what was promised from a moment on.
  ///
  /// - Parameter pauses: stretches in which the targets stand that a pause stops.
  package func rungs(
    of ladder: EscalationLadder, for promises: [Promise], from start: Timestamp,
    pauses: [Range<Timestamp>]
  ) -> [LadderRung: Timestamp] {
    var due: [LadderRung: Timestamp] = [:]
    for step in ladder.steps {
      guard let promise = promises.first(where: { $0.target == step.target }),
        let calendar = contents.calendars[promise.calendar]
      else { continue }
      due[LadderRung(step.target, percent: step.percent)] = try? calendar.moment(
        percent: step.percent, of: promise.duration, from: start,
        pauses: step.target.stopsInPauses ? pauses : [])
    }
    return due
  }
}
