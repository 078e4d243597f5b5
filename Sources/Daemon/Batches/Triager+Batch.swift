import Diagnostics
import Intake
import Ledger
import Spool
import Triage

/// One part of a batch, step by step.
extension Triager {
  /// Takes a part as far as the commit: until then it can be done again, and afterwards it must not.
  func process(_ part: BatchPart, at now: Timestamp) throws {
    try afterStep(.claim)
    var draft = try decided(part, at: now)
    for timer in part.timers { try draft.fire(timer) }
    try draft.assign()
    draft.finishTickets()
    try afterStep(.decide)
    let accounts = part.drops.map(\.account)
    do {
      try stage(draft.papers, part, &draft)
      try afterStep(.stage)
      try spool.flush()
      try afterStep(.flush)
      try commit(&draft)
    } catch {
      for (drop, account) in zip(part.drops, accounts) { drop.account = account }
      abandon(draft)
      throw error
    }
    settle(draft)
  }

  /// What follows a commit and can be done again: moving what was committed, and the log.
  func finish() throws {
    try afterStep(.commit)
    try handOver()
    try afterStep(.handOver)
    try writeLog()
    try afterStep(.log)
  }

  /// Everything that needs no effect: what is known, decided and filed.
  private func decided(_ part: BatchPart, at now: Timestamp) throws -> BatchDraft {
    let known = try Known(part, ledger.reader)
    let toDecide = part.items.map { known.message($0, in: part) == nil ? $0 : nil }
    let conclusions = inParallel(toDecide, tools: engines) { engine, item in
      item.flatMap { Self.conclude($0, engine, part, now) }
    }
    var draft = BatchDraft(
      now: now, ruleSet: ruleSet, drawer: TicketDrawer(ledger: ledger.reader),
      workload: workload, pool: pool, numbers: numbers)
    for (item, conclusion) in zip(part.items, conclusions) {
      try file(item, conclusion, known, part, &draft)
    }
    return draft
  }

  private static func conclude(
    _ item: BatchItem, _ engine: DecisionEngine, _ part: BatchPart, _ now: Timestamp
  ) -> Conclusion? {
    switch item.content {
    case .bytes: return nil
    case .message(let message, _):
      guard case .request(let request) = message.message else { return nil }
      return engine.conclude(message, request, at: now)
    case .refused(_, let raw, _):
      let drop = part.drops[item.drop]
      return engine.concludeRefused(
        raw, source: drop.claim.source, encoding: drop.context.mapping?.encoding ?? .utf8, at: now)
    }
  }

  private func file(
    _ item: BatchItem, _ conclusion: Conclusion?, _ known: Known, _ part: BatchPart,
    _ draft: inout BatchDraft
  ) throws {
    let drop = part.drops[item.drop]
    var provenance = BatchDraft.Provenance(
      drop: item.drop, file: drop.claim.original.printable, source: drop.claim.source)
    switch item.content {
    case .bytes: break
    case .message(let message, let digest):
      if drop.isBatch { provenance.line = message.line }
      if message.wantsReceipt { drop.wantsReceipt = true }
      let before = known.message(item, in: part)
      if let saying = BatchDraft.Saying(message, digest, from: provenance) {
        try draft.file(saying, known: before)
      } else {
        draft.file(message, digest, conclusion, known: before, from: provenance)
      }
      try keepEndangered(&draft, encoding: drop.context.mapping?.encoding ?? .utf8)
    case .refused(let refusal, let raw, let row):
      if drop.isBatch { provenance.line = row?.line }
      draft.fileRefused(
        refusal, raw: raw, conclusion, known: known.ticket(item, in: part), from: provenance)
      if let row, drop.isBatch { draft.refusedRows[item.drop, default: []].append(row) }
    }
  }

  /// Undoes what was staged for a batch that cannot be committed; its files stay claimed.
  private func abandon(_ draft: BatchDraft) {
    spool.releaseNames()
    guard !isInDoubt else { return }
    leftovers += draft.staged
    clearLeftovers()
  }

  /// Removes what was staged in vain, as far as the disk lets itself be written.
  func clearLeftovers() {
    guard !leftovers.isEmpty else { return }
    leftovers.removeAll { (try? spool.discard($0)) != nil }
  }

  /// What the desk knows after the commit.
  private func settle(_ draft: BatchDraft) {
    workload = draft.workload
    pool = draft.pool
    pool.look(at: draft.now, by: ruleSet)
    numbers = draft.numbers
    finished = []
    unfinishedMoves += draft.ledger.handovers.map(\.handover)
    closedThrough = draft.ledger.loggedThrough ?? closedThrough
    heldBack.notice(draft.fresh.keys)
    tally.add(draft)
  }
}
