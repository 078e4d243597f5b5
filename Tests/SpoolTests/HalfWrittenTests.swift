import Glibc
import SystemPackage
import Testing

@testable import Spool

@Suite("A file that is being written")
struct HalfWrittenTests {
  private static let perSender = 150
  private static let text = String(repeating: "0123456789abcdef\n", count: 400)

  @Test(
    "is never read half, whoever writes it how, by events and by scans", arguments: [false, true])
  func isNeverReadHalf(scanning: Bool) throws {
    let spool = try TemporarySpool()
    for source in ["slow", "moved", "linked"] { try spool.makeFolder("inbox/" + source) }
    var watch = try InboxWatch(spool.folders)
    let wait = try EventWait()
    try wait.add(watch.descriptor)
    let inbox = spool.path + "/inbox/"
    let senders = [
      KernelThread { Self.each { Self.write(inbox + "slow/\($0)") } },
      KernelThread {
        Self.each {
          Self.write(inbox + "moved/.\($0).tmp")
          rename(inbox + "moved/.\($0).tmp", inbox + "moved/\($0)")
        }
      },
      KernelThread {
        Self.each {
          Self.write(inbox + "linked/.\($0)")
          link(inbox + "linked/.\($0)", inbox + "linked/\($0)")
          unlink(inbox + "linked/.\($0)")
        }
      },
    ]
    var taken: [String: Int] = [:]
    while taken.count < 3 * Self.perSender {
      let outcome = try wait.wait(until: .after(.seconds(10)))
      try #require(!outcome.isDue, "\(taken.count) files were heard of, then none for 10 s")
      for event in try watch.drain() {
        switch event {
        case .arrived(let name, let source): try take(name, source, of: spool, &taken)
        case .sourceAppeared, .sourceUnwatched, .overflowed, .lost: Issue.record("\(event)")
        }
      }
      guard scanning else { continue }
      for entry in try spool.folders.scanInbox(limit: 50).entries
      where try spool.folders.completeness(of: entry) == .complete {
        try take(entry.name, entry.source, of: spool, &taken)
      }
    }
    for sender in senders { sender.join() }
    #expect(taken.values.allSatisfy { $0 == 1 })
    #expect(try spool.folders.scanInbox(limit: 10).entries.isEmpty)
  }

  private func take(
    _ name: FileName, _ source: String?, of spool: TemporarySpool, _ taken: inout [String: Int]
  ) throws {
    guard let claim = try spool.folders.claim(name, from: source) else { return }
    guard try spool.folders.open(claim).completeness() == .complete else {
      return try spool.folders.putBack(claim)
    }
    #expect(try spool.folders.open(claim).text() == Self.text, "\(source ?? "")/\(name)")
    taken["\(source ?? "")/\(name)", default: 0] += 1
  }

  private static func each(_ body: (Int) -> Void) {
    for number in 0..<perSender { body(number) }
  }

  /// In many pieces, letting others run between them.
  private static func write(_ path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_EXCL, 0o644)
    defer { close(file) }
    let bytes = Array(text.utf8)
    for start in stride(from: 0, to: bytes.count, by: 1700) {
      bytes[start..<min(start + 1700, bytes.count)].withUnsafeBytes {
        _ = Glibc.write(file, $0.baseAddress, $0.count)
      }
      sched_yield()
    }
  }
}
