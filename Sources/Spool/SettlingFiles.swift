/// Files of which nothing tells whether they are complete, until they have stayed the same for
/// the settle time.
package struct SettlingFiles: Sendable {
  private struct Place: Hashable {
    let source: String?
    let name: FileName
  }

  private struct Sight {
    let entry: InboxEntry
    let since: ContinuousClock.Instant
  }

  private let settle: Duration
  private let limit: Int
  private var seen: [Place: Sight] = [:]

  /// Remembers at most `limit` files; the others settle after these.
  package init(settle: Duration, limit: Int) {
    self.settle = settle
    self.limit = limit
  }

  /// Whether it has been seen as it is for the settle time; forgets it when it has.
  package mutating func hasSettled(_ entry: InboxEntry, now: ContinuousClock.Instant) -> Bool {
    let place = Place(source: entry.source, name: entry.name)
    if let sight = seen[place], sight.entry == entry {
      guard sight.since.advanced(by: settle) <= now else { return false }
      seen[place] = nil
      return true
    }
    guard settle > .zero else { return true }
    guard seen.count < limit || seen[place] != nil else { return false }
    seen[place] = Sight(entry: entry, since: now)
    return false
  }

  /// When the next of them will have settled, if it does not change; nil when there is none.
  package var nextDue: ContinuousClock.Instant? {
    seen.values.map { $0.since.advanced(by: settle) }.min()
  }

  /// Forgets those that were last due before `moment` and not asked about again: claimed through
  /// an event, or taken away by their sender.
  package mutating func forget(dueBefore moment: ContinuousClock.Instant) {
    seen = seen.filter { $0.value.since.advanced(by: settle) >= moment }
  }
}
