import Foundation
import GRDB
import Testing
import Triage

@testable import Ledger

@Suite("Opening")
struct OpeningTests {
  let test: TestLedger

  init() throws { test = try TestLedger() }

  private func cause(_ body: () throws -> Void) -> LedgerError.Cause? {
    #expect(throws: LedgerError.self) { try body() }?.cause
  }

  @Test func makesTheFolderAndAFileForNoStrangersEyes() throws {
    let deep = test.folder + "/a/b"
    _ = try TicketLedger.open(in: deep)
    let file = try FileManager.default.attributesOfItem(atPath: deep + "/ledger.sqlite")
    let mode = try #require(file[.posixPermissions] as? Int)
    #expect(mode & 0o007 == 0)
  }

  @Test func isDurableAndInWriteAheadMode() throws {
    let pragmas = try test.ledger.connection.queue.read { db in
      try ["journal_mode", "synchronous", "foreign_keys"].map {
        try String.fetchOne(db, sql: "PRAGMA \($0)")
      }
    }
    #expect(pragmas == ["wal", "2", "1"])
  }

  @Test func forReadingNeverMakesAnything() {
    let nowhere = test.folder + "/nowhere"
    #expect(cause { _ = try LedgerReader.open(in: nowhere) } == .missing)
    #expect(!FileManager.default.fileExists(atPath: nowhere))
  }

  @Test func forReadingBeforeTheDaemonHasMadeItsTables() throws {
    let folder = test.folder + "/young"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    _ = FileManager.default.createFile(atPath: folder + "/ledger.sqlite", contents: nil)
    #expect(cause { _ = try LedgerReader.open(in: folder) } == .missing)
  }

  @Test func forReadingSeesEachCommitOfTheDaemonBesideIt() throws {
    let reader = try LedgerReader.open(in: test.folder)
    for count in 1...3 {
      try test.commit { Sample.add(count, to: &$0) }
      #expect(try reader.lastEvent() == Int64(count * 2))
    }
    #expect(throws: (any Error).self) {
      try reader.connection.queue.write { try $0.execute(sql: "DELETE FROM drops") }
    }
  }

  @Test func forReadingInAFolderThatNobodyMayWrite() throws {
    try test.commit { Sample.add(1, to: &$0) }
    try test.ledger.connection.queue.close()
    // Root may write anywhere; SQLite follows no link to the log's index, whoever runs it.
    try FileManager.default.createSymbolicLink(
      atPath: test.file + "-shm", withDestinationPath: "nowhere")
    _ = FileManager.default.createFile(atPath: test.file + "-wal", contents: nil)
    let reader = try LedgerReader.open(in: test.folder)
    #expect(try reader.lastEvent() == 2)
  }

  @Test func aReaderInTheMidstOfACommitSeesAllOfItOrNothing() throws {
    let reader = try LedgerReader.open(in: test.folder)
    try test.ledger.connection.queue.write { db in
      var batch = LedgerBatch()
      Sample.add(1, to: &batch)
      _ = try BatchWriter(db).write(batch)
      #expect(try reader.lastEvent() == 0)
      #expect(try reader.tickets(TicketFilter()) == [])
    }
    #expect(try reader.lastEvent() == 2)
    #expect(try reader.tickets(TicketFilter()).count == 1)
  }

  @Test func refusesAnotherProgramsDatabase() throws {
    let folder = test.folder + "/foreign"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let foreign = try DatabaseQueue(path: folder + "/ledger.sqlite")
    try foreign.write { try $0.execute(sql: "CREATE TABLE songs (title)") }
    #expect(
      cause { _ = try TicketLedger.open(in: folder) } == .damaged("another program's database"))
    #expect(
      cause { _ = try LedgerReader.open(in: folder) } == .damaged("another program's database"))
    #expect(try foreign.read { try $0.tableExists("tickets") } == false)
  }

  @Test func refusesWhatIsNoDatabase() throws {
    let folder = test.folder + "/text"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    let text = Data(String(repeating: "not a ledger. ", count: 1000).utf8)
    try text.write(to: URL(fileURLWithPath: folder + "/ledger.sqlite"))
    for open in [
      { _ = try TicketLedger.open(in: folder) }, { _ = try LedgerReader.open(in: folder) },
    ] {
      guard case .damaged? = cause(open) else {
        Issue.record("opened \(folder)")
        continue
      }
    }
  }

  @Test func refusesWhatANewerProgramWrote() throws {
    try test.execute("INSERT INTO grdb_migrations VALUES ('99 of tomorrow')")
    #expect(cause { _ = try TicketLedger.open(in: test.folder) } == .newer)
    #expect(cause { _ = try LedgerReader.open(in: test.folder) } == .newer)
  }

  @Test func forReadingLeavesWhatAnOlderProgramWroteToTheDaemon() throws {
    try test.execute("DELETE FROM grdb_migrations")
    #expect(cause { _ = try LedgerReader.open(in: test.folder) } == .older)
  }

  @Test func aSecondWriterWaitsItsTurnAndThenSaysWhoKeepsIt() throws {
    let second = try TicketLedger.open(in: test.folder)
    try second.connection.queue.writeWithoutTransaction {
      try $0.execute(sql: "PRAGMA busy_timeout = 1")
    }
    try test.ledger.connection.queue.write { _ in
      let error = #expect(throws: LedgerError.self) { try second.commit(LedgerBatch()) }
      #expect(error?.cause == .busy)
      #expect(error?.isTemporary == true)
      #expect(error?.description == "cannot commit to '\(test.file)': another process keeps it")
    }
    try second.commit(LedgerBatch())
  }
}
