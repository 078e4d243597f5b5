import Glibc
import SystemPackage
import Testing

@testable import Spool

@Suite("The decision log")
struct DecisionLogTests {
  private let day = SpoolDay(year: 2026, month: 11, day: 23)!
  private let next = SpoolDay(year: 2026, month: 11, day: 24)!
  private let name = "log/decisions-20261123.jsonl"

  private func open(
    _ spool: TemporarySpool, calls: any FileSystemCalls = LinuxCalls()
  ) throws -> DecisionLog {
    try DecisionLog.open(at: FilePath(spool.path + "/log"), calls: calls)
  }

  private func lastText(_ log: DecisionLog) throws -> String? {
    try log.lastLine().map { String(decoding: $0, as: UTF8.self) }
  }

  @Test("has a file a day, and knows its last line")
  func hasFileADay() throws {
    let spool = try TemporarySpool()
    let log = try open(spool)
    #expect(try log.lastLine() == nil)
    try log.append(Array("{\"n\":1}\n{\"n\":2}\n".utf8), on: day)
    #expect(try lastText(log) == "{\"n\":2}")
    try log.append(Array("{\"n\":3}\n".utf8), on: next)
    #expect(try lastText(log) == "{\"n\":3}")
    #expect(spool.names(in: "log") == ["decisions-20261123.jsonl", "decisions-20261124.jsonl"])
    #expect(try spool.read(name) == "{\"n\":1}\n{\"n\":2}\n")
    #expect(spool.mode(of: "log") == 0o750 && spool.mode(of: name) == 0o640)
    try log.append([], on: day)
    try log.flush(day)
  }

  @Test(
    "cuts off the line that a stop has torn",
    arguments: [
      "{\"n\":1}\n{\"n\"", "{\"n\":1}\n\0\0\0", "{\"n\":1}\n",
      "{\"n\":1}\n" + String(repeating: "x", count: 200_000),
    ])
  func cutsTornLine(text: String) throws {
    let spool = try TemporarySpool()
    let log = try open(spool)
    try spool.write(text, to: name)
    #expect(try lastText(log) == "{\"n\":1}")
    try log.append(Array("{\"n\":2}\n".utf8), on: day)
    #expect(try spool.read(name) == "{\"n\":1}\n{\"n\":2}\n")
  }

  @Test("goes back to the day before when the newest file has no whole line")
  func goesBack() throws {
    let spool = try TemporarySpool()
    let log = try open(spool)
    try log.append(Array("{\"n\":1}\n".utf8), on: day)
    try spool.write("{\"n\"", to: "log/decisions-20261124.jsonl")
    try spool.write("not ours", to: "log/decisions-2026.jsonl")
    #expect(try lastText(log) == "{\"n\":1}")
    try log.append(Array("{\"n\":2}\n".utf8), on: next)
    #expect(try spool.read("log/decisions-20261124.jsonl") == "{\"n\":2}\n")
  }

  @Test("finds a last line that is longer than a piece of reading")
  func findsLongLine() throws {
    let spool = try TemporarySpool()
    let log = try open(spool)
    let long = String(repeating: "y", count: 300_000)
    try log.append(Array("first\n\(long)\n".utf8), on: day)
    #expect(try lastText(log) == long)
  }

  @Test("takes all lines of a batch or none when the disk fills up")
  func takesAllOrNone() throws {
    let spool = try TemporarySpool()
    let calls = FaultyCalls(writesAtMost: 10)
    let log = try open(spool, calls: calls)
    try log.append(Array("{\"n\":1}\n".utf8), on: day)
    let before = calls.count
    calls.fail { verb, count in verb == .write && count > before + 5 ? .noSpace : nil }
    let batch = Array("{\"n\":2}\n{\"n\":3}\n{\"n\":4}\n".utf8)
    let error = #expect(throws: SpoolError.self) { try log.append(batch, on: day) }
    #expect(error?.isTemporary == true)
    #expect(try spool.read(name) == "{\"n\":1}\n")
    calls.fail { _, _ in nil }
    try log.append(batch, on: day)
    #expect(try spool.read(name) == "{\"n\":1}\n{\"n\":2}\n{\"n\":3}\n{\"n\":4}\n")
  }

  @Test("goes on in a new file when an operator has moved today's away")
  func goesOn() throws {
    let spool = try TemporarySpool()
    let log = try open(spool)
    try log.append(Array("1\n".utf8), on: day)
    rename(spool.path + "/" + name, spool.path + "/moved")
    try log.append(Array("2\n".utf8), on: day)
    #expect(try spool.read(name) == "2\n")
    #expect(try spool.read("moved") == "1\n")
  }

  @Test("forgets the days before one, and nothing that is not its own")
  func forgets() throws {
    let spool = try TemporarySpool()
    let log = try open(spool)
    try log.append(Array("1\n".utf8), on: day)
    try log.append(Array("2\n".utf8), on: next)
    try spool.write("x", to: "log/decisions-20200101.jsonl.gz")
    try log.remove(before: next)
    #expect(
      spool.names(in: "log") == ["decisions-20200101.jsonl.gz", "decisions-20261124.jsonl"])
  }
}

@Suite("The archive's retention")
struct RetentionTests {
  @Test("removes the days before, so many files at a time, and the folders that it empties")
  func removesDays() throws {
    let spool = try TemporarySpool()
    for folder in ["2025", "2025/12", "2025/12/31", "2026", "2026/01", "2026/01/01", "2026/01/02"] {
      try spool.makeFolder("archive/" + folder)
    }
    for number in 0..<7 { try spool.write("", to: "archive/2025/12/31/\(number)") }
    symlink("/etc/passwd", spool.path + "/archive/2026/01/01/link")
    try spool.write("", to: "archive/2026/01/02/kept")
    let day = try #require(SpoolDay(year: 2026, month: 1, day: 2))
    #expect(try spool.folders.removeArchive(before: day, limit: 5))
    #expect(spool.names(in: "archive/2025/12/31").count == 2)
    #expect(try !spool.folders.removeArchive(before: day, limit: 5))
    #expect(spool.names(in: "archive") == ["2026"])
    #expect(spool.names(in: "archive/2026/01") == ["02"])
    #expect(spool.names(in: "archive/2026/01/02") == ["kept"])
    #expect(try !spool.folders.removeArchive(before: day, limit: 5))
  }

  @Test("touches nothing that is named otherwise, and follows no link")
  func touchesNothingElse() throws {
    let spool = try TemporarySpool()
    try spool.makeFolder("archive/notes")
    try spool.makeFolder("elsewhere")
    try spool.write("", to: "elsewhere/kept")
    try spool.makeFolder("archive/2020")
    try spool.makeFolder("archive/2020/01")
    symlink(spool.path + "/elsewhere", spool.path + "/archive/2020/01/01")
    let day = try #require(SpoolDay(year: 2026, month: 1, day: 2))
    _ = try? spool.folders.removeArchive(before: day, limit: 5)
    #expect(spool.names(in: "elsewhere") == ["kept"])
    #expect(spool.names(in: "archive/notes").isEmpty && spool.names(in: "archive").count == 2)
  }
}
