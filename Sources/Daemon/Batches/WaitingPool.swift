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
  /// What changed since they were last asked.
  private var staleness = Staleness.all
  /// The next moment at which a waiting ticket may find somebody without anything else happening;
  /// `nil` while nobody waits.
  private(set) var chance: Timestamp?

  private enum Staleness {
    case none
    /// Some people have room again.
    case freed(Set<String>)
    /// A day or a shift has begun, or the rules are others.
    case all
  }

  /// Whether something changed since they were last asked.
  var isStale: Bool {
    get {
      switch staleness {
      case .none: false
      case .freed, .all: true
      }
    }
    set { staleness = newValue ? .all : .none }
  }

  /// Notes that somebody has room again.
  mutating func free(_ assignee: String) {
    switch staleness {
    case .none: staleness = .freed([assignee])
    case .freed(let others): staleness = .freed(others.union([assignee]))
    case .all: break
    }
  }

  /// Those that may find somebody since something changed, in the order of service.
  func entriesToAsk(by assigner: Assigner) -> [Entry] {
    switch staleness {
    case .none: return []
    case .all: return entries
    case .freed(let people):
      var concerned: [String: Bool] = [:]
      return entries.filter { entry in
        if let known = concerned[entry.order.team] { return known }
        let answer = assigner.isAnybody(of: people, askedFor: entry.order)
        concerned[entry.order.team] = answer
        return answer
      }
    }
  }

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
