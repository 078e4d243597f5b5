/// Why the time of an update is not believed.
package enum UpdateTimeFault: Error, Hashable, Sendable {
  /// Before the customer asked.
  case beforeReceipt(Timestamp)
  /// Further ahead than clocks differ.
  case ahead
}

/// The moments between which an update can have happened.
package struct UpdateTime: Sendable {
  /// How far clocks may differ.
  package static let skew = Duration.seconds(300)

  /// When the customer asked.
  package var receivedAt: Timestamp
  /// What the last update counts as.
  package var lastUpdate: Timestamp?
  /// When it is decided.
  package var now: Timestamp

  /// Takes the three moments.
  package init(receivedAt: Timestamp, lastUpdate: Timestamp?, now: Timestamp) {
    self.receivedAt = receivedAt
    self.lastUpdate = lastUpdate
    self.now = now
  }

  /// What an update counts as that says when it happened, or does not say it.
  ///
  /// One before the last update counts as that one's time, so that a ticket's life has one order.
  package func counting(_ stated: Timestamp?) throws(UpdateTimeFault) -> Timestamp {
    let last = lastUpdate ?? .earliest
    guard let stated else { return max(now, last) }
    guard stated >= receivedAt else { throw .beforeReceipt(receivedAt) }
    guard stated <= now + Self.skew else { throw .ahead }
    return max(stated, last)
  }
}
