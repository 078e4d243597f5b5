import Diagnostics
import Ledger
import Triage

/// What the events of a ticket tell of its clocks: when they stood, and which steps of its ladder
/// were taken.
///
/// The ledger keeps moments of the last of each kind; what must be known of all of them is read out
/// of what happened, so that it can never contradict it.
struct TicketHistory {
  /// When the clocks stood.
  var stopped = StoppedTime()
  /// The places of the ladder that were reached; none is reached twice.
  var reached: Set<LadderRung> = []

  /// A ticket to which nothing has happened.
  init() {}

  /// Reads what happened, in order.
  init(_ events: [LedgerEvent]) {
    for numbered in events {
      let event = numbered.event
      guard Self.kinds.contains(event.kind), let body = JSONValue(parsing: event.body) else {
        continue
      }
      read(event.kind, body, at: body["happened_at"]?.text.flatMap(Self.moment) ?? event.at)
    }
  }

  private static let kinds: Set<String> = ["updated", "withdrawn", "escalated", "skipped"]

  private mutating func read(_ kind: String, _ body: JSONValue, at moment: Timestamp) {
    switch kind {
    case "updated": read(body["update"]?.text.flatMap(LifeEvent.init(rawValue:)), at: moment)
    case "withdrawn": stopped.start(at: moment)
    default:
      guard let target = body["target"]?.text.flatMap(Target.init(rawValue:)),
        case .number(let percent)? = body["percent"]
      else { return }
      reached.insert(LadderRung(target, percent: Int(percent) ?? 0))
    }
  }

  private mutating func read(_ event: LifeEvent?, at moment: Timestamp) {
    switch event {
    case .paused, .resolved: stopped.stop(at: moment)
    case .resumed, .reopened: stopped.start(at: moment)
    case .accepted, .declined, .arrived, .cancelled, .reassigned, .reclassified, .chased, .held,
      .released, .feedback, nil:
      break
    }
  }

  private static func moment(_ text: String) -> Timestamp? { try? Timestamp(parsing: text) }
}
