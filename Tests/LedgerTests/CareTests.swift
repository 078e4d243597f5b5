import Foundation
import GRDB
import Testing
import Triage

@testable import Ledger

@Suite("Care for the ledger")
struct CareTests {
  let test: TestLedger

  init() throws {
    test = try TestLedger()
    try test.commit {
      Sample.add(1, to: &$0)
      Sample.add(2, to: &$0)
      $0.opened.append(Sample.opened(Sample.ticket(3, to: nil)))
    }
  }

  @Test func findsNothingWhereAllIsWell() throws {
    #expect(try test.reader.faults() == [])
    #expect(try LedgerReader.open(in: test.folder).faults() == [])
  }

  @Test(arguments: [
    (
      "UPDATE dispatches SET assignee = 'wang.lei' WHERE ticket % 10 = 1",
      "ticket '20261123-00001' is with somebody and has no dispatch that stands, or another one's"
    ),
    (
      "UPDATE dispatches SET ticket = ticket + 1 WHERE ticket % 10 = 2",
      "ticket '20261123-00003' is with nobody and has a dispatch that stands"
    ),
    (
      "DELETE FROM papers WHERE ticket % 10 = 3", "ticket '20261123-00003' has no documents"
    ),
    ("DELETE FROM events WHERE sequence = 2", "event '3' follows a gap"),
    (
      "UPDATE tallies SET count = 7 WHERE state = 'waiting'",
      "the count of tickets that are 'waiting' is not theirs"
    ),
    (
      "PRAGMA foreign_keys = OFF; UPDATE events SET ticket = 5 WHERE sequence = 1",
      "a row of 'events' refers to nothing in 'tickets'"
    ),
  ]) func findsWhatDoesNotGoTogether(_ sql: String, _ fault: String) throws {
    try test.execute(sql)
    #expect(try test.reader.faults().contains(fault))
  }

  @Test func findsADamagedPage() throws {
    try test.ledger.connection.queue.close()
    let file = try #require(FileHandle(forUpdatingAtPath: test.file))
    try file.seek(toOffset: try file.seekToEnd() - 4096)
    try file.write(contentsOf: Data(repeating: 0xA5, count: 4096))
    try file.close()
    let found = Result { try LedgerReader.open(in: test.folder).faults() }
    switch found {
    case .success(let faults): #expect(!faults.isEmpty)
    case .failure(let error as LedgerError):
      guard case .damaged = error.cause else { throw error }
    case .failure(let error): throw error
    }
  }

  @Test func makesACopyThatOpensAlone() throws {
    let folder = test.folder + "/copy"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    try LedgerReader.open(in: test.folder).backUp(to: folder + "/ledger.sqlite")
    try test.commit { Sample.add(4, to: &$0) }
    let copy = try TicketLedger.open(in: folder)
    #expect(try copy.reader.figures().byState == [.dispatched: 2, .waiting: 1])
    #expect(try copy.reader.faults() == [])
    try copy.commit(LedgerBatch())
  }

  @Test func neverCopiesOverAFile() throws {
    let error = #expect(throws: LedgerError.self) { try test.reader.backUp(to: test.file) }
    #expect(error?.description == "cannot back up to '\(test.file)': File exists (17)")
    #expect(try test.reader.faults() == [])
  }

  @Test func emptiesTheLogIntoTheFile() throws {
    try test.ledger.checkpoint()
    let bytes = try Data(contentsOf: URL(fileURLWithPath: test.file))
    #expect(bytes.range(of: Data("20261123-00002-1.json".utf8)) != nil)
  }
}
