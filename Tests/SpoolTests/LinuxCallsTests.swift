import Glibc
import SystemPackage
import Testing

@testable import Spool

@Suite("The kernel's calls")
struct LinuxCallsTests {
  private let calls = LinuxCalls()

  @Test("rename nothing over another, also where the file system cannot promise it")
  func renameNothingOver() throws {
    let spool = try TemporarySpool()
    for name in ["a", "b"] { try spool.write(name, to: "inbox/" + name) }
    let inbox = spool.folders.inbox.descriptor
    let (a, b, c) = (FileName("a")!, FileName("b")!, FileName("c")!)
    #expect(throws: Errno.fileExists) { try calls.rename(a, in: inbox, to: b, in: inbox) }
    #expect(throws: Errno.fileExists) { try calls.renameWhereFree(a, in: inbox, to: b, in: inbox) }
    symlink("nowhere", spool.path + "/inbox/c")
    #expect(throws: Errno.fileExists) { try calls.renameWhereFree(a, in: inbox, to: c, in: inbox) }
    unlink(spool.path + "/inbox/c")
    try calls.renameWhereFree(a, in: inbox, to: c, in: inbox)
    #expect(throws: Errno.noSuchFileOrDirectory) {
      try calls.renameWhereFree(a, in: inbox, to: a, in: inbox)
    }
    #expect(spool.names(in: "inbox") == ["b", "c"])
    #expect(try spool.read("inbox/c") == "a")
  }

  @Test("leave no descriptor open and let none pass to another program")
  func leaveNothingOpen() throws {
    let spool = try TemporarySpool()
    try spool.makeFolder("inbox/app")
    try spool.write("{}", to: "inbox/app/a.json")
    _ = try spool.folders.scanInbox(limit: 10)
    let claim = try #require(try spool.folders.claim(FileName("a.json")!, from: "app"))
    _ = try spool.folders.open(claim).text()
    let staged = try spool.folders.stage([1], as: FileName("b")!)
    let folder = try SpoolFolder.dispatch(to: "otis")
    _ = try spool.folders.handOver(
      Handover(from: .staged(staged), folder: folder, name: FileName("b")!))
    let log = try DecisionLog.open(at: FilePath(spool.path + "/log"))
    try log.append(Array("1\n".utf8), on: SpoolDay(year: 2026, month: 1, day: 1)!)
    try spool.folders.flush()
    let open = descriptors(below: spool.path)
    #expect(
      open.map(\.target).sorted() == [
        "", "/inbox", "/log", "/work", "/work/claims", "/work/lock", "/work/staged",
      ])
    #expect(open.allSatisfy { fcntl($0.number, F_GETFD) & FD_CLOEXEC != 0 })
  }

  private func descriptors(below path: String) -> [(number: Int32, target: String)] {
    (0..<1024).compactMap { number in
      var target = [UInt8](repeating: 0, count: 4096)
      let count = target.withUnsafeMutableBytes {
        readlink(
          "/proc/self/fd/\(number)", $0.baseAddress!.assumingMemoryBound(to: CChar.self), 4096)
      }
      guard count > 0 else { return nil }
      let text = String(decoding: target[..<count], as: UTF8.self)
      guard text == path || text.hasPrefix(path + "/") else { return nil }
      return (Int32(number), String(text.dropFirst(path.count)))
    }
  }
}
