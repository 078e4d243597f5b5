import Glibc
import SystemPackage
import Testing

@testable import Spool

@Suite("Whether a file is complete")
struct CompletenessTests {
  @Test("is no while somebody has it open for writing, and yes once it is closed")
  func followsWriter() throws {
    let spool = try TemporarySpool()
    try spool.write("half", to: "inbox/a.json")
    let writer = try require(descriptor: open(spool.path + "/inbox/a.json", O_WRONLY | O_APPEND))
    let entry = try #require(try spool.folders.entry(FileName("a.json")!, from: nil))
    #expect(try spool.folders.completeness(of: entry) == .beingWritten)
    close(writer)
    #expect(try spool.folders.completeness(of: entry) == .complete)
  }

  @Test("is yes while somebody only reads it")
  func ignoresReader() throws {
    let spool = try TemporarySpool()
    try spool.write("{}", to: "inbox/a.json")
    let reader = try require(descriptor: open(spool.path + "/inbox/a.json", O_RDONLY))
    defer { close(reader) }
    let entry = try #require(try spool.folders.entry(FileName("a.json")!, from: nil))
    #expect(try spool.folders.completeness(of: entry) == .complete)
  }

  @Test("is open of an empty file, which its sender may be about to open")
  func doubtsEmptyFile() throws {
    let spool = try TemporarySpool()
    try spool.write("", to: "inbox/a.json")
    let entry = try #require(try spool.folders.entry(FileName("a.json")!, from: nil))
    #expect(try spool.folders.completeness(of: entry) == .unknown)
  }

  @Test(
    "is open where the file cannot be leased",
    arguments: [Errno.permissionDenied, Errno.invalidArgument])
  func doubtsWithoutLease(errno: Errno) throws {
    let calls = FaultyCalls()
    let spool = try TemporarySpool(calls: calls)
    try spool.write("{}", to: "inbox/a.json")
    let entry = try #require(try spool.folders.entry(FileName("a.json")!, from: nil))
    calls.fail { verb, _ in verb == .takeReadLease ? errno : nil }
    #expect(try spool.folders.completeness(of: entry) == .unknown)
    let claim = try #require(try spool.folders.claim(entry.name, from: nil))
    #expect(try spool.folders.open(claim).completeness() == .unknown)
  }

  @Test("is known of a claim too, which goes back to the inbox while it is written")
  func isKnownOfClaim() throws {
    let spool = try TemporarySpool()
    try spool.makeFolder("inbox/app")
    try spool.write("half", to: "inbox/app/a.json")
    let writer = try require(
      descriptor: open(spool.path + "/inbox/app/a.json", O_WRONLY | O_APPEND))
    let claim = try #require(try spool.folders.claim(FileName("a.json")!, from: "app"))
    #expect(try spool.folders.open(claim).completeness() == .beingWritten)
    try spool.write("another", to: "inbox/app/a.json")
    try spool.folders.putBack(claim)
    #expect(spool.names(in: "inbox/app") == ["a.json", "a~2.json"])
    #expect(write(writer, " done", 5) == 5)
    close(writer)
    let again = try #require(try spool.folders.claim(FileName("a~2.json")!, from: "app"))
    #expect(try spool.folders.open(again).completeness() == .complete)
    #expect(try spool.folders.open(again).text() == "half done")
  }

  @Test("does not lose a claim whose source has gone away")
  func keepsClaim() throws {
    let spool = try TemporarySpool()
    try spool.makeFolder("inbox/app")
    try spool.write("half", to: "inbox/app/a.json")
    let claim = try #require(try spool.folders.claim(FileName("a.json")!, from: "app"))
    rmdir(spool.path + "/inbox/app")
    try spool.folders.putBack(claim)
    #expect(try spool.read("inbox/app/a.json") == "half")
  }

  @Test("is found in /proc where nothing else tells, for writers only")
  func isFoundInProc() throws {
    let spool = try TemporarySpool()
    for name in ["written", "read", "idle"] { try spool.write("{}", to: "inbox/" + name) }
    let writer = try require(descriptor: open(spool.path + "/inbox/written", O_RDWR))
    let reader = try require(descriptor: open(spool.path + "/inbox/read", O_RDONLY))
    defer {
      close(writer)
      close(reader)
    }
    let entries = try spool.folders.scanInbox(limit: 10).entries
    #expect(entries.count == 3)
    #expect(WriterSearch.beingWritten(entries).map(\.name.printable) == ["written"])
  }
}

@Suite("A settling file")
struct SettlingTests {
  private let start = ContinuousClock.now

  private func entry(size: Int, modified: Int64 = 1) -> InboxEntry {
    let status = FileStatus(
      kind: .file, size: size, modified: modified, identity: (1, 1), links: 1)
    return InboxEntry(source: nil, name: FileName("a.json")!, status: status)
  }

  private func ask(
    _ files: inout SettlingFiles, _ entry: InboxEntry, after: Duration
  ) -> Bool {
    files.hasSettled(entry, now: start + after)
  }

  @Test("has settled when it stayed the same for the time, and not before")
  func settles() {
    var files = SettlingFiles(settle: .seconds(2), limit: 10)
    #expect(!ask(&files, entry(size: 1), after: .seconds(0)))
    #expect(files.nextDue == start + .seconds(2))
    #expect(!ask(&files, entry(size: 1), after: .milliseconds(1999)))
    #expect(ask(&files, entry(size: 1), after: .seconds(2)))
    #expect(files.nextDue == nil)
  }

  @Test("begins anew with every change of size or time")
  func beginsAnew() {
    var files = SettlingFiles(settle: .seconds(2), limit: 10)
    #expect(!ask(&files, entry(size: 1), after: .seconds(0)))
    #expect(!ask(&files, entry(size: 2), after: .seconds(2)))
    #expect(!ask(&files, entry(size: 2, modified: 2), after: .seconds(4)))
    #expect(ask(&files, entry(size: 2, modified: 2), after: .seconds(6)))
  }

  @Test("waits for its turn when too many settle, and is forgotten when nobody asks")
  func isLimited() {
    var files = SettlingFiles(settle: .seconds(2), limit: 0)
    #expect(!ask(&files, entry(size: 1), after: .seconds(0)))
    #expect(!ask(&files, entry(size: 1), after: .seconds(9)))
    files = SettlingFiles(settle: .seconds(2), limit: 1)
    #expect(!ask(&files, entry(size: 1), after: .seconds(0)))
    files.forget(dueBefore: start + .seconds(3))
    #expect(files.nextDue == nil)
  }
}
