import Glibc
import Ledger
import Spool
import Testing
import Triage

@testable import Daemon

@Suite("Care: retention and fsck")
struct CareTests {
  @Test("what is kept long enough goes once a day, in pieces")
  func retention() throws {
    let office = try Office()
    try office.take(#"{"id": 1, "subject": "old"}"#)
    office.settings.keepArchive = RetentionPeriod(days: 30)
    office.settings.keepLog = RetentionPeriod(days: 30)
    office.now = office.now + .seconds(30 * 86_400)
    try office.stopAndStart()
    var round = RetentionRound()
    let tell: (SpoolError) -> Void = { Issue.record("\($0)") }
    while try round.step(office.desk, at: office.now, tell) {}
    #expect(office.files("archive").count == 1)
    #expect(office.files("log").count == 1)
    #expect(try !round.step(office.desk, at: office.now, tell))
    office.now = office.now + .seconds(86_400)
    try office.take(#"{"id": 2, "subject": "new"}"#, as: "new.json")
    var steps = 1
    while try round.step(office.desk, at: office.now, tell) { steps += 1 }
    #expect(steps > 1)
    #expect(office.files("archive") == ["2026/12/24/new.json"])
    #expect(office.files("log") == ["decisions-20261224.jsonl"])
    #expect(try office.tickets.count == 2)
    let midnight = try #require(round.next(by: TestRules.zone))
    #expect(midnight > office.now)
    #expect(midnight - office.now <= .seconds(86_400))
    try office.stopAndStart()
    try office.take(#"{"id": 1, "subject": "old"}"#, as: "copy.json")
    #expect(try office.tickets.count == 2, "ids are known for ever")
  }

  @Test("after a clean stop all agrees, and while a daemon runs nobody looks")
  func agrees() throws {
    let office = try Office()
    try office.take(#"{"id": 1, "subject": "told"}"#)
    try office.take("{", as: "bad.json")
    #expect(throws: ServiceError.self) {
      _ = try Fsck.run(settings: office.settings, repair: false)
    }
    try office.desk.close(at: office.now)
    office.kill()
    let report = try Fsck.run(settings: office.settings, repair: false)
    #expect(report.text == "spool, ledger and decision log agree\n")
    #expect(report.exitCode == 0)
  }

  @Test(
    "what a stop leaves is found, mended, and then no more found",
    arguments: [EffectStep.stage, .flush, .commit, .handOver])
  func stops(step: EffectStep) throws {
    let office = try Office()
    try office.take(#"{"id": 1, "subject": "told"}"#)
    office.desk.afterStep = { if $0 == step { throw Stop() } }
    try office.drop(#"{"id": 2, "subject": "told"}"#, as: "second.json")
    #expect(throws: Stop.self) { try office.work() }
    // Nothing is discarded by a process that is gone.
    if step == .stage || step == .flush {
      try office.write([0x7B], to: office.settings.spool + "/work/staged/0-left")
    }
    office.kill()
    let found = try Fsck.run(settings: office.settings, repair: false)
    #expect(found.exitCode == 1)
    let codes = Set(found.faults.map(\.code))
    switch step {
    case .stage, .flush: #expect(codes == [.staged])
    case .commit: #expect(codes == [.handover, .logEnd])
    default: #expect(codes == [.logEnd])
    }
    let mended = try Fsck.run(settings: office.settings, repair: true)
    #expect(mended.faults.map(\.isMended).allSatisfy { $0 }, "\(mended.text)")
    #expect(mended.exitCode == 1)
    let after = try Fsck.run(settings: office.settings, repair: false)
    #expect(after.exitCode == 0, "\(after.text)")
    try office.start()
    try office.work()
    #expect(try office.tickets.count == 2)
    try office.audit()
  }

  @Test("lines of the log that are gone, doubled, changed or torn are told by their places")
  func log() throws {
    let office = try Office()
    for number in 1...2 { try office.take(#"{"id": \#(number), "subject": "x"}"#) }
    try office.desk.close(at: office.now)
    office.kill()
    let path = office.settings.log + "/decisions-20261123.jsonl"
    let text = try office.text("log/decisions-20261123.jsonl")
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).dropLast().map(
      String.init)
    #expect(lines.count == 7)
    func codes(_ lines: [String], tail: String = "") throws -> [FsckReport.Fault.Code] {
      let text = lines.map { $0 + "\n" }.joined() + tail
      try office.write(Array(text.utf8), to: path)
      return try Fsck.run(settings: office.settings, repair: false).faults.map(\.code)
    }
    #expect(try codes(lines) == [])
    #expect(try codes(Array(lines[..<2] + lines[3...])) == [.logGap])
    #expect(try codes(Array(lines[..<3] + lines[2...])) == [.logOrder])
    #expect(try codes(Array(lines.dropLast())) == [.logEnd])
    #expect(try codes(lines, tail: "{\"seq\":8") == [.logEnd])
    var changed = lines
    changed[3] = changed[3].replacing("\"x\"", with: "\"y\"") + " "
    #expect(try codes(changed) == [.logLine])
    #expect(try codes(lines + ["hello"]) == [.logLine])
  }

  @Test("a dispatch that nobody made is told")
  func dispatch() throws {
    let office = try Office()
    try office.take(#"{"id": 1, "subject": "x"}"#)
    try office.desk.close(at: office.now)
    office.kill()
    let folder = office.settings.spool + "/dispatch/wang.lei/"
    try office.write([0x7B], to: folder + "20261123-00001-2.json")
    try office.write([0x7B], to: folder + "20261123-00001-7.notice.json")
    let report = try Fsck.run(settings: office.settings, repair: false)
    #expect(report.faults.map(\.object) == ["dispatch/wang.lei/20261123-00001-2.json"])
  }
}
