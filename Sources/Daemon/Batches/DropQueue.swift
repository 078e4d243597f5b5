import Intake
import Spool
import SystemPackage
import Triage

/// Claimed files in the order of claiming, given out as the items of one batch after another.
struct DropQueue {
  private var claims: [Claim] = []
  private var next = 0
  /// The drop whose rows did not all fit into the last batch.
  private var unfinished: Drop?

  /// Items of one commit, and the drops that they come from.
  struct Batch {
    var drops: [Drop] = []
    var items: [BatchItem] = []
    /// Positions of drops that give nothing after this batch.
    var ended: [Int] = []

    /// Whether there is nothing to do.
    var isEmpty: Bool { drops.isEmpty }
  }

  /// Whether nothing waits.
  var isEmpty: Bool { next == claims.count && unfinished == nil }

  /// How many files wait.
  var count: Int { claims.count - next + (unfinished == nil ? 0 : 1) }

  /// Takes a claimed file in.
  mutating func add(_ claim: Claim) { claims.append(claim) }

  /// The next items, at most `limit`.
  ///
  /// Where something fails, what was taken before is the batch, and the next one meets the trouble
  /// again: it throws only when there is nothing else to do. A file that has more to give is the last
  /// one of its batch, so that all that a batch holds of it is of one kind and shares one commit.
  ///
  /// - Parameter open: opens a claim; `nil` where it is none of ours any more.
  mutating func batch(
    limit: Int, open: (Claim) throws(SpoolError) -> Drop?
  ) throws(SpoolError) -> Batch {
    var batch = Batch()
    while batch.items.count < limit {
      do throws(SpoolError) {
        guard try addDrop(to: &batch, limit: limit, open), unfinished == nil else { return batch }
      } catch {
        guard !batch.isEmpty else { throw error }
        return batch
      }
    }
    return batch
  }

  /// Adds what the next drop gives, as far as there is room; whether there was one.
  private mutating func addDrop(
    to batch: inout Batch, limit: Int, _ open: (Claim) throws(SpoolError) -> Drop?
  ) throws(SpoolError) -> Bool {
    if unfinished == nil { unfinished = try nextDrop(open) }
    guard let drop = unfinished else { return false }
    let position = batch.drops.count
    batch.drops.append(drop)
    do throws(SpoolError) {
      guard try Self.take(from: drop, at: position, limit: limit, &batch.items) else { return true }
      batch.ended.append(position)
      unfinished = nil
      return true
    } catch {
      if batch.items.last?.drop != position { batch.drops.removeLast() }
      throw error
    }
  }

  private mutating func nextDrop(
    _ open: (Claim) throws(SpoolError) -> Drop?
  ) throws(SpoolError) -> Drop? {
    while next < claims.count {
      let drop: Drop?
      do throws(SpoolError) {
        drop = try open(claims[next])
      } catch {
        letOthersPass(error)
        throw error
      }
      next += 1
      if next > 4096, next * 2 > claims.count {
        claims.removeFirst(next)
        next = 0
      }
      if let drop { return drop }
    }
    return nil
  }

  /// A file that the disk does not give back keeps no other waiting.
  private mutating func letOthersPass(_ error: SpoolError) {
    guard error.cause == .system(.ioError) else { return }
    claims.append(claims[next])
    next += 1
  }

  /// Moves what a drop gives into the batch; whether that was all.
  private static func take(
    from drop: Drop, at position: Int, limit: Int, _ items: inout [BatchItem]
  ) throws(SpoolError) -> Bool {
    switch drop.stream {
    case nil:
      items.append(BatchItem(drop: position, content: refused(drop, raw: [])))
      return true
    case .whole(let bytes)?:
      let content: BatchItem.Content =
        drop.account.refusal == nil ? .bytes(bytes, drop.context) : refused(drop, raw: bytes)
      items.append(BatchItem(drop: position, content: content))
      drop.stream = nil
      return true
    case .rows(let rows)?:
      return try take(rows, of: drop, at: position, limit: limit, &items)
    }
  }

  private static func take(
    _ rows: RowStream, of drop: Drop, at position: Int, limit: Int, _ items: inout [BatchItem]
  ) throws(SpoolError) -> Bool {
    var kind: Bool?
    while items.count < limit {
      guard let row = try rows.row() else { return true }
      guard drop.rowsRead >= drop.rowsDone else {
        drop.rowsRead += 1
        drop.keepAgain(row)
        continue
      }
      guard kind == nil || kind == row.isReply else {
        rows.unread()
        return false
      }
      kind = row.isReply
      drop.rowsRead += 1
      items.append(BatchItem(drop: position, content: BatchItem.content(row)))
    }
    return false
  }

  private static func refused(_ drop: Drop, raw: [UInt8]) -> BatchItem.Content {
    let refusal = drop.account.refusal ?? Refusal(.type, "there is nothing to read")
    return .refused(refusal, raw: raw, row: nil)
  }
}

extension IntakeItem {
  /// Whether it is an update or a feedback, which is answered after all requests before it.
  var isReply: Bool {
    guard case .accepted(let message) = self else { return false }
    return message.message.isReply
  }
}

extension Message {
  /// Whether it is about a ticket that exists.
  var isReply: Bool {
    switch self {
    case .request: false
    case .update, .feedback: true
    }
  }
}
