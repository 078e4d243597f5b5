import Foundation
import GRDB
import Testing
import Triage

@testable import Ledger

@Suite("On a full disk")
struct FullDiskTests {
  let test: TestLedger

  init() throws { test = try TestLedger() }

  @Test func aCommitChangesNothingSaysWhyAndWorksOnceThereIsRoom() throws {
    try test.commit { Sample.add(1, to: &$0) }
    let before = try test.contents()
    try test.execute("PRAGMA max_page_count = 1")
    for _ in 0..<3 {
      let error = #expect(throws: LedgerError.self) {
        try test.commit { batch in for count in 2..<900 { Sample.add(count, to: &batch) } }
      }
      #expect(error?.cause == .full)
      #expect(error?.isTemporary == true)
      #expect(
        error?.description
          == "cannot commit to '\(test.file)': no space is left on the file system")
      #expect(try test.contents() == before)
    }
    try test.execute("PRAGMA max_page_count = 1073741823")
    try test.commit { batch in for count in 2..<900 { Sample.add(count, to: &batch) } }
    #expect(try test.reader.figures().byState == [.dispatched: 899])
    #expect(try test.reader.faults() == [])
  }

  /// A folder on a file system of a few megabytes, such as
  /// `mount -t tmpfs -o size=4m none FOLDER`, which only root can make.
  private static let small = ProcessInfo.processInfo.environment["TRIAGED_SMALL_FILESYSTEM"]

  @Test(.enabled(if: small != nil, "TRIAGED_SMALL_FILESYSTEM names no small file system"))
  func aFileSystemWithoutRoomIsNoOther() throws {
    let folder = try #require(Self.small) + "/ledger-" + UUID().uuidString
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let ledger = try TicketLedger.open(in: folder)
    var batch = LedgerBatch()
    batch.adopted = Sample.ruleSet()
    try ledger.commit(batch)
    fill(folder + "/filler")
    var large = LedgerBatch()
    for count in 1..<900 { Sample.add(count, to: &large) }
    for _ in 0..<3 {
      let error = #expect(throws: LedgerError.self) { try ledger.commit(large) }
      #expect(error?.cause == .full)
      #expect(try ledger.reader.lastEvent() == 0)
    }
    try FileManager.default.removeItem(atPath: folder + "/filler")
    try ledger.commit(large)
    #expect(try ledger.reader.figures().byState == [.dispatched: 899])
    #expect(try ledger.reader.faults() == [])
  }

  private func fill(_ path: String) {
    _ = FileManager.default.createFile(atPath: path, contents: nil)
    let file = FileHandle(forWritingAtPath: path)
    while (try? file?.write(contentsOf: Data(repeating: 0, count: 4096))) != nil {}
  }
}
