import Diagnostics
import Intake
import Ledger
import Spool
import SystemPackage
import Triage

/// The effects of a part: writing, committing, moving, logging.
extension Triager {
  /// Writes what will be handed over, and says which moves are to be made.
  func stage(_ papers: [BatchDraft.Paper], _ part: BatchPart, _ draft: inout BatchDraft) throws {
    for paper in papers {
      let folder = try SpoolFolder(path: paper.folder)
      let name = try spool.freeName(in: folder, wanted: FileName(paper.name)!)
      var bytes: [UInt8] = []
      bytes.reserveCapacity(2048)
      paper.content.append(to: &bytes)
      bytes.append(UInt8(ascii: "\n"))
      let staged = try spool.stage(bytes, as: name)
      draft.staged.append(staged)
      let move = Triage.Handover(.staged(staged.escaped), to: folder.path, as: Array(name.bytes))
      draft.ledger.handovers.append(OpenHandover(move, ticket: paper.ticket))
    }
    try end(part, &draft)
  }

  /// Ends the drops that give nothing more.
  private func end(_ part: BatchPart, _ draft: inout BatchDraft) throws {
    let ending = DropEnding(spool: spool, zone: settings.zone, now: draft.now)
    for position in part.drops.indices {
      let drop = part.drops[position]
      draft.answer(drop, at: position)
      guard part.ended.contains(position) else {
        if drop.isBatch, let progress = drop.progress(draft.answers[position] ?? []) {
          draft.ledger.progress.append(progress)
        }
        continue
      }
      let moves = try ending.end(drop, &draft.staged)
      draft.ledger.handovers += moves.map { OpenHandover($0) }
      draft.ledger.drops.append(DecidedDrop(claim: drop.claim.escaped, at: draft.now))
    }
  }

  /// Makes all of the part true at once.
  func commit(_ draft: inout BatchDraft) throws {
    draft.ledger.finished = finished
    if loggedThrough > closedThrough { draft.ledger.loggedThrough = loggedThrough }
    do {
      let numbers = try ledger.commit(draft.ledger)
      justCommitted = zip(numbers, draft.ledger.events).map(LedgerEvent.init)
    } catch {
      if case .storage = error.cause { isInDoubt = true }
      throw error
    }
    isLogBehind = true
  }

  /// Makes all moves that were committed and not made yet; what fails is kept and tried again.
  func handOver() throws {
    guard !unfinishedMoves.isEmpty else { return }
    var all: [Triage.Handover] = unfinishedMoves.reversed()
    unfinishedMoves = []
    while let move = all.popLast() {
      do {
        _ = try spool.handOver(Spool.Handover(move))
        finished.append(move.origin)
      } catch {
        unfinishedMoves = [move] + all.reversed()
        throw error
      }
    }
  }

  /// Writes the log's lines from the ledger's events, each once.
  func writeLog() throws {
    isLogBehind = true
    while true {
      let events = try eventsToLog()
      if !events.isEmpty { announce(events) }
      for day in days(of: events) {
        do {
          try log.append(day.lines, on: SpoolDay(day.date))
        } catch {
          // Some of them may stand there all the same, where even cutting them off failed.
          if let last = try? log.lastLine().flatMap(LedgerEvent.sequence(ofLine:)) {
            loggedThrough = max(loggedThrough, min(last, day.last))
          }
          throw error
        }
        loggedThrough = day.last
      }
      guard !events.isEmpty else { break }
    }
    isLogBehind = false
  }

  /// What follows the last line of the log: from memory right after a commit, else from the ledger.
  private func eventsToLog() throws -> [LedgerEvent] {
    defer { justCommitted = [] }
    guard justCommitted.first?.sequence == loggedThrough + 1 else {
      return try ledger.reader.events(after: loggedThrough, limit: Self.linesAtOnce)
    }
    return justCommitted
  }

  private static let linesAtOnce = 4096

  /// The lines of one day's file, and the number of the last.
  private struct DayOfLog {
    var date: CivilDate
    var lines: [UInt8] = []
    var last: Int64 = 0
  }

  private func days(of events: [LedgerEvent]) -> [DayOfLog] {
    var days: [DayOfLog] = []
    for event in events {
      let date = settings.zone.local(event.event.at).date
      if days.last?.date != date { days.append(DayOfLog(date: date)) }
      days[days.count - 1].lines += event.line
      days[days.count - 1].last = event.sequence
    }
    return days
  }
}

extension LedgerEvent {
  /// The line of the decision log: the event's object with its number in front.
  var line: [UInt8] {
    var line = Array("{\"seq\":\(sequence),".utf8)
    line += event.body.utf8.dropFirst()
    line.append(UInt8(ascii: "\n"))
    return line
  }

  /// The number of a line of the decision log; `nil` where it is none of ours.
  static func sequence(ofLine line: [UInt8]) -> Int64? {
    let start = Array("{\"seq\":".utf8)
    guard line.starts(with: start) else { return nil }
    let digits = line.dropFirst(start.count).prefix { (0x30...0x39).contains($0) }
    return Int64(String(decoding: digits, as: UTF8.self))
  }
}

extension BatchDraft {
  /// Gives a drop its answers; a single file is refused as a whole when its one message is.
  fileprivate func answer(_ drop: Drop, at position: Int) {
    drop.account.answers += answers[position] ?? []
    for row in refusedRows[position] ?? [] { drop.account.keep(row) }
    guard !drop.isBatch, let outcome = answers[position]?.last?.outcome else { return }
    if case .rejected(let refusal) = outcome { drop.account.refusal = refusal }
  }
}

extension Tally {
  /// Counts what a part has done.
  mutating func add(_ draft: BatchDraft) {
    batches += 1
    tickets += draft.ledger.opened.count
    dispatches += draft.ledger.dispatches.count
    for event in draft.ledger.events {
      switch event.kind {
      case "duplicate": duplicates += 1
      case "rejected": rejected += 1
      case "updated", "feedback": updates += 1
      default: break
      }
    }
  }
}
