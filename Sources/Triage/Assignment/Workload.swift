/// Who has how much to do: what assignment knows of the world, as a value.
///
/// Read from the ledger when the daemon starts, and kept up with every dispatch since.
package struct Workload: Hashable, Sendable {
  /// The load of one assignee.
  package struct Load: Hashable, Sendable {
    /// Tickets dispatched to them that are neither resolved nor cancelled.
    package var open: Int
    /// Dispatches on the day of the workload.
    package var today: Int
    /// Tickets dispatched to them in the calendar month of the workload.
    package var month: Int
    /// The place of the last dispatch in the order of all dispatches; 0 is never.
    package var lastTurn: Int

    /// Nothing to do, unless stated.
    package init(open: Int = 0, today: Int = 0, month: Int = 0, lastTurn: Int = 0) {
      self.open = open
      self.today = today
      self.month = month
      self.lastTurn = lastTurn
    }
  }

  /// The day on which `today` counts, and the month of which `month` does.
  package private(set) var day: CivilDate
  private var loads: [String: Load]
  private var served: [ServedParty: [String: Int]]
  private var turn: Int

  /// Nobody has anything to do.
  package init(day: CivilDate) {
    self.day = day
    loads = [:]
    served = [:]
    turn = 0
  }

  /// The load of an assignee.
  package subscript(assignee: String) -> Load {
    get { loads[assignee] ?? Load() }
    set {
      loads[assignee] = newValue
      turn = max(turn, newValue.lastTurn)
    }
  }

  /// When the assignee last served one of the parties, in turns; 0 is never.
  package func lastTurn(of assignee: String, serving parties: [ServedParty]) -> Int {
    parties.map { served[$0]?[assignee] ?? 0 }.max() ?? 0
  }

  /// Notes from the ledger that somebody has served a party.
  package mutating func note(_ assignee: String, served party: ServedParty, turn: Int) {
    served[party, default: [:]][assignee] = turn
    self.turn = max(self.turn, turn)
  }

  /// Counts one more ticket as dispatched to an assignee.
  ///
  /// - Parameter again: whether the ticket was dispatched to the same assignee before in this
  ///   month, which does not count against a monthly limit twice.
  package mutating func dispatch(
    to assignee: String, for parties: [ServedParty] = [], again: Bool = false
  ) {
    turn += 1
    var load = self[assignee]
    load.open += 1
    load.today += 1
    if !again { load.month += 1 }
    load.lastTurn = turn
    loads[assignee] = load
    for party in parties { served[party, default: [:]][assignee] = turn }
  }

  /// Counts one ticket less: resolved, cancelled or taken back.
  package mutating func release(from assignee: String) {
    guard var load = loads[assignee] else { return }
    load.open = max(0, load.open - 1)
    loads[assignee] = load
  }

  /// Counts one ticket as open again with an assignee, without a new dispatch.
  package mutating func reopen(with assignee: String) {
    loads[assignee, default: Load()].open += 1
  }

  /// Begins a new day, and with it, where it is one, a new month.
  package mutating func begin(_ newDay: CivilDate) {
    guard newDay != day else { return }
    let sameMonth = (newDay.year, newDay.month) == (day.year, day.month)
    day = newDay
    for assignee in loads.keys {
      loads[assignee]?.today = 0
      if !sameMonth { loads[assignee]?.month = 0 }
    }
  }
}
