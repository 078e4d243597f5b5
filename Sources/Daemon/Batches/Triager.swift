import Intake
package import Ledger
package import Spool
package import Triage

/// The daemon's desk: takes batches of claimed files through all steps, from reading to the log.
///
/// One thread's. What it knows of workload, waiting tickets and numbers is kept up with the ledger,
/// and changes only when the ledger's commit has succeeded.
package final class Triager {
  let spool: SpoolFolders
  let ledger: TicketLedger
  let log: DecisionLog
  let settings: Settings
  /// Who decides, from the next batch on.
  package private(set) var ruleSet: RuleSet
  var engines: [DecisionEngine]
  var workload: Workload
  var pool = WaitingPool()
  var numbers: TicketNumbers
  var queue = DropQueue()
  /// What is still to be done of a batch whose commit failed.
  var unfinishedParts: [BatchPart] = []
  /// Replies to requests that have not come yet.
  var heldBack = HeldBackReplies()
  /// How far files have got that an earlier run committed in part, by their claims.
  var inProgress: [String: DropProgress] = [:]
  /// Moves that were made since the last commit, to be closed with the next.
  var finished: [Triage.Handover.Origin] = []
  /// Moves that could not be made yet.
  var unfinishedMoves: [Triage.Handover] = []
  /// The last event that stands in the decision log.
  var loggedThrough: Int64 = 0
  /// The last event that the ledger knows to stand there.
  var closedThrough: Int64 = 0
  /// Whether events were committed that the decision log does not hold yet.
  var isLogBehind = false
  /// Files that were staged for a batch that was not committed, and could not be removed yet.
  var leftovers: [StagedName] = []
  /// Whether the storage failed in the very act of committing, so that only opening the ledger
  /// again tells what holds: then this desk does nothing more, and another recovers.
  package internal(set) var isInDoubt = false
  /// What happened since the start, for the metrics.
  package internal(set) var tally = Tally()
  /// Events of the last commit that are still in memory, which spares reading them again.
  var justCommitted: [LedgerEvent] = []
  /// Told of events before they stand in the log, again where a stop lies between the two.
  package var announce: ([LedgerEvent]) -> Void = { _ in }
  /// Called after each step; throws to stop there, which tests do.
  package var afterStep: (EffectStep) throws -> Void = { _ in }

  /// A desk over an open spool and ledger; ``recover(at:)`` comes first.
  package init(
    spool: SpoolFolders, ledger: TicketLedger, log: DecisionLog, settings: Settings,
    ruleSet: RuleSet
  ) {
    self.spool = spool
    self.ledger = ledger
    self.log = log
    self.settings = settings
    self.ruleSet = ruleSet
    engines = Self.engines(ruleSet)
    workload = Workload(day: CivilDate(dayNumber: 0))
    numbers = TicketNumbers(day: CivilDate(dayNumber: 0), count: 0)
  }

  /// Decides by another rule set from the next batch on.
  func use(_ ruleSet: RuleSet) {
    self.ruleSet = ruleSet
    engines = Self.engines(ruleSet)
    pool.isStale = true
  }

  private static func engines(_ ruleSet: RuleSet) -> [DecisionEngine] {
    (0..<Workers.count).map { _ in DecisionEngine(ruleSet) }
  }

  /// Takes claimed files in.
  package func take(_ claim: Claim) { queue.add(claim) }

  /// Whether all that was taken is decided and handed over.
  package var isIdle: Bool {
    queue.isEmpty && unfinishedParts.isEmpty && unfinishedMoves.isEmpty && heldBack.isEmpty
  }

  /// Takes one batch through all steps; whether there was one.
  ///
  /// When it throws, everything that was taken is still in hand, and the next call tries it again.
  package func processBatch(at now: Timestamp) throws -> Bool {
    guard !isInDoubt else { throw DeskInDoubt() }
    try begin(dayOf: now)
    clearLeftovers()
    try handOver()
    if isLogBehind { try writeLog() }
    pool.look(at: now, by: ruleSet)
    if unfinishedParts.isEmpty { try gatherParts(at: now) }
    guard !unfinishedParts.isEmpty else { return false }
    while let part = unfinishedParts.first {
      let rest = try holdBack(from: part, lookingUp: true, at: now)
      unfinishedParts[0] = rest
      if !rest.isEmpty || part.isEmpty { try process(rest, at: now) }
      unfinishedParts.removeFirst()
      try finish()
    }
    return true
  }

  /// What there is to do: files, replies that waited long enough, what is due, who waits.
  ///
  /// What was taken out of the queue is kept, whatever fails behind it.
  private func gatherParts(at now: Timestamp) throws {
    let due = try duePart(at: now)
    unfinishedParts = try nextParts(at: now)
    for place in unfinishedParts.indices {
      unfinishedParts[place] = try holdBack(from: unfinishedParts[place], lookingUp: false, at: now)
    }
    unfinishedParts = unfinishedParts.filter { !$0.isEmpty } + partsHeldBack(at: now)
    if let due { unfinishedParts.append(due) }
    if unfinishedParts.isEmpty, pool.isStale, pool.count > 0 { unfinishedParts = [BatchPart()] }
  }

  private func nextParts(at now: Timestamp) throws -> [BatchPart] {
    let opening = DropOpening(spool: spool, limits: settings.intakeLimits, zone: settings.zone)
    let mappings = ruleSet.contents.sources
    let batch = try queue.batch(limit: settings.batch) { (claim) throws(SpoolError) in
      let mapping = claim.source.flatMap { mappings[$0] }
      switch try opening.open(claim, mapping: mapping, at: now) {
      case .drop(let drop):
        if let progress = inProgress.removeValue(forKey: claim.escaped) { drop.resume(progress) }
        return drop
      case .gone: return nil
      case .beingWritten:
        try spool.putBack(claim)
        return nil
      }
    }
    return BatchPart.parts(of: batch, workers: engines.count)
  }

  /// Begins a new day of counting where one has begun.
  private func begin(dayOf now: Timestamp) throws {
    let day = settings.zone.local(now).date
    if numbers.day != day {
      numbers.begin(day, after: try ledger.reader.lastTicketCount(on: day))
      pool.isStale = true
    }
    workload.begin(day)
  }
}

/// Nobody knows whether the last commit holds; a desk that is opened anew will.
struct DeskInDoubt: Error {}

/// Counts since the start of the process.
package struct Tally: Sendable {
  /// Requests that became tickets.
  package var tickets = 0
  /// Dispatches that were handed over.
  package var dispatches = 0
  /// Copies of requests that were known.
  package var duplicates = 0
  /// Files and rows that were refused.
  package var rejected = 0
  /// Updates and feedback that took effect.
  package var updates = 0
  /// Commits.
  package var batches = 0
}
