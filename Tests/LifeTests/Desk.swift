import Daemon
import Diagnostics
import Foundation
import Ledger
import RuleCompiler
import Spool
import SystemPackage
import TestSupport
import Testing
import Triage

/// A desk over a spool of its own, with a clock that stands until it is moved.
final class Desk {
  let folder: URL
  var triager: Triager
  var ledger: TicketLedger
  private var spool: SpoolFolders
  private var rules: UsableRules
  private let settings: Settings
  /// What the clock shows.
  var now: Timestamp
  private var drops = 0

  static let zone = Zone(named: "Asia/Shanghai")!

  /// Opens a desk on a Monday morning, under rules that every test may add to.
  init(_ more: String = "", roster: String = Rules.roster, at time: String = "2026-11-23T10:00:00")
    throws
  {
    folder = FileManager.default.temporaryDirectory.appending(path: "life-\(UUID().uuidString)")
    settings = try SettingsReader.read(
      file: nil,
      flags: [
        .spool: folder.path + "/spool", .state: folder.path + "/state",
        .log: folder.path + "/log", .timezone: "Asia/Shanghai", .rules: folder.path + "/rules",
      ], environment: [:])
    now = Self.moment(time)
    rules = try Self.compile(Rules.base + roster + more)
    try FileManager.default.createDirectory(
      atPath: settings.state, withIntermediateDirectories: true)
    (spool, ledger, triager) = try Self.open(settings, rules)
    try triager.recover(at: now)
    try triager.adopt(rules, at: now)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  static func moment(_ text: String) -> Timestamp {
    do {
      return try Timestamp(parsing: text.hasSuffix("Z") ? text : text + "+08:00")
    } catch {
      fatalError("'\(text)' is no time: \(error)")
    }
  }

  private static func compile(_ text: String) throws -> UsableRules {
    let file = RulesFolder.File(path: "rules.yaml", bytes: Array(text.utf8))
    return try UsableRules.compile(RulesFolder(name: "rules", files: [file]), zone: zone).get()
  }

  private static func open(
    _ settings: Settings, _ rules: UsableRules
  ) throws -> (SpoolFolders, TicketLedger, Triager) {
    let spool = try SpoolFolders.openAgain(FilePath(settings.spool))
    let ledger = try TicketLedger.open(in: settings.state)
    let triager = Triager(
      spool: spool, ledger: ledger, log: try DecisionLog.open(at: FilePath(settings.log)),
      settings: settings, ruleSet: rules.ruleSet)
    return (spool, ledger, triager)
  }
}

extension Desk {
  /// Puts other rules in force.
  func reload(_ more: String = "", roster: String = Rules.roster) throws {
    rules = try Self.compile(Rules.base + roster + more)
    try triager.adopt(rules, at: now)
  }

  /// Stops as if killed, and starts again.
  func restart() throws {
    let elsewhere = folder.appending(path: "lock-\(UUID().uuidString)").path
    // What held the lock is let go before it is taken again.
    spool = try SpoolFolders.open(FilePath(elsewhere))
    ledger = try TicketLedger.open(in: elsewhere)
    triager = Triager(
      spool: spool, ledger: ledger, log: try DecisionLog.open(at: FilePath(elsewhere)),
      settings: settings, ruleSet: rules.ruleSet)
    (spool, ledger, triager) = try Self.open(settings, rules)
    try triager.recover(at: now)
    try triager.adopt(rules, at: now)
  }

  /// Moves the clock and does what is due.
  func wait(until time: String) throws {
    now = Self.moment(time)
    try work()
  }

  /// Does all there is to do.
  func work() throws {
    while try triager.processBatch(at: now) {}
  }

  /// Drops a file into the inbox, without doing anything else.
  func drop(_ text: String, from source: String? = "app", as name: String? = nil) throws {
    drops += 1
    let inbox = settings.spool + "/inbox" + (source.map { "/" + $0 } ?? "")
    try FileManager.default.createDirectory(atPath: inbox, withIntermediateDirectories: true)
    let name = name ?? "\(drops).json"
    try Data(text.utf8).write(to: URL(filePath: inbox + "/" + name))
    let wanted = try #require(FileName(name))
    let claim = try #require(try spool.claim(wanted, from: source))
    triager.take(claim)
  }

  /// Takes a request and says which ticket it has become.
  @discardableResult
  func request(_ id: String, _ more: String = #""description":"tap drips""#) throws -> TicketNumber
  {
    try drop(#"{"id":"\#(id)",\#(more)}"#)
    try work()
    return try #require(try ledger.reader.ticket(source: "app", id: id)?.number)
  }

  /// Says something of the ticket of a request.
  func say(_ event: String, of id: String, _ more: String = "") throws {
    try drop(
      #"{"kind":"update","ref":"\#(id)","event":"\#(event)"\#(more.isEmpty ? "" : ",")\#(more)}"#)
    try work()
  }
}

extension Desk {
  /// Asks for something as an operator's command does.
  func ask(_ action: OperatorRequest.Action, for id: String) throws {
    let request = OperatorRequest(action, try ticket(id).number, by: "root", reason: "a test")
    let name = try request.deliver(to: FilePath(settings.spool))
    let claim = try #require(try spool.claim(name, from: nil))
    triager.take(claim)
    try work()
  }

  /// The ticket of a request as the ledger has it.
  func ticket(_ id: String) throws -> Ticket {
    try #require(try ledger.reader.ticket(source: "app", id: id))
  }

  /// Names in an assignee's folder, in order.
  func files(of assignee: String) -> [String] {
    let path = settings.spool + "/dispatch/" + assignee
    return ((try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []).sorted()
  }

  /// A file of an assignee's folder.
  func file(_ name: String, of assignee: String) throws -> JSONValue {
    let path = settings.spool + "/dispatch/" + assignee + "/" + name
    return try #require(JSONValue(parsing: String(contentsOfFile: path, encoding: .utf8)))
  }

  /// The code of each refusal so far, by the name of its file.
  func refusals(from source: String = "app") throws -> [String: String] {
    let path = settings.spool + "/rejected/" + source
    let names = (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
    var codes: [String: String] = [:]
    for name in names where name.hasSuffix(".reason.json") {
      let text = try String(contentsOfFile: path + "/" + name, encoding: .utf8)
      let code = try #require(JSONValue(parsing: text))["code"]
      guard case .string(let word)? = code else { continue }
      codes[String(name.dropLast(".reason.json".count))] = word
    }
    return codes
  }

  /// The code of the refusal of the file that was dropped last, if it was refused.
  func lastRefusal() throws -> String? { try refusals()["\(drops).json"] }

  /// The events of a kind in the decision log, in order.
  func events(_ kind: String) throws -> [JSONValue] {
    let names = try FileManager.default.contentsOfDirectory(atPath: settings.log).sorted()
    let lines = try names.flatMap { name in
      try String(contentsOfFile: settings.log + "/" + name, encoding: .utf8).split(separator: "\n")
    }
    return lines.compactMap { JSONValue(parsing: String($0)) }.filter {
      $0["event"] == .string(kind)
    }
  }

  /// What `fsck` would find.
  func faults() throws -> [String] { try ledger.reader.faults() }
}
