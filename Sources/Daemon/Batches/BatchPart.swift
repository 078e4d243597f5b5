import Intake
import Ledger
import Spool
import Triage

/// Items that share one commit: requests, or replies to tickets, which come after all requests of
/// their batch so that they find them.
struct BatchPart {
  var drops: [Drop] = []
  var items: [BatchItem] = []
  /// Positions of drops that are done with this part.
  var ended: [Int] = []
  /// What is due, after everything else.
  var timers: [TicketTimer] = []
  /// How many rows of its file stand in later parts.
  var rowsLeft = 0

  /// Whether it has nothing of its own to do.
  var isEmpty: Bool { items.isEmpty && ended.isEmpty && timers.isEmpty }

  /// The parts of a batch, with all bytes parsed.
  static func parts(of batch: DropQueue.Batch, workers: Int) -> [BatchPart] {
    guard !batch.isEmpty else { return [] }
    let items = inParallel(batch.items, tools: Array(repeating: (), count: workers)) {
      $1.prepared()
    }
    let replies = items.filter(\.isReply)
    let withReplies = Set(replies.map(\.drop))
    let first = BatchPart(
      drops: batch.drops, items: items.filter { !$0.isReply },
      ended: batch.ended.filter { !withReplies.contains($0) })
    let second = BatchPart(
      drops: batch.drops, items: replies, ended: batch.ended.filter(withReplies.contains))
    return [first, second].filter { !$0.items.isEmpty || !$0.ended.isEmpty }
  }
}

extension BatchItem {
  /// Whether it is about a ticket that exists.
  var isReply: Bool {
    switch content {
    case .message(let message, _): message.message.isReply
    case .bytes, .refused: false
    }
  }
}

/// What the ledger knows of the items of a batch, asked once for all of them.
struct Known {
  private var messages: [MessageKey: KnownMessage] = [:]
  private var unreadable: [UnreadableText.Key: TicketNumber] = [:]

  init(_ part: BatchPart, _ ledger: LedgerReader) throws(LedgerError) {
    let keys = part.items.compactMap { $0.key(in: part) }
    if !keys.isEmpty { messages = try ledger.known(keys) }
    let texts = part.items.compactMap { $0.unreadableKey(in: part) }
    if !texts.isEmpty { unreadable = try ledger.knownUnreadable(texts) }
  }

  /// What came before under the id of an item.
  func message(_ item: BatchItem, in part: BatchPart) -> KnownMessage? {
    item.key(in: part).flatMap { messages[$0] }
  }

  /// The ticket that an equal text has become.
  func ticket(_ item: BatchItem, in part: BatchPart) -> TicketNumber? {
    item.unreadableKey(in: part).flatMap { unreadable[$0] }
  }
}

extension BatchItem {
  /// What the message is known by, if it has an id of its own.
  func key(in part: BatchPart) -> MessageKey? {
    guard case .message(let message, _) = content else { return nil }
    let fallback = part.drops[drop].claim.source
    switch message.message {
    case .request(let request):
      return request[.id].map {
        MessageKey(.request, source: request[.source]?.text ?? fallback, id: $0.text)
      }
    case .update(let update):
      return update.id.map { MessageKey(.update, source: update.source ?? fallback, id: $0) }
    case .feedback(let feedback):
      return feedback.id.map { MessageKey(.feedback, source: feedback.source ?? fallback, id: $0) }
    }
  }

  /// What a text that was refused is known by.
  func unreadableKey(in part: BatchPart) -> UnreadableText.Key? {
    guard case .refused(_, let raw, _) = content else { return nil }
    return UnreadableText.Key(
      source: part.drops[drop].claim.source, digest: SHA256.digest(of: raw))
  }
}
