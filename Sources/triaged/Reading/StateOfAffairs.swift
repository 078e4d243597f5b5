import Daemon
import Diagnostics
import Ledger
import Spool
import SystemPackage
import Triage

/// Everything that `status` tells, gathered once.
struct StateOfAffairs {
  /// What became of looking at the rules folder.
  struct Folder {
    var path: String
    /// The digest of the set that it would be; `nil` where it would be refused.
    var digest: String?
    /// The first reason why it would be refused.
    var reason: String?
    var errorCount = 0
  }

  let settings: Settings
  let now: Timestamp
  var isRunning = false
  /// Files in the inbox, at most ``mostCounted``.
  var inbox = 0
  var inboxHasMore = false
  /// Files that are claimed and not handed over.
  var claims = 0
  /// `nil` where no daemon has run yet.
  var figures: Figures?
  /// The levels of urgency by the rules in force or the folder's, most urgent first.
  var urgencies: [String] = []
  var folder: Folder

  /// An inbox is not counted any further.
  static let mostCounted = 100_000

  /// Looks at spool, ledger and rules folder.
  init(_ settings: Settings, at now: Timestamp) throws {
    self.settings = settings
    self.now = now
    folder = Folder(path: settings.rules)
    look(atFolder: settings)
    try look(atSpool: settings)
    guard let ledger = try LedgerReader.ifThere(settings) else { return }
    figures = try reading { () throws(LedgerError) in try ledger.figures() }
    let inForce = try reading { () throws(LedgerError) in try ledger.currentRuleSet() }
    if let inForce { urgencies = inForce.urgencies }
  }

  private mutating func look(atFolder settings: Settings) {
    switch UsableRules.read(at: settings.rules, zone: settings.zone) {
    case .success(let rules):
      folder.digest = rules.ruleSet.digest
      urgencies = rules.ruleSet.contents.urgencies.map(\.id)
    case .failure(let refused):
      folder.reason = refused.reason
      folder.errorCount = refused.errorCount
    }
  }

  private mutating func look(atSpool settings: Settings) throws {
    do throws(SpoolError) {
      guard let spool = try SpoolReader.open(FilePath(settings.spool)) else { return }
      isRunning = try spool.isHeld()
      claims = try spool.claims().count
      let listing = try spool.scanInbox(limit: Self.mostCounted)
      inbox = listing.entries.count
      inboxHasMore = listing.hasMore
    } catch {
      throw CommandFailure(.inputOutput, error.description)
    }
  }
}

extension StateOfAffairs {
  /// Open tickets of a state or an urgency, in the order in which people think of them.
  var openByUrgency: [(name: String, count: Int)] {
    let counts = figures?.openByUrgency ?? [:]
    let unknown = counts.keys.filter { !urgencies.contains($0) }.sorted()
    return (urgencies + unknown).compactMap { name in counts[name].map { (name, $0) } }
  }

  /// The digest of the rule set in force, if there is one.
  var ruleSetInForce: String? { figures?.ruleSet }

  /// Tickets of each state that occurs.
  var byState: [(name: String, count: Int)] {
    let counts = figures?.byState ?? [:]
    return TicketState.allCases.compactMap { state in counts[state].map { (state.rawValue, $0) } }
  }

  /// Who has open tickets, most first.
  var openByAssignee: [(name: String, count: Int)] {
    (figures?.openByAssignee ?? [:]).map { (name: $0.key, count: $0.value) }
      .sorted { $0.count == $1.count ? $0.name < $1.name : $0.count > $1.count }
  }

  /// The ticket that waits longest, by urgency.
  var oldestWaiting: [(name: String, since: Timestamp)] {
    let oldest = figures?.oldestWaiting ?? [:]
    let unknown = oldest.keys.filter { !urgencies.contains($0) }.sorted()
    return (urgencies + unknown).compactMap { name in oldest[name].map { (name, $0) } }
  }

  /// The object that `status --format json` prints.
  var json: JSONValue {
    func counts(_ pairs: [(name: String, count: Int)]) -> JSONValue {
      .object(pairs.map { .init($0.name, .integer($0.count)) })
    }
    let zone = settings.zone
    return [
      "at": .string(now.text(in: zone)),
      "daemon": ["running": .bool(isRunning)],
      "rule_set": .string(orNull: ruleSetInForce),
      "rules_folder": [
        "path": .string(folder.path), "accepted": .bool(folder.reason == nil),
        "rule_set": .string(orNull: folder.digest), "reason": .string(orNull: folder.reason),
        "errors": .integer(folder.errorCount),
      ],
      "tickets": [
        "by_state": counts(byState), "open_by_urgency": counts(openByUrgency),
        "open_by_assignee": counts(openByAssignee),
        "oldest_waiting": .object(
          oldestWaiting.map { .init($0.name, .string($0.since.text(in: zone))) }),
      ],
      "inbox": ["files": .integer(inbox), "more": .bool(inboxHasMore)],
      "claimed": .integer(claims),
      "open_handovers": .integer(figures?.openHandovers ?? 0),
      "next_due": .string(orNull: figures?.nextTimer?.text(in: zone)),
    ]
  }
}
