import Diagnostics
import Intake
import Ledger
import Spool
import Triage

/// Everything that one batch will change, collected before anything is changed.
///
/// A value: a batch that cannot be committed is dropped with it, and nothing has happened.
struct BatchDraft {
  let now: Timestamp
  let ruleSet: RuleSet
  let drawer: TicketDrawer
  var ledger = LedgerBatch()
  var workload: Workload
  var pool: WaitingPool
  var numbers: TicketNumbers
  /// Files that were written into the workshop for this batch.
  var staged: [StagedName] = []
  /// Answers to items, by the position of their drop.
  var answers: [Int: [Receipt]] = [:]
  /// Rows that were refused, by the position of their drop.
  var refusedRows: [Int: [RefusedRow]] = [:]
  /// Tickets of this batch by what they are known by, so that a copy in the same batch is seen.
  var fresh: [MessageKey: KnownMessage] = [:]
  /// Unreadable texts of this batch.
  var freshUnreadable: [UnreadableText.Key: TicketNumber] = [:]
  /// Messages that were refused and whose words were not looked at yet.
  var turnedAway: [TurnedAway] = []
  /// Tickets that are open for assignment, in the order of arrival.
  var arrivals: [Arrival] = []
  /// Tickets that were in the ledger before, as this batch leaves them.
  var tickets: [TicketNumber: LiveTicket] = [:]
  /// Files that tell people of tickets.
  var papers: [Paper] = []
  /// Customers and units of which the workload knows who served them.
  var knownParties: Set<ServedParty> = []

  var zone: Zone { ruleSet.contents.zone }

  /// A ticket as this batch has left it so far.
  mutating func live(_ number: TicketNumber) throws(LedgerError) -> LiveTicket? {
    if let live = tickets[number] { return live }
    return try drawer.ticket(number)
  }

  /// Keeps a ticket as it is now, to be written with the batch.
  mutating func put(_ live: LiveTicket) { tickets[live.ticket.number] = live }

  /// Says what the ledger is to write of tickets that were in it before.
  mutating func finishTickets() {
    for number in tickets.keys.sorted() {
      guard var live = tickets[number], live.isChanged else { continue }
      ledger.changed.append(live.ticket)
      if live.isDecidedAnew { ledger.decisions[number] = live.explanation.compact }
      setTimers(of: &live)
    }
  }

  /// Adds a line to the decision log.
  mutating func record(
    _ kind: String, ticket: TicketNumber? = nil, _ members: [JSONValue.Member]
  ) {
    var all: [JSONValue.Member] = [
      .init("at", .string(now.text(in: zone))), .init("event", .string(kind)),
      .init("ticket", .string(orNull: ticket?.text)), .init("rule_set", .string(ruleSet.digest)),
    ]
    all += members
    var event = NewEvent(kind, at: now, body: JSONValue.object(all).compact)
    event.ticket = ticket
    event.ruleSet = ruleSet.digest
    ledger.events.append(event)
  }
}

/// A ticket of this batch that somebody is to get.
struct Arrival {
  var ticket: Ticket
  var order: WorkOrder
  /// What the ledger keeps and the dispatch says.
  var request: JSONValue
  var conclusion: Conclusion
}

/// Numbers for new tickets: the day and the count of the last one.
struct TicketNumbers: Sendable {
  private(set) var day: CivilDate
  private(set) var count: Int

  init(day: CivilDate, count: Int) {
    self.day = day
    self.count = count
  }

  /// The next number of the day.
  mutating func next() -> TicketNumber {
    count += 1
    return TicketNumber(day: day, count: count)
  }

  /// Begins a day after `count` numbers of it.
  mutating func begin(_ day: CivilDate, after count: Int) {
    self.day = day
    self.count = count
  }
}
