import Glibc
import Ledger
import Testing
import Triage

@testable import Daemon

/// The program itself; skipped where only the tests were built.
@Suite("The running daemon", .enabled(if: RunningDaemon.path != nil), .serialized)
struct ProcessTests {
  private let office: Office
  private var rules: String { office.root + "/rules/all.yaml" }

  init() throws {
    office = try Office(at: .now)
    office.kill()
    mkdir(office.root + "/rules", 0o755)
    try office.write(Array(TestRules.yaml.utf8), to: office.root + "/rules/all.yaml")
  }

  private func start(_ arguments: String...) throws -> RunningDaemon {
    switch arguments.count {
    case 0: try RunningDaemon(office, root: office.root)
    default: try RunningDaemon(office, arguments[0], root: office.root)
    }
  }

  /// Drops a file the good way.
  private func drop(_ number: Int) throws {
    let inbox = office.settings.spool + "/inbox/"
    let text = #"{"id": \#(number), "subject": "told"}"#
    try office.write(Array(text.utf8), to: inbox + ".\(number).json")
    #expect(rename(inbox + ".\(number).json", inbox + "\(number).json") == 0)
  }

  @Test("killed at twenty random moments, it loses nothing and does nothing twice")
  func killed() throws {
    let seed = UInt64.random(in: 0..<1 << 32)
    var random = Seeded(seed: seed)
    var number = 0
    for _ in 1...20 {
      let daemon = try start()
      for _ in 1...Int.random(in: 1...12, using: &random) {
        number += 1
        try drop(number)
        usleep(UInt32.random(in: 0...6000, using: &random))
      }
      usleep(UInt32.random(in: 0...60_000, using: &random))
      #expect(daemon.stop(SIGKILL) == 128 + SIGKILL, "seed \(seed)")
    }
    #expect(try start("--once").stop(nil) == 0, "seed \(seed)")
    #expect(try Fsck.run(settings: office.settings, repair: false).text.hasPrefix("spool,"))
    office.now = .now
    try office.start()
    try office.work()
    let ids = try office.tickets.compactMap(\.origin.id).compactMap { Int($0) }.sorted()
    #expect(ids == Array(1...number), "seed \(seed)")
    #expect(office.files("archive").count == number, "seed \(seed)")
    #expect(office.files("dispatch/chief").count == number, "seed \(seed)")
    try office.audit()
  }

  @Test("a burst of changes of the rules is compiled few times, and takes effect")
  func burst() throws {
    let daemon = try start()
    try drop(1)
    RunningDaemon.eventually("it works") { office.files("dispatch").count == 2 }
    for number in 1...100 {
      try office.write(Array("\(TestRules.yaml)\n# \(number)\n".utf8), to: rules)
    }
    try RunningDaemon.eventually("the last is in force") {
      try office.events.contains("reloaded")
        && office.text("log/" + office.files("log").last!)
          .contains("reloaded")
    }
    let sets = { try office.events.count { $0 == "reloaded" } }
    try RunningDaemon.eventually("a reload") { try sets() >= 2 }
    #expect(daemon.stop() == 0)
    #expect(try sets() <= 6)
  }

  @Test("a set that is refused is told once, the good one goes on, also over a restart")
  func refusedRules() throws {
    var daemon = try start()
    try office.write(Array("rules: [".utf8), to: rules)
    try RunningDaemon.eventually("refused") { try office.events.contains("reload_refused") }
    daemon.send(SIGHUP)
    try drop(1)
    RunningDaemon.eventually("dispatched") { office.files("dispatch").count == 2 }
    #expect(daemon.stop() == 0)
    #expect(try office.events.count { $0 == "reload_refused" } == 1)
    office.removeAll(office.root + "/rules")
    daemon = try start()
    try drop(2)
    RunningDaemon.eventually("dispatched by the last good rules") {
      office.files("dispatch").count == 4
    }
    mkdir(office.root + "/rules", 0o755)
    try office.write(Array(TestRules.yaml.utf8), to: rules)
    try RunningDaemon.eventually("the folder is back, and said to be") {
      try office.events.last == "reloaded"
    }
    #expect(daemon.stop() == 0)
  }

  @Test("an inbox that is removed is made again and heard")
  func removedInbox() throws {
    let daemon = try start()
    try drop(1)
    RunningDaemon.eventually("dispatched") { office.files("dispatch").count == 2 }
    let inbox = office.settings.spool + "/inbox"
    #expect(rmdir(inbox) == 0)
    RunningDaemon.eventually("the inbox is there again") { access(inbox, F_OK) == 0 }
    try drop(2)
    RunningDaemon.eventually("dispatched") { office.files("dispatch").count == 4 }
    #expect(daemon.stop() == 0)
    office.now = .now
    try office.start()
    try office.work()
    try office.audit()
  }

  @Test("a second daemon is refused, and bad rules without a good set are")
  func exitCodes() throws {
    let first = try start()
    try drop(1)
    RunningDaemon.eventually("it works") { office.files("dispatch").count == 2 }
    #expect(try start("--once").stop(nil) == 75)
    #expect(first.stop() == 0)
    office.removeAll(office.settings.spool)
    try office.write(Array("rules: [".utf8), to: rules)
    #expect(try start("--once").stop(nil) == 78)
  }
}

/// SplitMix64: the same numbers for the same seed.
struct Seeded: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
