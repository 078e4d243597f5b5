import Glibc
import SystemPackage
import Testing

@testable import Spool

@Suite("A hand-over")
struct HandoverTests {
  private let otis = SpoolFolder.dispatch

  @Test("moves what was staged into a folder that its assignee may take it from")
  func moves() throws {
    let spool = try TemporarySpool()
    let staged = try spool.folders.stage(Array("{}".utf8), as: FileName("1-1.json")!)
    #expect(spool.mode(of: "work/staged/" + staged.name.printable) == 0o640)
    #expect(spool.names(in: "dispatch").isEmpty)
    try spool.folders.flush()
    let handover = Handover(
      from: .staged(staged), folder: try otis("otis"), name: FileName("1-1.json")!)
    #expect(try spool.folders.handOver(handover) == .done(FileName("1-1.json")!))
    #expect(try spool.read("dispatch/otis/1-1.json") == "{}")
    #expect(spool.mode(of: "dispatch/otis") == 0o2770)
    #expect(spool.names(in: "work/staged").isEmpty)
  }

  @Test("is done once, also when its assignee has taken the file away")
  func isDoneOnce() throws {
    let spool = try TemporarySpool()
    let staged = try spool.folders.stage([], as: FileName("a")!)
    let handover = Handover(from: .staged(staged), folder: try otis("otis"), name: FileName("a")!)
    #expect(try spool.folders.handOver(handover) == .done(FileName("a")!))
    #expect(try spool.folders.handOver(handover) == .alreadyDone)
    unlink(spool.path + "/dispatch/otis/a")
    #expect(try spool.folders.handOver(handover) == .alreadyDone)
    #expect(spool.names(in: "dispatch/otis").isEmpty)
  }

  @Test("replaces nothing, but takes a number")
  func replacesNothing() throws {
    let spool = try TemporarySpool()
    for number in 1...4 {
      let staged = try spool.folders.stage(Array("\(number)".utf8), as: FileName("a.json")!)
      let handover = Handover(
        from: .staged(staged), folder: try otis("otis"), name: FileName("a.json")!)
      let expected = FileName(number == 1 ? "a.json" : "a~\(number).json")!
      #expect(try spool.folders.handOver(handover) == .done(expected))
    }
    #expect(try spool.read("dispatch/otis/a.json") == "1")
    #expect(try spool.read("dispatch/otis/a~4.json") == "4")
  }

  @Test("makes the folder again that an operator removed or moved away")
  func makesFolderAgain() throws {
    let spool = try TemporarySpool()
    let hand = { (text: String) throws in
      let staged = try spool.folders.stage(Array(text.utf8), as: FileName("a")!)
      try spool.folders.flush()
      let folder = try SpoolFolder.dispatch(to: "otis")
      return try spool.folders.handOver(
        Handover(from: .staged(staged), folder: folder, name: FileName("a")!))
    }
    #expect(try hand("1") == .done(FileName("a")!))
    rename(spool.path + "/dispatch/otis", spool.path + "/dispatch/otis.old")
    #expect(try hand("2") == .done(FileName("a")!))
    #expect(try spool.read("dispatch/otis/a") == "2")
    let staged = try spool.folders.stage([], as: FileName("b")!)
    unlink(spool.path + "/dispatch/otis/a")
    rmdir(spool.path + "/dispatch/otis")
    let handover = Handover(from: .staged(staged), folder: try otis("otis"), name: FileName("b")!)
    #expect(try spool.folders.handOver(handover) == .done(FileName("b")!))
    #expect(spool.names(in: "dispatch/otis") == ["b"])
  }

  @Test("follows no symbolic link in an assignee's place")
  func followsNoLink() throws {
    let spool = try TemporarySpool()
    symlink("/tmp", spool.path + "/dispatch/otis")
    let staged = try spool.folders.stage([], as: FileName("a")!)
    let handover = Handover(from: .staged(staged), folder: try otis("otis"), name: FileName("a")!)
    #expect(
      throws: SpoolError("open folder", spool.path + "/dispatch/otis", .system(.notDirectory))
    ) { try spool.folders.handOver(handover) }
    #expect(try spool.folders.stagedNames() == [staged])
  }

  @Test(
    "goes only to folders of the spool",
    arguments: [
      "", "/", "dispatch", "dispatch/", "dispatch/..", "dispatch/a/b", "dispatch/A", "work/claims",
      "dispatch/.hidden", "archive/2026/11", "archive/2026/13/01", "archive/202/611/23",
      "rejected/..", "rejected/a/b", "../dispatch/otis", "inbox/app", "dispatch/o\u{0}",
    ])
  func goesNowhereElse(path: String) {
    #expect(throws: SpoolError("use folder", path, .unfitName)) { try SpoolFolder(path: path) }
  }

  @Test(
    "goes to every folder of the spool by the path that the ledger kept",
    arguments: [
      "dispatch/otis", "dispatch/wang.lei", "archive/2026/11/23", "rejected", "rejected/app",
      "receipts", "receipts/app",
    ])
  func goesByPath(path: String) throws {
    #expect(try SpoolFolder(path: path).path == path)
    let day = try #require(SpoolDay(year: 2026, month: 11, day: 3))
    #expect(SpoolFolder.archive(of: day).path == "archive/2026/11/03")
  }

  @Test("of a staged file that the ledger does not know never comes: it is discarded")
  func isDiscarded() throws {
    let spool = try TemporarySpool()
    let first = try spool.folders.stage([1], as: FileName("a\nb.json")!)
    let second = try spool.folders.stage([2], as: FileName("a\nb.json")!)
    try spool.reopen()
    #expect(try spool.folders.stagedNames() == [first, second])
    #expect(StagedName(escaped: first.escaped) == first)
    try spool.folders.discard(first)
    try spool.folders.discard(first)
    #expect(try spool.folders.stagedNames() == [second])
  }
}

@Suite("A free name")
struct FreeNameTests {
  @Test("is chosen for the original and its reason together")
  func isChosenForBoth() throws {
    let spool = try TemporarySpool()
    try spool.write("", to: "rejected/a~2.json.reason.json")
    let folder = try SpoolFolder.rejected(from: nil)
    let names = try (1...3).map { _ in
      try spool.folders.freeName(
        in: folder, wanted: FileName("a.json")!, companion: ".reason.json"
      ).printable
    }
    #expect(names == ["a.json", "a~3.json", "a~4.json"])
    let reason = try spool.folders.freeName(in: folder, wanted: FileName("a.json.reason.json")!)
    #expect(reason.printable == "a.json.reason~2.json")
  }

  @Test("is promised until it is handed over or taken back")
  func isPromised() throws {
    let spool = try TemporarySpool()
    let folder = try SpoolFolder.receipts(for: "app")
    let wanted = FileName("r.json")!
    #expect(try spool.folders.freeName(in: folder, wanted: wanted) == wanted)
    #expect(try spool.folders.freeName(in: folder, wanted: wanted).printable == "r~2.json")
    spool.folders.releaseNames()
    #expect(spool.names(in: "receipts").isEmpty)
    let staged = try spool.folders.stage([], as: wanted)
    let name = try spool.folders.freeName(in: folder, wanted: wanted)
    let handover = Handover(from: .staged(staged), folder: folder, name: name)
    #expect(try spool.folders.handOver(handover) == .done(name))
  }

  @Test("is found quickly behind thousands that are taken")
  func isFoundQuickly() throws {
    let calls = FaultyCalls()
    let spool = try TemporarySpool(calls: calls)
    let folder = try SpoolFolder.rejected(from: nil)
    let wanted = FileName("request.json")!
    for number in 1...3000 {
      try spool.write("", to: "rejected/" + wanted.numbered(number).printable)
    }
    let before = calls.count
    #expect(try spool.folders.freeName(in: folder, wanted: wanted) == wanted.numbered(3001))
    #expect(calls.count - before < 40)
    #expect(try spool.folders.freeName(in: folder, wanted: wanted) == wanted.numbered(3002))
    #expect(calls.count - before < 45)
  }

  @Test("of 255 bytes is cut, so that numbers and suffixes fit")
  func isCut() throws {
    let spool = try TemporarySpool()
    let folder = try SpoolFolder.rejected(from: nil)
    let long = FileName(String(repeating: "x", count: 250) + ".json")!
    for _ in 1...3 {
      let name = try spool.folders.freeName(in: folder, wanted: long, companion: ".reason.json")
      #expect(name.count <= 203 && name.fileExtension == "json")
    }
  }
}
