import Glibc
import SystemPackage
import Testing

@testable import Spool

@Suite("A scan of the inbox")
struct ScanTests {
  @Test("finds files of the inbox and of its sources, and leaves unfinished ones alone")
  func findsFiles() throws {
    let spool = try TemporarySpool()
    try spool.makeFolder("inbox/app")
    for name in ["a.json", ".b.json", "c.tmp", "d.json.part", "app/e.json", "app/.f", "app/g.TMP"] {
      try spool.write("{}", to: "inbox/" + name)
    }
    let listing = try spool.folders.scanInbox(limit: 100)
    #expect(listing.entries.map(\.name.printable).sorted() == ["a.json", "e.json"])
    #expect(listing.entries.first { $0.name.printable == "e.json" }?.source == "app")
    #expect(!listing.hasMore && listing.failures.isEmpty)
  }

  @Test("says what a thing is that is no file")
  func saysKind() throws {
    let spool = try TemporarySpool()
    let inbox = spool.path + "/inbox/"
    try spool.makeFolder("inbox/app")
    try spool.makeFolder("inbox/app/nested")
    try spool.makeFolder("inbox/Bad Name")
    symlink("/etc/passwd", inbox + "link.json")
    mkfifo(inbox + "fifo.json", 0o644)
    mknod(inbox + "device.json", S_IFCHR | 0o644, 0x103)
    bindSocket(at: inbox + "socket.json")
    let entries = try spool.folders.scanInbox(limit: 100).entries
    let kinds = Dictionary(uniqueKeysWithValues: entries.map { ($0.name.printable, $0.kind) })
    #expect(
      kinds == [
        "nested": .folder, "Bad Name": .folder, "link.json": .symlink, "fifo.json": .fifo,
        "socket.json": .socket, "device.json": .device,
      ])
  }

  @Test("lets sources take turns, oldest first within each")
  func takesTurns() throws {
    let spool = try TemporarySpool()
    for source in ["flood", "quiet"] { try spool.makeFolder("inbox/" + source) }
    for number in 0..<50 {
      try spool.write("{}", to: "inbox/flood/\(number).json")
      spool.setModified(1000 - number, of: "inbox/flood/\(number).json")
    }
    try spool.write("{}", to: "inbox/quiet/late.json")
    spool.setModified(5000, of: "inbox/quiet/late.json")
    let listing = try spool.folders.scanInbox(limit: 12)
    let names = listing.entries.map(\.name.printable)
    #expect(names == ["49.json", "late.json", "48.json", "47.json", "46.json"])
    #expect(listing.hasMore)
    let flood = try spool.folders.scanInbox(of: "flood", limit: 12)
    #expect(flood.entries.map(\.name.printable) == (38...49).reversed().map { "\($0).json" })
    #expect(flood.hasMore)
  }

  @Test("gives each of more sources than the limit its turn, by age")
  func givesTurn() throws {
    let spool = try TemporarySpool()
    for number in 0..<8 {
      try spool.makeFolder("inbox/s\(number)")
      try spool.write("{}", to: "inbox/s\(number)/a.json")
      spool.setModified(100 - number, of: "inbox/s\(number)/a.json")
    }
    var order: [String?] = []
    while order.count < 8 {
      let listing = try spool.folders.scanInbox(limit: 3)
      try #require(listing.entries.count == min(3, 8 - order.count))
      #expect(listing.hasMore == (order.count < 5))
      for entry in listing.entries {
        order.append(entry.source)
        #expect(try spool.folders.claim(entry.name, from: entry.source) != nil)
      }
    }
    #expect(order == (0..<8).reversed().map { "s\($0)" })
  }

  @Test("goes on when one source cannot be read")
  func goesOn() throws {
    let calls = FaultyCalls()
    let spool = try TemporarySpool(calls: calls)
    try spool.makeFolder("inbox/locked")
    try spool.write("{}", to: "inbox/a.json")
    calls.fail { verb, _ in verb == .openFolder ? .permissionDenied : nil }
    let listing = try spool.folders.scanInbox(limit: 10)
    #expect(listing.entries.map(\.name.printable) == ["a.json"])
    #expect(listing.failures.map(\.cause) == [.system(.permissionDenied)])
  }

  @Test("looks at a source's folder that came in another's place")
  func looksAnew() throws {
    let spool = try TemporarySpool()
    try spool.makeFolder("inbox/app")
    #expect(try spool.folders.claim(FileName("a.json")!, from: "app") == nil)
    rmdir(spool.path + "/inbox/app")
    try spool.makeFolder("inbox/other")
    try spool.makeFolder("inbox/app")
    try spool.write("new", to: "inbox/app/a.json")
    #expect(try spool.folders.entry(FileName("a.json")!, from: "app")?.size == 3)
    #expect(try spool.folders.claim(FileName("a.json")!, from: "app")?.source == "app")
  }

  @Test("takes no source for a folder that is a symbolic link")
  func takesNoLink() throws {
    let spool = try TemporarySpool()
    symlink("/etc", spool.path + "/inbox/etc")
    let entries = try spool.folders.scanInbox(limit: 10).entries
    #expect(entries.map(\.kind) == [.symlink])
    #expect(throws: SpoolError.self) { try spool.folders.claim(FileName("passwd")!, from: "etc") }
    #expect(throws: SpoolError("use source", "..", .unfitName)) {
      try spool.folders.claim(FileName("passwd")!, from: "..")
    }
  }
}

/// A socket with a name, as a program that was pointed at the wrong folder leaves it.
func bindSocket(at path: String) {
  let socket = socket(AF_UNIX, Int32(SOCK_STREAM.rawValue), 0)
  defer { close(socket) }
  var address = sockaddr_un()
  address.sun_family = sa_family_t(AF_UNIX)
  withUnsafeMutableBytes(of: &address.sun_path) { $0.copyBytes(from: Array(path.utf8)) }
  withUnsafePointer(to: &address) {
    $0.withMemoryRebound(to: sockaddr.self, capacity: 1) {
      _ = bind(socket, $0, socklen_t(MemoryLayout<sockaddr_un>.size))
    }
  }
}
