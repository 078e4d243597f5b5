import Glibc
import Ledger
import Testing
import Triage

@testable import Daemon

@Suite("The decision log after a stop")
struct LogRecoveryTests {
  /// Takes two requests and is killed before anything tells the ledger how far the log goes.
  private func killed() throws -> (Office, path: String) {
    let office = try Office()
    for number in 1...2 { try office.take(#"{"id": \#(number), "subject": "x"}"#) }
    office.kill()
    return (office, office.settings.log + "/decisions-20261123.jsonl")
  }

  @Test("what is torn at its end is written anew, once")
  func torn() throws {
    let (office, path) = try killed()
    let bytes = try #require(readWholeFile(path))
    for cut in [1, 10, bytes.count / 2, bytes.count - bytes.count / 4] {
      try office.write(Array(bytes.dropLast(cut)), to: path)
      try office.start()
      try office.audit()
      office.kill()
    }
    #expect(readWholeFile(path) == bytes)
  }

  @Test("when its folder is gone, it goes on where the ledger says")
  func removed() throws {
    let (office, _) = try killed()
    try office.start()
    try office.desk.close(at: office.now)
    office.kill()
    office.removeAll(office.settings.log)
    try office.start()
    #expect(try office.log.isEmpty)
    try office.take(#"{"id": 3, "subject": "x"}"#)
    #expect(try office.log.map { $0["seq"] } == ["8", "9", "10"])
  }

  @Test("a day's file that was packed away is not written again")
  func packed() throws {
    let office = try Office()
    try office.take(#"{"id": 1, "subject": "x"}"#)
    office.now = office.now + .seconds(86_400)
    try office.take(#"{"id": 2, "subject": "x"}"#)
    try office.desk.close(at: office.now)
    office.kill()
    #expect(unlink(office.settings.log + "/decisions-20261124.jsonl") == 0)
    try office.start()
    #expect(office.files("log") == ["decisions-20261123.jsonl"])
  }
}
