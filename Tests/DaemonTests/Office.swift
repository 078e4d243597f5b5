import Glibc
import Intake
import Ledger
import Spool
import SystemPackage
import TestSupport
import Testing
import Triage

@testable import Daemon

/// A daemon within the test, over a spool of its own that goes when the test ends.
final class Office {
  let root: String
  let calls = FaultyCalls()
  let rules: UsableRules
  /// What holds the spool; `nil` between a stop and a start.
  private(set) var open: (desk: Triager, inbox: Inbox)?
  /// The wall clock.
  var now: Timestamp
  var settings: Settings

  /// 2026-11-23T10:00:00+08:00
  static let morning = Timestamp(milliseconds: 1_795_399_200_000)

  init(batch: Int = 256, rules: UsableRules? = nil, at now: Timestamp = morning) throws {
    self.now = now
    root = try Self.makeFolder()
    let spool = root + "/spool"
    settings = Settings(
      rules: root + "/rules", spool: spool, state: spool + "/state", log: spool + "/log",
      zone: TestRules.zone)
    settings.batch = batch
    self.rules = try rules ?? TestRules.common.get()
    try start()
  }

  deinit {
    open = nil
    removeAll(root)
  }

  var desk: Triager { open!.desk }
  var ledger: LedgerReader { desk.ledger.reader }

  /// What a start does.
  func start() throws {
    let spool = try SpoolFolders.openAgain(FilePath(settings.spool), calls: calls)
    let ledger = try TicketLedger.open(in: settings.state)
    let log = try DecisionLog.open(at: FilePath(settings.log), calls: calls)
    let desk = Triager(
      spool: spool, ledger: ledger, log: log, settings: settings, ruleSet: rules.ruleSet)
    try desk.recover(at: now)
    try desk.adopt(rules, at: now)
    open = (desk, Inbox(spool, settle: .zero))
  }

  /// What a kill leaves.
  func kill() { open = nil }

  /// Killed and started again.
  func restart() throws {
    kill()
    try start()
  }

  /// Stopped as it should be, and started again.
  func stopAndStart() throws {
    try desk.close(at: now)
    try restart()
  }

  /// Takes in what is in the inbox and does all that there is to do.
  func work() throws {
    try claimAll()
    while try desk.processBatch(at: now) {}
  }
}

extension Office {
  /// Claims what is in the inbox.
  func claimAll() throws {
    open!.inbox.requestScan()
    let desk = desk
    _ = try open!.inbox.claim(isLast: true, desk.take)
  }
}

// MARK: - Senders and readers

extension Office {
  /// Writes a file into the inbox, or below it.
  func drop(_ text: String, as name: String) throws { try drop(Array(text.utf8), as: name) }

  func drop(_ bytes: [UInt8], as name: String) throws {
    if let slash = name.lastIndex(of: "/") {
      mkdir(settings.spool + "/inbox/" + name[..<slash], 0o770)
    }
    try write(bytes, to: settings.spool + "/inbox/" + name)
  }

  /// Drops a request and does it.
  func take(_ text: String, as name: String = "request.json") throws {
    try drop(text, as: name)
    try work()
  }

  /// Names of the files below a folder of the spool, with the folders between, in order.
  func files(_ folder: String) -> [String] { listing(settings.spool + "/" + folder).sorted() }

  func text(_ path: String) throws -> String {
    let bytes = try #require(readWholeFile(settings.spool + "/" + path), "no '\(path)'")
    return String(decoding: bytes, as: UTF8.self)
  }

  func json(_ path: String) throws -> JSONText { try JSONText(text(path)) }

  /// The dispatches that lie in the spool, by their names.
  var dispatches: [String] {
    files("dispatch").filter { !$0.hasSuffix(".notice.json") && !$0.hasSuffix(".withdrawn.json") }
  }

  var tickets: [Ticket] {
    get throws { try ledger.tickets(TicketFilter()).sorted { $0.number < $1.number } }
  }

  /// The decision log, in the order of its files.
  var log: [JSONText] {
    get throws {
      try listing(settings.log).sorted().flatMap { name in
        let bytes = readWholeFile(settings.log + "/" + name) ?? []
        return try bytes.split(separator: UInt8(ascii: "\n")).map {
          try JSONText(String(decoding: $0, as: UTF8.self))
        }
      }
    }
  }

  /// Words of the log, in order.
  var events: [String] { get throws { try log.map { $0["event"] ?? "" } } }
}

// MARK: - What must always hold

extension Office {
  /// Nothing lost, nothing twice, and ledger, spool and log agree.
  func audit(_ location: SourceLocation = #_sourceLocation) throws {
    let tickets = try tickets
    let dispatched = try tickets.flatMap { try ledger.dispatches(of: $0.number) }
    let expected = dispatched.map { "\($0.assignee)/\($0.ticket.text)-\($0.count).json" }.sorted()
    #expect(dispatches == expected, "dispatches in the spool", sourceLocation: location)
    #expect(files("work/claims") == [], "claims", sourceLocation: location)
    #expect(files("work/staged") == [], "staged", sourceLocation: location)
    #expect(files("inbox") == [], "inbox", sourceLocation: location)
    #expect(try ledger.faults() == [], "ledger", sourceLocation: location)
    let log = try log
    let last = try ledger.lastEvent()
    #expect(log.map { $0["seq"] } == (1...last).map(String.init), "log", sourceLocation: location)
    let words = Dictionary(grouping: log) { $0["ticket"] ?? "" }
    for ticket in tickets {
      let words = (words[ticket.number.text] ?? []).map { $0["event"] }
      let isOnce = words.count { $0 == "received" } == 1 && words.count { $0 == "triaged" } == 1
      #expect(isOnce, "\(ticket.number.text): \(words)", sourceLocation: location)
    }
  }
}
