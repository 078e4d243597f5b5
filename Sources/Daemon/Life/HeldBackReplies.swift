import Intake
import Ledger
import Spool
import Triage

/// Files with a reply to a request that has not come yet: they wait, with all that follows in them,
/// until it has come or they have waited long enough.
///
/// Kept in memory only: their files stay claimed, and after a stop they are decided again.
struct HeldBackReplies {
  /// One file that waits.
  struct Entry {
    let drop: Drop
    var items: [BatchItem]
    /// Whether the file gives nothing more than what is here.
    var hasEnded = false
    /// The request that it waits for.
    let awaited: MessageKey
    /// How long it waits.
    let until: Timestamp
    /// Whether the request has come.
    var isReady = false
  }

  private(set) var entries: [Entry] = []
  /// Whether nothing may wait any longer.
  private(set) var isClosed = false

  /// How many items wait at most; what comes beyond is refused at once.
  static let limit = 10_000

  /// Whether nothing waits.
  var isEmpty: Bool { entries.isEmpty }

  /// When the first one has waited long enough.
  var nextEnd: Timestamp? { entries.map(\.until).min() }

  /// Whether one more may wait.
  var hasRoom: Bool { !isClosed && entries.reduce(0) { $0 + $1.items.count } < Self.limit }

  /// Lets nothing wait any longer.
  mutating func close() { isClosed = true }

  /// Holds a file back.
  mutating func add(_ entry: Entry) { entries.append(entry) }

  /// The place of a file that is held back.
  func place(of drop: Drop) -> Int? { entries.firstIndex { $0.drop === drop } }

  /// How many items of a file are held back.
  func count(of drop: Drop) -> Int { place(of: drop).map { entries[$0].items.count } ?? 0 }

  /// Holds back what else a file gives.
  mutating func add(_ item: BatchItem, at place: Int) { entries[place].items.append(item) }

  /// Notes that a file gives nothing more.
  mutating func end(at place: Int) { entries[place].hasEnded = true }

  /// Takes note of requests that have become tickets.
  mutating func notice(_ keys: some Collection<MessageKey>) {
    guard !entries.isEmpty else { return }
    for place in entries.indices where keys.contains(entries[place].awaited) {
      entries[place].isReady = true
    }
  }

  /// Takes out what is to be decided now.
  mutating func due(at now: Timestamp) -> [Entry] {
    let isDue = { [isClosed] (entry: Entry) in isClosed || entry.isReady || entry.until <= now }
    let due = entries.filter(isDue)
    entries.removeAll(where: isDue)
    return due
  }
}

extension HeldBackReplies.Entry {
  /// The file as parts of a batch: what is said of tickets stands apart from what become some.
  var parts: [BatchPart] {
    var parts: [BatchPart] = []
    for item in items {
      var item = item
      item.drop = 0
      if let last = parts.last?.items.last, last.isReply == item.isReply {
        parts[parts.count - 1].items.append(item)
      } else {
        parts.append(BatchPart(drops: [drop], items: [item]))
      }
    }
    if hasEnded, !parts.isEmpty { parts[parts.count - 1].ended = [0] }
    var left = items.count
    for place in parts.indices {
      left -= parts[place].items.count
      parts[place].rowsLeft = left
    }
    return parts
  }
}

extension Triager {
  /// Takes out of a part what has to wait for a request; what is left can be decided.
  ///
  /// - Parameter lookingUp: whether requests are looked for; else only what follows in files that
  ///   wait already is taken out.
  func holdBack(
    from part: BatchPart, lookingUp: Bool, at now: Timestamp
  ) throws(LedgerError) -> BatchPart {
    var held = heldBack
    var left = part
    left.items = []
    for item in part.items {
      let drop = part.drops[item.drop]
      if let place = held.place(of: drop) {
        held.add(item, at: place)
      } else if lookingUp, held.hasRoom, let entry = try entry(for: item, in: part, at: now) {
        held.add(entry)
      } else {
        left.items.append(item)
      }
    }
    for position in part.ended {
      guard let place = held.place(of: part.drops[position]) else { continue }
      held.end(at: place)
      left.ended.removeAll { $0 == position }
    }
    heldBack = held
    for drop in part.drops {
      drop.rowsHeldBack = part.rowsLeft + held.count(of: drop)
    }
    return left
  }

  /// The file of an item as one that waits, if the item speaks of a request that has not come.
  private func entry(
    for item: BatchItem, in part: BatchPart, at now: Timestamp
  ) throws(LedgerError) -> HeldBackReplies.Entry? {
    let drop = part.drops[item.drop]
    let until = drop.context.takenAt + settings.settle * Self.settlesToWait
    guard now < until, let awaited = item.awaited(in: part), try !ledger.reader.has(awaited) else {
      return nil
    }
    return .init(drop: drop, items: [item], awaited: awaited, until: until)
  }

  /// Files whose request has come, or that have waited long enough.
  func partsHeldBack(at now: Timestamp) -> [BatchPart] {
    heldBack.due(at: now).flatMap(\.parts)
  }

  /// For how many times `settle` a reply waits for its request.
  private static let settlesToWait = 10
}

extension BatchItem {
  /// The request that a reply speaks of, if by its sender's own reference.
  fileprivate func awaited(in part: BatchPart) -> MessageKey? {
    guard case .message(let message, _) = content else { return nil }
    let fallback = part.drops[drop].claim.source
    let (ticket, source): (TicketReference, String?)
    switch message.message {
    case .request: return nil
    case .update(let update): (ticket, source) = (update.ticket, update.source)
    case .feedback(let feedback): (ticket, source) = (feedback.ticket, feedback.source)
    }
    guard case .reference(let id) = ticket else { return nil }
    return MessageKey(.request, source: source ?? fallback, id: id)
  }
}

extension LedgerReader {
  /// Whether a request has become a ticket.
  fileprivate func has(_ key: MessageKey) throws(LedgerError) -> Bool {
    try known([key])[key] != nil
  }
}
