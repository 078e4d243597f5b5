import Glibc
import Ledger
import Logging
import RuleCompiler
import Spool
import SystemPackage
import Triage

/// The spool while this process holds it: its desk, what waits in the inbox, what is old.
final class Session {
  let desk: Triager
  let spool: SpoolFolders
  var inbox: Inbox
  var retention = RetentionRound()
  /// Why the rules folder is not what is in force, if it is not.
  let refused: RefusedRules?

  private init(_ desk: Triager, _ settings: Settings, _ refused: RefusedRules?) {
    self.desk = desk
    self.spool = desk.spool
    self.refused = refused
    inbox = Inbox(desk.spool, settle: settings.settle)
  }

  /// Opens spool, ledger and log, puts rules in force and repairs what the last stop left.
  static func open(_ settings: Settings, journal: EventJournal?) throws -> Session {
    let spool = try SpoolFolders.open(FilePath(settings.spool))
    try makeFolder(settings.state)
    let ledger = try TicketLedger.open(in: settings.state)
    let log = try DecisionLog.open(at: FilePath(settings.log))
    let (rules, refused) = try usableRules(settings, ledger)
    let desk = Triager(
      spool: spool, ledger: ledger, log: log, settings: settings, ruleSet: rules.ruleSet)
    if let journal { desk.announce = journal.tell }
    let now = Timestamp.now
    try desk.recover(at: now)
    try desk.adopt(rules, at: now)
    return Session(desk, settings, refused)
  }

  /// Claims what a look at the inbox finds, if one is due; whether there was anything.
  func takeIn(isLast: Bool, _ tell: (SpoolError) -> Void) throws -> Bool {
    var worked = false
    let failures = try inbox.claim(isLast: isLast) { claim in
      desk.take(claim)
      worked = true
    }
    failures.forEach(tell)
    return worked
  }

  /// The folder's rules, else the last good ones with the reason why.
  private static func usableRules(
    _ settings: Settings, _ ledger: TicketLedger
  ) throws -> (UsableRules, RefusedRules?) {
    switch UsableRules.read(at: settings.rules, zone: settings.zone) {
    case .success(let rules): return (rules, nil)
    case .failure(let refused):
      guard let stored = try ledger.reader.currentRuleSet(),
        let folder = StoredRules.unpack(stored.sources),
        case .success(let rules) = UsableRules.compile(folder, zone: settings.zone)
      else { throw ServiceError.rules(refused) }
      return (rules, refused)
    }
  }

  private static func makeFolder(_ path: String) throws(ServiceError) {
    var made = path.hasPrefix("/") ? "" : "."
    for part in path.split(separator: "/") {
      made += "/" + part
      guard mkdir(made, 0o750) == 0 || errno == EEXIST else {
        throw .io("cannot make folder '\(made)': \(String(cString: strerror(errno)))")
      }
    }
  }
}
