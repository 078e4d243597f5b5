import Glibc
import Ledger
import SystemPackage
import Testing
import Triage

@testable import Daemon

@Suite("What is refused")
struct RefusalTests {
  @Test(
    "every mistake has its code, and the original is kept byte for byte",
    arguments: [
      ("a.json", "{", "syntax"), ("a.json", "", "syntax"),
      ("a.json", #"{"subject": "\#u{0}"}"#, "syntax"),
      ("a.json", #"{"id": {}, "subject": "x"}"#, "type"), ("a.json", "{}", "missing"),
      ("a.json", #"{"received_at": "soon", "subject": "x"}"#, "time"),
      ("a.json", #"{"subject": "a", "subject": "b"}"#, "duplicate_key"),
      ("a.json", #"{"kind": "wish", "subject": "x"}"#, "type"),
      ("a.txt", "help", "unknown_format"), ("a", "help", "unknown_format"),
      ("a.yaml", "a: *b", "alias"), ("a.csv", "id,subject\n1,\"x\n", "syntax"),
    ])
  func codes(name: String, text: String, code: String) throws {
    let office = try Office()
    try office.take(text, as: name)
    #expect(office.files("rejected") == [name, name + ".reason.json"])
    #expect(try office.text("rejected/" + name) == text)
    let reason = try office.json("rejected/\(name).reason.json")
    #expect(reason["code"] == code)
    #expect(reason["file"] == name)
    #expect(try office.events.last == "rejected")
    try office.audit()
  }

  @Test("bytes that are no text are refused")
  func encoding() throws {
    let office = try Office()
    try office.drop(
      Array("{\"subject\": \"".utf8) + [0xFF, 0xFE] + Array("\"}".utf8), as: "a.json")
    try office.work()
    #expect(try office.json("rejected/a.json.reason.json")["code"] == "encoding")
  }

  @Test("a file over the limit is refused, one of just the limit is read")
  func tooLarge() throws {
    let office = try Office()
    office.settings.maxBytes = 100
    try office.restart()
    let text = #"{"subject": ""# + String(repeating: "x", count: 84) + #""}"#
    #expect(text.utf8.count == 99)
    try office.take(text + " ", as: "fits.json")
    try office.take(text + "  ", as: "long.json")
    #expect(office.files("archive") == ["2026/11/23/fits.json"])
    #expect(try office.json("rejected/long.json.reason.json")["code"] == "too_large")
  }

  @Test(
    "what is no file is refused as what it is, and never opened",
    arguments: ["symlink", "fifo", "socket", "folder", "nested_folder"])
  func noFiles(kind: String) throws {
    let office = try Office()
    let inbox = office.settings.spool + "/inbox/"
    let name = kind == "folder" ? "A Folder" : "thing.json"
    switch kind {
    case "symlink": symlink("/etc/passwd", inbox + name)
    case "fifo": mkfifo(inbox + name, 0o600)
    case "socket": #expect(mknod(inbox + name, S_IFSOCK | 0o600, 0) == 0)
    case "folder": mkdir(inbox + name, 0o700)
    default:
      mkdir(inbox + "app", 0o700)
      mkdir(inbox + "app/" + name, 0o700)
    }
    try office.work()
    let folder = kind == "nested_folder" ? "rejected/app/" : "rejected/"
    #expect(try office.json(folder + name + ".reason.json")["code"] == kind)
    try office.audit()
  }

  @Test("people in danger are found in a folder that is refused")
  func dangerInFolder() throws {
    let office = try Office()
    let folder = office.settings.spool + "/inbox/A Folder"
    mkdir(folder, 0o700)
    symlink("/etc/passwd", folder + "/link.json")
    let file = try #require(fopen(folder + "/a.json", "w"))
    fputs(#"{"description": "电梯困人"}"#, file)
    fclose(file)
    try office.work()
    #expect(try office.json("rejected/A Folder.reason.json")["code"] == "folder")
    let ticket = try #require(try office.tickets.first)
    #expect(ticket.classification.urgency == "emergency")
    #expect(ticket.classification.tags.contains("unreadable"))
    try office.audit()
  }

  @Test("a file that nobody may read is refused, and the next is taken")
  func unreadable() throws {
    let office = try Office()
    try office.work()
    try office.drop(#"{"subject": "first"}"#, as: "a.json")
    try office.drop(#"{"subject": "second"}"#, as: "b.json")
    try office.claimAll()
    office.calls.fail { $0 == 2 ? .permissionDenied : nil }
    while try office.desk.processBatch(at: office.now) {}
    #expect(try office.json("rejected/a.json.reason.json")["code"] == "type")
    #expect(try office.tickets.count == 1)
    try office.audit()
  }

  @Test("names of every kind come through, printable in what is written about them")
  func names() throws {
    let office = try Office()
    let bytes: [[UInt8]] = [
      Array("-rf.json".utf8), Array("a\nb.json".utf8), [0xFF, 0x2E] + Array("json".utf8),
      Array(repeating: 0x61, count: 250) + Array(".json".utf8), Array("电梯.json".utf8),
    ]
    for name in bytes {
      let path = Array((office.settings.spool + "/inbox/").utf8) + name + [0]
      let file = path.withUnsafeBufferPointer { all in
        all.withMemoryRebound(to: CChar.self) {
          Glibc.open($0.baseAddress!, O_WRONLY | O_CREAT, 0o644)
        }
      }
      #expect(file >= 0)
      Glibc.write(file, "{", 1)
      close(file)
    }
    try office.work()
    let files = try office.log.filter { $0["event"] == "rejected" }.map { $0["file"] ?? "" }
    #expect(files.count == bytes.count)
    #expect(files.contains(#"a\x0ab.json"#))
    #expect(files.contains(#"\xff.json"#))
    #expect(office.files("rejected").allSatisfy { $0.utf8.count <= 220 })
    try office.audit()
  }

  @Test("somebody in danger is dispatched although the file is refused, and counts once")
  func unreadableDanger() throws {
    let office = try Office()
    let text = #"{"subject": "trapped in the lift", "#
    try office.take(text, as: "a.json")
    let dispatch = try office.json("dispatch/" + office.dispatches[0])
    #expect(dispatch["urgency"] == "emergency")
    #expect(dispatch["category"] == "other")
    #expect(dispatch["tags"]?.contains("unreadable") == true)
    #expect(dispatch["request"]?.contains("trapped in the lift") == true)
    try office.take(text, as: "b.json")
    try office.restart()
    try office.take(text, as: "a.json")
    #expect(try office.tickets.count == 1)
    #expect(office.files("rejected").count == 6)
    try office.audit()
  }

  @Test("a bad row in which somebody is in danger is dispatched")
  func unreadableRow() throws {
    let office = try Office()
    let rows = #"{"id":1,"subject":"x"}"# + "\n" + #"{"id":2,"subject":"困人""# + "\n"
    try office.take(rows, as: "r.ndjson")
    try office.take(rows, as: "r.ndjson")
    #expect(
      try office.tickets.map { $0.classification.tags.contains("unreadable") } == [false, true])
    try office.audit()
  }
}
