internal import Triage

/// What a replay has found so far; tallies of several workers add up, in whatever order.
struct ReplayTally {
  /// Tickets that were decided again.
  var replayed = 0
  /// Tickets of which something changes.
  var changed = Tickets()
  /// Tickets for safety's sake that these rules would not take.
  var notTaken = Tickets()
  /// Tickets whose documents cannot be read.
  var unreadable = Tickets()
  /// Tickets of which holds what must not.
  var forbidden = Tickets()
  /// Values that turn into others.
  var moves: [Move: Tickets] = [:]
  /// Who decided what changes, and who would.
  var deciders: [Decider: Decisions] = [:]
  /// How promised moments move.
  var deadlines: [String: DeadlineShift] = [:]
  /// Expected costs.
  var cost = CostShift()

  /// One attribute with both values.
  struct Move: Hashable {
    var attribute: String
    var from: String?
    var to: String?
  }

  /// A rule, or what decides where none does, and what it decides.
  struct Decider: Hashable {
    var attribute: String
    var name: String
  }

  /// How often a decider decides what changes.
  struct Decisions {
    var before = 0
    var after = 0
  }

  /// How the promises of one target move.
  struct DeadlineShift {
    var earlier = 0
    var later = 0
    var gained = 0
    var lost = 0
    /// In seconds, of those that are promised by both; later is positive.
    var seconds: Int64 = 0
  }

  /// Costs by both, of the tickets that have an estimate.
  struct CostShift {
    var tickets = 0
    var before = Money.zero
    var after = Money.zero
    var dearer = 0
    var cheaper = 0
  }

  /// How many tickets, and the first of them.
  struct Tickets {
    private(set) var count = 0
    private(set) var examples: [TicketNumber] = []

    /// How many are kept by name.
    static let mostExamples = 3

    /// Counts one more.
    mutating func add(_ number: TicketNumber) { add(1, [number]) }

    /// Adds what another worker counted.
    mutating func add(_ other: Tickets) { add(other.count, other.examples) }

    private mutating func add(_ count: Int, _ numbers: [TicketNumber]) {
      guard !numbers.isEmpty else { return }
      self.count += count
      guard examples.count < Self.mostExamples || numbers[0] < examples[examples.count - 1] else {
        return
      }
      examples = Array((examples + numbers).sorted().prefix(Self.mostExamples))
    }
  }
}

extension ReplayTally {
  /// Counts one ticket.
  mutating func add(_ replayed: Replayed, of number: TicketNumber) {
    switch replayed {
    case .compared(let difference):
      self.replayed += 1
      add(difference, of: number)
    case .notTaken:
      self.replayed += 1
      notTaken.add(number)
      changed.add(number)
    case .unreadable, .corrected: unreadable.add(number)
    }
  }

  private mutating func add(_ difference: Difference, of number: TicketNumber) {
    if difference.isForbidden { forbidden.add(number) }
    if let estimate = difference.cost { cost.add(estimate) }
    guard !difference.changes.isEmpty else { return }
    changed.add(number)
    for change in difference.changes {
      if change.attribute.hasPrefix(DecidedAttributes.promises) {
        let target = String(change.attribute.dropFirst(DecidedAttributes.promises.count))
        deadlines[target, default: DeadlineShift()].add(change)
        continue
      }
      let move = Move(attribute: change.attribute, from: change.from, to: change.to)
      moves[move, default: Tickets()].add(number)
      if let before = change.before {
        deciders[Decider(attribute: change.attribute, name: before), default: .init()].before += 1
      }
      if let after = change.after {
        deciders[Decider(attribute: change.attribute, name: after), default: .init()].after += 1
      }
    }
  }

  /// Adds what another worker found.
  mutating func add(_ other: ReplayTally) {
    replayed += other.replayed
    changed.add(other.changed)
    notTaken.add(other.notTaken)
    unreadable.add(other.unreadable)
    forbidden.add(other.forbidden)
    for (move, tickets) in other.moves { moves[move, default: Tickets()].add(tickets) }
    for (decider, decisions) in other.deciders {
      deciders[decider, default: .init()].before += decisions.before
      deciders[decider, default: .init()].after += decisions.after
    }
    for (target, shift) in other.deadlines { deadlines[target, default: .init()].add(shift) }
    cost.add(other.cost)
  }
}

extension ReplayTally.DeadlineShift {
  fileprivate mutating func add(_ change: Change) {
    guard let from = change.from.flatMap(Self.moment) else {
      gained += 1
      return
    }
    guard let to = change.to.flatMap(Self.moment) else {
      lost += 1
      return
    }
    if to < from { earlier += 1 } else { later += 1 }
    seconds += (to.milliseconds - from.milliseconds) / 1000
  }

  fileprivate mutating func add(_ other: Self) {
    earlier += other.earlier
    later += other.later
    gained += other.gained
    lost += other.lost
    seconds += other.seconds
  }

  private static func moment(_ text: String) -> Timestamp? { try? Timestamp(parsing: text) }
}

extension ReplayTally.CostShift {
  fileprivate mutating func add(_ estimate: CostEstimate) {
    tickets += 1
    before = before + estimate.before
    after = after + estimate.after
    if estimate.after > estimate.before { dearer += 1 }
    if estimate.after < estimate.before { cheaper += 1 }
  }

  fileprivate mutating func add(_ other: Self) {
    tickets += other.tickets
    before = before + other.before
    after = after + other.after
    dearer += other.dearer
    cheaper += other.cheaper
  }
}
