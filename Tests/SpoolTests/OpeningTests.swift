import Glibc
import SystemPackage
import Testing

@testable import Spool

@Suite("Opening a spool")
struct OpeningTests {
  @Test("makes its folders with their bits, whatever the mask")
  func makesFolders() throws {
    let old = umask(0o077)
    defer { umask(old) }
    let spool = try TemporarySpool()
    #expect(
      spool.names(in: "") == ["archive", "dispatch", "inbox", "receipts", "rejected", "work"])
    #expect(spool.mode(of: "") == 0o750)
    #expect(spool.mode(of: "inbox") == 0o2770)
    #expect(spool.mode(of: "dispatch") == 0o2750)
    #expect(spool.mode(of: "archive") == 0o750)
    #expect(spool.mode(of: "work/claims") == 0o750)
  }

  @Test("keeps the bits that an operator gave to what was there")
  func keepsBits() throws {
    let spool = try TemporarySpool()
    chmod(spool.path + "/inbox", 0o2777)
    try spool.reopen()
    #expect(spool.mode(of: "inbox") == 0o2777)
  }

  @Test("is refused while another has it, and says who")
  func isRefused() throws {
    let spool = try TemporarySpool()
    let error = #expect(throws: SpoolError.self) { try SpoolFolders.open(FilePath(spool.path)) }
    #expect(error?.cause == .heldByAnother(process: getpid()))
    #expect(error?.isTemporary == false)
    #expect(error?.description.contains("one daemon serves a spool") == true)
  }

  @Test("is allowed again when the other has ended")
  func isAllowedAgain() throws {
    let spool = try TemporarySpool()
    try spool.reopen()
    try spool.reopen()
    #expect(spool.names(in: "work") == ["claims", "lock", "staged"])
  }

  @Test("is seen by a reader, which takes nothing")
  func isSeen() throws {
    let spool = try TemporarySpool()
    let reader = try #require(try SpoolReader.open(FilePath(spool.path)))
    #expect(try reader.isHeld())
    try spool.reopen()
    #expect(try reader.isHeld())
    let empty = TemporarySpool.makeFolder()
    defer { TemporarySpool.removeAll(empty) }
    let other = try #require(try SpoolReader.open(FilePath(empty)))
    #expect(try !other.isHeld())
    #expect(try other.scanInbox(limit: 10).entries.isEmpty)
    #expect(try SpoolReader.open(FilePath(empty + "/none")) == nil)
  }

  @Test(
    "follows no symbolic link that somebody put in a folder's place",
    arguments: ["inbox", "dispatch", "work"])
  func followsNoLink(name: String) throws {
    let path = TemporarySpool.makeFolder()
    defer { TemporarySpool.removeAll(path) }
    mkdir(path + "/spool", 0o755)
    mkdir(path + "/elsewhere", 0o755)
    symlink(path + "/elsewhere", path + "/spool/" + name)
    #expect(throws: SpoolError("open folder", path + "/spool/" + name, .system(.notDirectory))) {
      try SpoolFolders.open(FilePath(path + "/spool"))
    }
  }

  @Test("says what could not be made, and whether it may heal", arguments: [true, false])
  func saysWhatFailed(isTemporary: Bool) throws {
    let path = TemporarySpool.makeFolder()
    defer { TemporarySpool.removeAll(path) }
    let errno: Errno = isTemporary ? .noSpace : .permissionDenied
    let calls = FaultyCalls { verb, _ in verb == .makeFolder ? errno : nil }
    let error = #expect(throws: SpoolError.self) {
      try SpoolFolders.open(FilePath(path + "/spool"), calls: calls)
    }
    #expect(error == SpoolError("make folder", path + "/spool", .system(errno)))
    #expect(error?.isTemporary == isTemporary)
  }
}
