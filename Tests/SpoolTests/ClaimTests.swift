import Glibc
import SystemPackage
import Testing

@testable import Spool

@Suite("A claim")
struct ClaimTests {
  @Test(
    "takes a file whatever its name, and is read back from its own name",
    arguments: [
      Array("a.json".utf8), Array("line\nbreak.json".utf8), Array("-rf".utf8), Array("a~b~c".utf8),
      [0xFF, 0xFE, 0x2E, 0x6A], Array("电梯困人.json".utf8),
      [UInt8](repeating: 0x78, count: 255), Array("\\x41".utf8),
    ])
  func takesFile(bytes: [UInt8]) throws {
    let spool = try TemporarySpool()
    try spool.makeFolder("inbox/app")
    let name = try #require(FileName(bytes: bytes))
    try spool.write("here", to: "inbox/app/placeholder")
    bytes.withUnsafeBytes { raw in
      let target = Array((spool.path + "/inbox/app/").utf8) + raw + [0]
      target.withUnsafeBytes {
        _ = rename(
          spool.path + "/inbox/app/placeholder", $0.baseAddress!.assumingMemoryBound(to: CChar.self)
        )
      }
    }
    let claim = try #require(try spool.folders.claim(name, from: "app"))
    #expect(claim.source == "app" && claim.original == name.cut)
    #expect(Claim(escaped: claim.escaped) == claim)
    #expect(try spool.folders.open(claim).text() == "here")
    #expect(spool.names(in: "inbox/app").isEmpty)
    try spool.reopen()
    #expect(try spool.folders.recoverClaims() == [claim])
  }

  @Test("of what is gone is none")
  func ofNothing() throws {
    let spool = try TemporarySpool()
    #expect(try spool.folders.claim(FileName("a.json")!, from: nil) == nil)
    #expect(try spool.folders.claim(FileName("a.json")!, from: "app") == nil)
  }

  @Test("keeps the order of claiming over a restart")
  func keepsOrder() throws {
    let spool = try TemporarySpool()
    var claims: [Claim] = []
    for name in ["z", "a", "m"] {
      try spool.write(name, to: "inbox/" + name)
      claims.append(try #require(try spool.folders.claim(FileName(name)!, from: nil)))
      if name == "a" { try spool.reopen() }
    }
    #expect(try spool.folders.recoverClaims() == claims)
  }

  @Test("never overwrites one that a clock set back has named before")
  func neverOverwrites() throws {
    let spool = try TemporarySpool()
    for name in ["a", "b"] {
      try spool.write(name, to: "inbox/" + name)
      _ = try spool.folders.claim(FileName(name)!, from: nil)
      try spool.write(name + " again", to: "inbox/" + name)
    }
    spool.folders.unique = UniqueNames(microseconds: 7)
    let first = try #require(try spool.folders.claim(FileName("a")!, from: nil))
    try spool.write("third", to: "inbox/a")
    spool.folders.unique = UniqueNames(microseconds: 7)
    let second = try #require(try spool.folders.claim(FileName("a")!, from: nil))
    #expect(first != second)
    #expect(try spool.folders.open(first).text() == "a again")
    #expect(try spool.folders.open(second).text() == "third")
  }

  @Test("takes what is no file as what it is, without following or waiting")
  func takesOthers() throws {
    let spool = try TemporarySpool()
    let inbox = spool.path + "/inbox/"
    symlink("/etc/passwd", inbox + "link")
    mkfifo(inbox + "pipe", 0o644)
    try spool.makeFolder("inbox/Folder")
    try spool.write("inside", to: "inbox/Folder/a.json")
    bindSocket(at: inbox + "door")
    let expected = [
      "link": "a symlink", "pipe": "a fifo", "Folder": "a folder", "door": "a socket",
    ]
    for (name, text) in expected {
      let claim = try #require(try spool.folders.claim(FileName(name)!, from: nil))
      #expect(try spool.folders.open(claim).text() == text)
      let rejected = try SpoolFolder.rejected(from: nil)
      let handover = Handover(from: .claim(claim), folder: rejected, name: claim.original)
      #expect(try spool.folders.handOver(handover) == .done(claim.original))
    }
    #expect(try spool.read("rejected/Folder/a.json") == "inside")
    var target = [CChar](repeating: 0, count: 64)
    #expect(readlink(spool.path + "/rejected/link", &target, 64) == "/etc/passwd".utf8.count)
  }

  @Test("holds what came in the place of the file that a scan had seen")
  func holdsReplacement() throws {
    let spool = try TemporarySpool()
    try spool.write("{}", to: "inbox/a.json")
    let entry = try #require(try spool.folders.scanInbox(limit: 1).entries.first)
    #expect(entry.kind == .file)
    unlink(spool.path + "/inbox/a.json")
    symlink("/etc/passwd", spool.path + "/inbox/a.json")
    #expect(try spool.folders.completeness(of: entry) == .unknown)
    let claim = try #require(try spool.folders.claim(entry.name, from: nil))
    #expect(try spool.folders.open(claim).text() == "a symlink")
  }

  @Test("is read whole up to the limit and not beyond", arguments: [0, 1, 1023, 1024, 1025, 5000])
  func isReadToLimit(size: Int) throws {
    let spool = try TemporarySpool()
    let text = String(repeating: "x", count: size)
    try spool.write(text, to: "inbox/a.json")
    let claim = try #require(try spool.folders.claim(FileName("a.json")!, from: nil))
    let read = try spool.folders.open(claim).text(limit: 1024)
    #expect(read == (size <= 1024 ? text : "too large"))
  }

  @Test("is read in pieces to its end")
  func isReadInPieces() throws {
    let spool = try TemporarySpool()
    try spool.write("0123456789", to: "inbox/a.csv")
    let claim = try #require(try spool.folders.claim(FileName("a.csv")!, from: nil))
    switch try spool.folders.open(claim) {
    case .file(let reader):
      var bytes = Array(">".utf8)
      #expect(reader.size == 10)
      #expect(try reader.readMore(4, into: &bytes) == 4)
      #expect(bytes == Array(">0123".utf8))
      #expect(try reader.readMore(100, into: &bytes) == 6)
      #expect(try reader.readMore(100, into: &bytes) == 0)
      #expect(bytes == Array(">0123456789".utf8))
    case .other: Issue.record("a file is a file")
    case .gone: Issue.record("nobody took it")
    }
  }

  @Test("that is gone says so")
  func saysGone() throws {
    let spool = try TemporarySpool()
    try spool.write("{}", to: "inbox/a.json")
    let claim = try #require(try spool.folders.claim(FileName("a.json")!, from: nil))
    unlink(spool.path + "/work/claims/" + claim.name.printable)
    #expect(try spool.folders.open(claim).text() == "gone")
  }

  @Test("of a long name from a long source still fits and comes back")
  func fits() throws {
    let spool = try TemporarySpool()
    let source = String(repeating: "s", count: 100)
    try spool.makeFolder("inbox/" + source)
    let name = String(repeating: "n", count: 250) + ".json"
    try spool.write("{}", to: "inbox/\(source)/\(name)")
    let claim = try #require(try spool.folders.claim(FileName(name)!, from: source))
    #expect(claim.name.count == 255 && claim.original.fileExtension == "json")
    #expect(try spool.folders.recoverClaims() == [claim])
  }
}
