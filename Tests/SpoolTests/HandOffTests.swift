import Glibc
import SystemPackage
import Testing

@testable import Spool

@Suite("A good sender")
struct HandOffTests {
  @Test("is heard as one complete file, readable for the group whatever the mask")
  func isHeard() throws {
    let spool = try TemporarySpool()
    let handOff = try HandOff.open(FilePath(spool.path), source: "app")
    var watch = try InboxWatch(spool.folders)
    let name = try handOff.deliver(Array("{}".utf8), as: FileName("a.json")!)
    #expect(try watch.drain() == [.arrived(name, source: "app")])
    #expect(spool.names(in: "inbox/app") == ["a.json"])
    #expect(spool.mode(of: "inbox/app/a.json") == 0o640 && spool.mode(of: "inbox/app") == 0o2770)
  }

  @Test("replaces nothing")
  func replacesNothing() throws {
    let spool = try TemporarySpool()
    let handOff = try HandOff.open(FilePath(spool.path), source: nil)
    let names = try (1...3).map { try handOff.deliver([UInt8($0)], as: FileName("a.json")!) }
    #expect(names.map(\.printable) == ["a.json", "a~2.json", "a~3.json"])
  }

  @Test("copies from a descriptor to its end")
  func copies() throws {
    let spool = try TemporarySpool()
    let text = String(repeating: "0123456789", count: 6000)
    try spool.write(text, to: "original")
    let file = try require(descriptor: open(spool.path + "/original", O_RDONLY))
    defer { close(file) }
    let handOff = try HandOff.open(FilePath(spool.path), source: nil)
    _ = try handOff.deliver(from: file, as: FileName("b.csv")!)
    #expect(try spool.read("inbox/b.csv") == text)
  }

  @Test("leaves nothing behind when the disk is full", arguments: 1...3)
  func leavesNothing(verb: Int) throws {
    let spool = try TemporarySpool()
    let calls = FaultyCalls()
    let handOff = try HandOff.open(FilePath(spool.path), source: nil, calls: calls)
    let failing: FaultyCalls.Verb = [.write, .flush, .rename][verb - 1]
    calls.fail { verb, _ in verb == failing ? .noSpace : nil }
    #expect(throws: SpoolError.self) { try handOff.deliver([1], as: FileName("a.json")!) }
    #expect(spool.names(in: "inbox").isEmpty)
  }

  @Test("refuses a name under which nobody would read, and a source that is no id")
  func refusesNames() throws {
    let spool = try TemporarySpool()
    let handOff = try HandOff.open(FilePath(spool.path), source: nil)
    #expect(throws: SpoolError("deliver", ".a", .unfitName)) {
      try handOff.deliver([], as: FileName(".a")!)
    }
    #expect(throws: SpoolError("use source", "../x", .unfitName)) {
      try HandOff.open(FilePath(spool.path), source: "../x")
    }
  }
}
