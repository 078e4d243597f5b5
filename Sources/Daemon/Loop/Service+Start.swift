import Glibc
import Ledger
package import Logging
import RuleCompiler
import Spool
import SystemPackage
package import Triage

extension Service {
  /// Opens spool, ledger and log, puts rules in force and repairs what the last stop left.
  package static func start(
    _ settings: Settings, log logger: Logger
  ) throws(ServiceError) -> Service {
    do {
      let spool = try SpoolFolders.open(FilePath(settings.spool))
      try makeFolder(settings.state)
      let ledger = try TicketLedger.open(in: settings.state)
      let log = try DecisionLog.open(at: FilePath(settings.log))
      let (rules, refused) = try usableRules(settings, ledger)
      let desk = Triager(
        spool: spool, ledger: ledger, log: log, settings: settings, ruleSet: rules.ruleSet)
      let now = Timestamp.now
      try desk.recover(at: now)
      try desk.adopt(rules, at: now)
      let service = try Service(desk, spool, settings, logger)
      if let refused { try service.refuse(refused, at: now) }
      return service
    } catch let error as ServiceError {
      throw error
    } catch let error as SpoolError {
      if case .heldByAnother = error.cause { throw .held("\(error)") }
      throw .io("\(error)")
    } catch {
      throw .io("\(error)")
    }
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

extension Timestamp {
  /// The wall clock.
  package static var now: Timestamp {
    var time = timespec()
    clock_gettime(CLOCK_REALTIME, &time)
    return Timestamp(milliseconds: Int64(time.tv_sec) * 1000 + Int64(time.tv_nsec) / 1_000_000)
  }
}
