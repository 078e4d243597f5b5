import SystemPackage
import Testing

@testable import Spool

@Suite("The way of a file through the spool")
struct RecoveryTests {
  /// What the daemon does with one drop, as far as files are concerned; the ledger's part is
  /// played by `ledger`, which forgets nothing.
  private struct Worker {
    var ledger: [String: [Handover]] = [:]

    mutating func work(_ folders: SpoolFolders) throws(SpoolError) {
      try finish(folders)
      var batch = try folders.recoverClaims()
      for entry in try folders.scanInbox(limit: 100).entries {
        if let claim = try folders.claim(entry.name, from: entry.source) { batch.append(claim) }
      }
      var rows: [String: [Handover]] = [:]
      for claim in batch {
        let folder = try SpoolFolder.dispatch(to: "otis")
        let name = try folders.freeName(in: folder, wanted: claim.original)
        let staged = try folders.stage(Array("dispatch".utf8), as: name)
        let archive = SpoolFolder.archive(of: SpoolDay(year: 2026, month: 11, day: 23)!)
        rows[claim.escaped] = [
          Handover(from: .staged(staged), folder: folder, name: name),
          Handover(
            from: .claim(claim), folder: archive,
            name: try folders.freeName(in: archive, wanted: claim.original)),
        ]
      }
      try folders.flush()
      ledger.merge(rows) { old, _ in old }
      try finish(folders)
    }

    /// What a start begins with: all that the ledger knows is handed over, the rest unstaged.
    private func finish(_ folders: SpoolFolders) throws(SpoolError) {
      for handover in ledger.sorted(by: { $0.key < $1.key }).flatMap(\.value) {
        _ = try folders.handOver(handover)
      }
      for staged in try folders.stagedNames() { try folders.discard(staged) }
    }
  }

  @Test("can be stopped before any call of the kernel, and nothing is lost or doubled")
  func canBeStopped() throws {
    let free = FaultyCalls()
    let stops = try run(calls: free, stopAt: .max)
    #expect(stops > 30)
    for stop in 1...stops { _ = try run(calls: FaultyCalls(), stopAt: stop) }
  }

  @Test("heals when the disk was full for a while", arguments: [Errno.noSpace, .ioError])
  func heals(errno: Errno) throws {
    for stop in stride(from: 1, through: 80, by: 3) {
      let calls = FaultyCalls()
      let spool = try TemporarySpool(calls: calls)
      for name in ["a", "b"] { try spool.write(name, to: "inbox/" + name) }
      let before = calls.count
      calls.fail { verb, count in
        let isWrite = verb == .write || verb == .createFile || verb == .flushFileSystem
        return isWrite && count >= before + stop && count < before + stop + 10 ? errno : nil
      }
      var worker = Worker()
      var attempts = 0
      while worker.ledger.count < 2, attempts < 20 {
        attempts += 1
        do throws(SpoolError) {
          try worker.work(spool.folders)
        } catch {
          spool.folders.releaseNames()
          #expect(error.isTemporary, "\(error)")
        }
      }
      calls.fail { _, _ in nil }
      try worker.work(spool.folders)
      expectAllThere(spool, "stop \(stop)")
    }
  }

  /// Works until stopped, restarts, works again; gives how many calls the first part took.
  private func run(calls: FaultyCalls, stopAt: Int) throws -> Int {
    let spool = try TemporarySpool(calls: calls)
    for name in ["a", "b"] { try spool.write(name, to: "inbox/" + name) }
    let before = calls.count
    calls.fail { _, count in stopAt < .max && count >= before + stopAt ? .canceled : nil }
    var worker = Worker()
    try? worker.work(spool.folders)
    let taken = calls.count - before
    try spool.reopen()
    try worker.work(spool.folders)
    expectAllThere(spool, "stop \(stopAt)")
    return taken
  }

  private func expectAllThere(_ spool: TemporarySpool, _ comment: Comment) {
    #expect(spool.names(in: "dispatch/otis") == ["a", "b"], comment)
    #expect(spool.names(in: "archive/2026/11/23") == ["a", "b"], comment)
    #expect(spool.names(in: "inbox").isEmpty, comment)
    #expect(spool.names(in: "work/claims").isEmpty, comment)
    #expect(spool.names(in: "work/staged").isEmpty, comment)
  }
}
