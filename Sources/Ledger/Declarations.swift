// The shape of what follows; each body moves to its own file.
package import Triage

/// All that was taken, decided and handed over, on disk; written by the one daemon.
package final class TicketLedger: Sendable {
  /// Looks at the same ledger, seeing every commit at once.
  package let reader: LedgerReader
  /// Opens `ledger.sqlite` in a folder, making and migrating it where needed.
  package static func open(in folder: String) throws(LedgerError) -> TicketLedger { fatalError() }
  /// Makes all of a batch true, on disk when it returns; throws with nothing changed.
  /// Returns the numbers that its events got.
  package func commit(_ batch: LedgerBatch) throws(LedgerError) -> Range<Int64> { fatalError() }
  /// Brings the write-ahead log into the file, as far as readers allow.
  package func checkpoint() throws(LedgerError) { fatalError() }
  /// Forgets decided drops older than `moment`; returns how many.
  package func forgetDrops(before moment: Timestamp) throws(LedgerError) -> Int { fatalError() }
  init(reader: LedgerReader) { self.reader = reader }
}

/// Looks at a ledger and changes nothing; works beside a running daemon.
package final class LedgerReader: Sendable {
  package static func open(in folder: String) throws(LedgerError) -> LedgerReader { fatalError() }
  // Recovery and the daemon's loop
  package func openHandovers() throws(LedgerError) -> [OpenHandover] { fatalError() }
  package func decidedDrops(among claims: [String]) throws(LedgerError) -> Set<String> { fatalError() }
  package func events(after sequence: Int64, limit: Int) throws(LedgerError) -> [LedgerEvent] { fatalError() }
  package func lastEvent() throws(LedgerError) -> Int64 { fatalError() }
  package func loggedThrough() throws(LedgerError) -> Int64 { fatalError() }
  /// The highest count of a day, 0 where there is none: the next number is one more.
  package func lastTicketCount(on day: CivilDate) throws(LedgerError) -> Int { fatalError() }
  package func known(_ keys: [MessageKey]) throws(LedgerError) -> [MessageKey: KnownMessage] { fatalError() }
  package func knownUnreadable(_ keys: [UnreadableText.Key]) throws(LedgerError)
    -> [UnreadableText.Key: TicketNumber] { fatalError() }
  package func currentRuleSet() throws(LedgerError) -> AdoptedRuleSet? { fatalError() }
  package func ruleSet(_ digest: String) throws(LedgerError) -> AdoptedRuleSet? { fatalError() }
  package func timers(dueBy moment: Timestamp, limit: Int) throws(LedgerError) -> [TicketTimer] { fatalError() }
  package func nextTimer() throws(LedgerError) -> Timestamp? { fatalError() }
  // Assignment
  package func workload(today: Timestamp, thisMonth: Timestamp) throws(LedgerError) -> [AssigneeLoad] { fatalError() }
  /// Who was dispatched for each of them, and when last.
  package func served(_ parties: [ServedParty]) throws(LedgerError) -> [ServedParty: [String: Timestamp]] { fatalError() }
  package func declines(of tickets: [TicketNumber]) throws(LedgerError) -> [TicketNumber: [Decline]] { fatalError() }
  /// Most urgent first by the set in force, then by `received_at`, then by number.
  package func waiting(limit: Int?) throws(LedgerError) -> [Ticket] { fatalError() }
  // Looking
  package func ticket(_ number: TicketNumber) throws(LedgerError) -> Ticket? { fatalError() }
  package func ticket(source: String?, id: String) throws(LedgerError) -> Ticket? { fatalError() }
  package func papers(of number: TicketNumber) throws(LedgerError) -> TicketPapers? { fatalError() }
  package func dispatches(of number: TicketNumber) throws(LedgerError) -> [TicketDispatch] { fatalError() }
  package func events(of number: TicketNumber) throws(LedgerError) -> [LedgerEvent] { fatalError() }
  package func feedback(on number: TicketNumber) throws(LedgerError) -> TicketFeedback? { fatalError() }
  package func tickets(_ filter: TicketFilter) throws(LedgerError) -> [Ticket] { fatalError() }
  package func figures() throws(LedgerError) -> Figures { fatalError() }
  // Care
  /// Sentences about what is broken; empty where all is well.
  package func faults() throws(LedgerError) -> [String] { fatalError() }
  /// A consistent copy beside a running daemon; never over an existing file.
  package func backUp(to file: String) throws(LedgerError) { fatalError() }
}
