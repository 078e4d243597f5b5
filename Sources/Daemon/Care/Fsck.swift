import Glibc
import Ledger
import Spool
import SystemPackage
import Triage

/// Holds spool, ledger and decision log against each other, while no daemon runs.
package struct Fsck {
  private let settings: Settings
  private let spool: SpoolFolders
  private let ledger: LedgerReader
  /// What mends; `nil` where nothing is to be changed.
  private let repair: Repair?
  private var report = FsckReport()

  /// Looks at everything; mends, where wanted, what a start of the daemon would mend.
  ///
  /// Throws `held` while a daemon has the spool, and `io` where spool or ledger cannot be opened.
  package static func run(
    settings: Settings, repair: Bool
  ) throws(ServiceError) -> FsckReport {
    guard access(settings.spool, F_OK) == 0 else {
      throw .io("cannot open spool '\(settings.spool)': there is none")
    }
    do {
      var fsck = try Fsck(settings, repair: repair)
      try fsck.lookAtEverything()
      return fsck.report
    } catch let error as SpoolError {
      if case .heldByAnother = error.cause { throw .held("\(error)") }
      throw .io("\(error)")
    } catch {
      throw .io("\(error)")
    }
  }

  private init(_ settings: Settings, repair: Bool) throws {
    self.settings = settings
    spool = try SpoolFolders.open(FilePath(settings.spool))
    if repair {
      let log = try DecisionLog.open(at: FilePath(settings.log))
      let writing = try TicketLedger.open(in: settings.state)
      ledger = writing.reader
      self.repair = Repair(spool: spool, ledger: writing, log: log, zone: settings.zone)
    } else {
      ledger = try LedgerReader.open(in: settings.state)
      self.repair = nil
    }
  }

  private mutating func lookAtEverything() throws {
    for fault in try ledger.faults() { report.add(.ledger, "ledger", fault) }
    try lookAtHandovers()
    try lookAtClaims()
    try lookAtDispatches()
    var comparison = LogComparison(settings: settings, ledger: ledger, report: report)
    try comparison.compare()
    report = comparison.report
    if let repair, comparison.endsEarly {
      try repair.writeLog(after: comparison.last)
      report.mend(.logEnd)
    }
    try repair?.finish()
  }

  /// Moves that are open, and staged files that belong to none.
  private mutating func lookAtHandovers() throws {
    let open = try ledger.openHandovers().map(\.handover)
    let staged = Set(try spool.stagedNames().map(\.escaped))
    let claimed = Set(try spool.recoverClaims().map(\.escaped))
    for move in open {
      let (name, isThere) =
        switch move.origin {
        case .claim(let name): (name, claimed.contains(name))
        case .staged(let name): (name, staged.contains(name))
        }
      if isThere {
        report.add(
          .handover, name, "was to be moved to '\(move.folder)' and was not",
          isMended: try repair?.handOver(move) ?? false)
      } else {
        repair?.close(move)
      }
    }
    let known = Set(open.map(\.origin))
    for name in try spool.stagedNames() where !known.contains(.staged(name.escaped)) {
      report.add(
        .staged, name.escaped, "no commit knows this staged file",
        isMended: try repair?.discard(name) ?? false)
    }
  }

  /// What is claimed and not decided waits for the next start; what was decided should be gone.
  private mutating func lookAtClaims() throws {
    let claims = try spool.recoverClaims()
    let decided = try ledger.decidedDrops(among: claims.map(\.escaped))
    report.undecided = claims.count - decided.count
    let moving = Set(try ledger.openHandovers().map(\.handover.origin))
    for claim in decided.sorted() where !moving.contains(.claim(claim)) {
      report.add(.claim, claim, "was decided and is still in the workshop")
    }
  }

  /// Dispatches that nobody made; those that were made may have been taken away.
  private mutating func lookAtDispatches() throws {
    let root = settings.spool + "/dispatch"
    for assignee in FolderNames.of(root) {
      for name in FolderNames.of(root + "/" + assignee) {
        guard let (number, count) = Self.dispatch(named: name) else { continue }
        let made = try ledger.dispatches(of: number)
        guard !made.contains(where: { $0.count == count && $0.assignee == assignee }) else {
          continue
        }
        report.add(.dispatch, "dispatch/\(assignee)/\(name)", "the ledger knows no such dispatch")
      }
    }
  }

  /// Reads `20261123-00042-1.json`; `nil` for a notice, a withdrawal and what is none of ours.
  private static func dispatch(named name: String) -> (TicketNumber, Int)? {
    guard name.hasSuffix(".json") else { return nil }
    let parts = name.dropLast(5).split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, let number = TicketNumber("\(parts[0])-\(parts[1])") else { return nil }
    return Int(parts[2].prefix { $0 != "~" }).map { (number, $0) }
  }
}

extension FsckReport {
  /// All faults of a kind were mended.
  fileprivate mutating func mend(_ code: Fault.Code) {
    for place in faults.indices where faults[place].code == code { faults[place].isMended = true }
  }
}
