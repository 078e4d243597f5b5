import CLinux
import Glibc
import SystemPackage
import Testing

@testable import Spool

@Suite("A watch of the inbox")
struct InboxWatchTests {
  private func arrived(_ name: String, _ source: String? = nil) -> InboxEvent {
    .arrived(FileName(name)!, source: source)
  }

  @Test("hears a file that is closed, moved in or linked in, and not before")
  func hearsFiles() throws {
    let spool = try TemporarySpool()
    try spool.write("{}", to: "linked")
    var watch = try InboxWatch(spool.folders)
    #expect(try watch.drain().isEmpty)

    let inbox = spool.path + "/inbox/"
    let writer = try require(descriptor: open(inbox + "written.json", O_WRONLY | O_CREAT, 0o644))
    write(writer, "{}", 2)
    #expect(try watch.drain().isEmpty)
    close(writer)
    #expect(try watch.drain() == [arrived("written.json")])

    try spool.write("{}", to: "inbox/.hidden.tmp")
    try spool.write("{}", to: "inbox/x.json.part")
    #expect(try watch.drain().isEmpty)
    rename(inbox + ".hidden.tmp", inbox + "moved.json")
    link(spool.path + "/linked", inbox + "linked.json")
    #expect(try watch.drain() == [arrived("moved.json"), arrived("linked.json")])

    try spool.write("{}", to: "inbox/.mail")
    link(inbox + ".mail", inbox + "mail.json")
    unlink(inbox + ".mail")
    #expect(try watch.drain() == [arrived("mail.json")])
  }

  @Test("hears what is no file, which nobody will close")
  func hearsOthers() throws {
    let spool = try TemporarySpool()
    try spool.makeFolder("inbox/app")
    var watch = try InboxWatch(spool.folders)
    let inbox = spool.path + "/inbox/"
    symlink("/etc/passwd", inbox + "app/link")
    mkfifo(inbox + "pipe", 0o644)
    mkdir(inbox + "Bad Folder", 0o755)
    mkdir(inbox + "app/nested", 0o755)
    #expect(
      try watch.drain() == [
        arrived("link", "app"), arrived("pipe"), arrived("Bad Folder"), arrived("nested", "app"),
      ])
  }

  @Test("tells of a new source, and hears what comes into it from then on")
  func tellsOfSource() throws {
    let spool = try TemporarySpool()
    var watch = try InboxWatch(spool.folders)
    try spool.makeFolder("inbox/app")
    try spool.write("before", to: "inbox/app/a.json")
    #expect(try watch.drain() == [.sourceAppeared("app")])
    let listing = try spool.folders.scanInbox(of: "app", limit: 10)
    #expect(listing.entries.map(\.name.printable) == ["a.json"])
    try spool.write("after", to: "inbox/app/b.json")
    #expect(try watch.drain() == [arrived("b.json", "app")])
  }

  @Test("follows a source that is renamed, removed and made again")
  func followsSource() throws {
    let spool = try TemporarySpool()
    let inbox = spool.path + "/inbox/"
    try spool.makeFolder("inbox/app")
    var watch = try InboxWatch(spool.folders)
    rename(inbox + "app", inbox + "web")
    #expect(try watch.drain() == [.sourceAppeared("web")])
    try spool.write("{}", to: "inbox/web/a.json")
    #expect(try watch.drain() == [arrived("a.json", "web")])

    rename(inbox + "web", spool.path + "/elsewhere")
    #expect(try watch.drain().isEmpty)
    try spool.write("{}", to: "elsewhere/b.json")
    #expect(try watch.drain().isEmpty)

    try spool.makeFolder("inbox/web")
    rmdir(inbox + "web")
    #expect(try watch.drain().isEmpty)
    try spool.makeFolder("inbox/web")
    #expect(try watch.drain() == [.sourceAppeared("web")])
    try spool.write("{}", to: "inbox/web/c.json")
    #expect(try watch.drain() == [arrived("c.json", "web")])
  }

  @Test("does not hear a file given back as new, but hears its close and what replaces it")
  func doesNotHearEcho() throws {
    let spool = try TemporarySpool()
    try spool.makeFolder("inbox/app")
    var watch = try InboxWatch(spool.folders)
    for source in [nil, "app"] {
      let path = "inbox/" + (source.map { $0 + "/" } ?? "")
      try spool.write("half", to: path + "a.json")
      let writer = try require(descriptor: open(spool.path + "/\(path)a.json", O_WRONLY))
      #expect(try watch.drain() == [arrived("a.json", source)])
      let claim = try #require(try spool.folders.claim(FileName("a.json")!, from: source))
      #expect(try spool.folders.open(claim).completeness() == .beingWritten)
      try spool.folders.putBack(claim)
      #expect(try watch.drain().isEmpty)
      close(writer)
      #expect(try watch.drain() == [arrived("a.json", source)])
      try spool.write("{}", to: path + ".b")
      rename(spool.path + "/\(path).b", spool.path + "/\(path)a.json")
      #expect(try watch.drain() == [arrived("a.json", source)])
    }
  }

  @Test("says when it has lost events, and knows the sources that came meanwhile")
  func saysOverflow() throws {
    let spool = try TemporarySpool()
    var watch = try InboxWatch(spool.folders)
    let limit = try #require(Int(queueLimit()))
    let inbox = spool.path + "/inbox/"
    try spool.write("{}", to: "inbox/a0")
    for number in 0..<limit { rename(inbox + "a\(number)", inbox + "a\(number + 1)") }
    try spool.makeFolder("inbox/app")
    var events: [InboxEvent] = []
    while true {
      let more = try watch.drain()
      guard !more.isEmpty else { break }
      events += more
    }
    #expect(events.last == .overflowed)
    try spool.write("{}", to: "inbox/app/a.json")
    #expect(try watch.drain() == [arrived("a.json", "app")])
  }

  @Test("says when the inbox itself is gone")
  func saysLost() throws {
    let spool = try TemporarySpool()
    var watch = try InboxWatch(spool.folders)
    rename(spool.path + "/inbox", spool.path + "/old")
    #expect(try watch.drain() == [.lost])
  }

  private func queueLimit() throws -> String {
    let file = try require(
      descriptor: open("/proc/sys/fs/inotify/max_queued_events", O_RDONLY))
    defer { close(file) }
    var bytes = [UInt8](repeating: 0, count: 32)
    let count = read(file, &bytes, 32)
    return String(decoding: bytes[..<max(0, count)].prefix { $0 != 0x0A }, as: UTF8.self)
  }
}

@Suite("The kernel's event records")
struct NotifyQueueTests {
  @Test("are read with names of any bytes, and without a name")
  func areRead() {
    let record = { (watch: Int32, mask: UInt32, name: [UInt8]) -> [UInt8] in
      var bytes: [UInt8] = []
      for number in [UInt32(bitPattern: watch), mask, 0, UInt32(name.count)] {
        withUnsafeBytes(of: number) { bytes += $0 }
      }
      return bytes + name
    }
    let bytes =
      record(1, CLINUX_NOTIFY_CLOSE_WRITE, [0x61, 0x0A, 0xFF, 0, 0, 0, 0, 0])
      + record(-1, CLINUX_NOTIFY_OVERFLOW, []) + record(2, CLINUX_NOTIFY_MOVED_TO, [0x62, 0, 0, 0])
    let events = NotifyQueue.events(in: bytes[...])
    #expect(events.map(\.watch) == [1, -1, 2])
    #expect(events.map(\.name) == [FileName(bytes: [0x61, 0x0A, 0xFF]), nil, FileName("b")])
    #expect(events[1].has(CLINUX_NOTIFY_OVERFLOW) && !events[0].has(CLINUX_NOTIFY_OVERFLOW))
  }
}
