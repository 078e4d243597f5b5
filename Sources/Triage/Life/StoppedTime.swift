/// The stretches in which the clocks of a ticket stood: pauses, and the time between `resolved` and
/// `reopened`.
package struct StoppedTime: Hashable, Sendable {
  /// The stretches that are over, in order.
  package private(set) var stretches: [Range<Timestamp>] = []
  /// When the one began that is not over.
  package private(set) var since: Timestamp?

  /// Clocks that never stood.
  package init() {}

  /// Stops the clocks; where they stand, they have stood since they were stopped first.
  package mutating func stop(at moment: Timestamp) {
    if since == nil { since = moment }
  }

  /// Lets the clocks run again.
  package mutating func start(at moment: Timestamp) {
    guard let since else { return }
    if since < moment { stretches.append(since..<moment) }
    self.since = nil
  }
}
