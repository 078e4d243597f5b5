import Ledger
import Triage

/// Tickets for which nobody qualified yet, and when it is worth asking again.
struct WaitingPool {
  /// One waiting ticket.
  struct Entry {
    var number: TicketNumber
    var order: WorkOrder
    var receivedAt: Timestamp
    var takenAt: Timestamp

    /// Most urgent first, then oldest, then by arrival.
    func isBefore(_ other: Entry) -> Bool {
      (order.urgency.rank, receivedAt.milliseconds, number)
        < (other.order.urgency.rank, other.receivedAt.milliseconds, other.number)
    }
  }

  /// The tickets in the order in which they are served.
  private(set) var entries: [Entry] = []
  /// Whether something changed since they were last asked: capacity freed, a day or a shift begun,
  /// rules changed.
  var isStale = true
  /// The next moment at which a waiting ticket may find somebody without anything else happening;
  /// `nil` while nobody waits.
  private(set) var chance: Timestamp?

  /// How many tickets wait.
  var count: Int { entries.count }

  /// Takes a ticket in at its place.
  mutating func add(_ entry: Entry) {
    var low = 0
    var high = entries.count
    while low < high {
      let middle = (low + high) / 2
      if entries[middle].isBefore(entry) { low = middle + 1 } else { high = middle }
    }
    entries.insert(entry, at: low)
  }

  /// Takes a ticket out.
  mutating func remove(_ number: TicketNumber) {
    entries.removeAll { $0.number == number }
  }

  /// Takes out all tickets of a set.
  mutating func remove(_ numbers: Set<TicketNumber>) {
    guard !numbers.isEmpty else { return }
    entries.removeAll { numbers.contains($0.number) }
  }

  /// Notices that a chance has come, and looks out for the next one.
  ///
  /// The chance is kept rather than computed when it is asked for: a shift that begins between two
  /// looks would be missed by both.
  mutating func look(at now: Timestamp, by ruleSet: RuleSet) {
    if let chance, chance <= now { isStale = true }
    chance = nextChance(after: now, by: ruleSet)
  }

  /// When somebody's shift begins or a day does.
  private func nextChance(after now: Timestamp, by ruleSet: RuleSet) -> Timestamp? {
    guard !entries.isEmpty else { return nil }
    let contents = ruleSet.contents
    let tomorrow = contents.zone.instant(
      CivilDateTime(date: contents.zone.local(now).date + 1, time: .midnight))
    let shifts = Set(contents.assignees.values.compactMap(\.shifts))
    let openings = shifts.compactMap { contents.calendars[$0] }.compactMap { calendar in
      calendar.isOpen(at: now) ? nil : try? calendar.opening(atOrAfter: now)
    }
    return (openings + [tomorrow]).min()
  }
}
