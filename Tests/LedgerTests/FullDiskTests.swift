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
}
