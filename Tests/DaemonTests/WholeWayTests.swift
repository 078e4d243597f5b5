import Ledger
import Testing
import Triage

@testable import Daemon

@Suite("From inbox to dispatch")
struct WholeWayTests {
  @Test(
    "every format becomes a dispatch",
    arguments: [
      ("a.json", #"{"id": "1", "subject": "lift stands still"}"#),
      ("a.yaml", "id: 1\nsubject: lift stands still\n"),
      ("A.YML", "id: 1\nsubject: lift stands still\n"),
      ("a.ndjson", #"{"id": 1, "subject": "lift stands still"}"# + "\n"),
      ("a.jsonl", #"{"id": 1, "subject": "lift stands still"}"#),
      ("a.csv", "id,subject\r\n1,lift stands still\r\n"),
    ])
  func everyFormat(name: String, text: String) throws {
    let office = try Office()
    try office.take(text, as: name)
    #expect(office.dispatches == ["wang.lei/20261123-00001-1.json"])
    let dispatch = try office.json("dispatch/" + office.dispatches[0])
    #expect(dispatch["category"] == "lift")
    #expect(dispatch["source_id"] == "1")
    #expect(office.files("archive") == ["2026/11/23/" + name])
    #expect(try office.text("archive/2026/11/23/" + name) == text)
    #expect(try office.events == ["reloaded", "received", "triaged", "dispatched"])
    try office.audit()
  }

  @Test("a copy is recorded and not dispatched, whatever its format and the order of its keys")
  func copies() throws {
    let office = try Office()
    try office.take(#"{"id": "7", "subject": "lift", "unit": "3-1"}"#)
    try office.take("unit: 3-1\nsubject: lift\nid: 7\n", as: "again.yaml")
    try office.restart()
    try office.take(#"{"unit":"3-1","id":7,"subject":"lift"}"#, as: "third.json")
    #expect(try office.tickets.count == 1)
    #expect(try office.events.filter { $0 == "duplicate" }.count == 2)
    #expect(office.files("rejected") == [])
    try office.audit()
  }

  @Test("the same id with other content is refused as a conflict")
  func conflict() throws {
    let office = try Office()
    try office.take(#"{"id": "7", "subject": "lift"}"#)
    try office.take(#"{"id": "7", "subject": "water", "receipt": true}"#)
    #expect(office.files("rejected") == ["request.json", "request.json.reason.json"])
    #expect(try office.json("rejected/request.json.reason.json")["code"] == "conflict")
    let receipt = try office.json("receipts/request.json.receipt.json").list("requests")
    #expect(receipt.map { $0["status"] } == ["rejected"])
    try office.audit()
  }

  @Test("the same id from two sources is two requests")
  func sources() throws {
    let office = try Office()
    try office.drop(#"{"id": "7", "subject": "lift"}"#, as: "app/r.json")
    try office.drop(#"{"id": "7", "subject": "water"}"#, as: "web/r.json")
    try office.work()
    #expect(try office.tickets.map { $0.origin.source ?? "" }.sorted() == ["app", "web"])
    #expect(office.files("archive") == ["2026/11/23/r.json", "2026/11/23/r~2.json"])
    try office.audit()
  }

  @Test("copies within one batch are seen")
  func copiesInABatch() throws {
    let office = try Office()
    let rows = [#"{"id":1,"subject":"a"}"#, #"{"id":1,"subject":"a"}"#, #"{"id":1,"subject":"b"}"#]
    try office.take(rows.joined(separator: "\n"), as: "r.ndjson")
    #expect(try office.tickets.count == 1)
    #expect(try office.text("rejected/r.ndjson") == rows[2] + "\n")
    let reason = try office.json("rejected/r.ndjson.reason.json")
    #expect(reason.list("rows").map { $0["line"] } == ["3"])
    try office.audit()
  }

  @Test("names that are taken get a number before their extension")
  func takenNames() throws {
    let office = try Office()
    for _ in 1...3 { try office.take(#"{"subject": "a"}"#) }
    for _ in 1...2 { try office.take("{", as: "bad.json") }
    #expect(
      office.files("archive").map { String($0.dropFirst(11)) } == [
        "request.json", "request~2.json", "request~3.json",
      ])
    #expect(
      office.files("rejected") == [
        "bad.json", "bad.json.reason.json", "bad~2.json", "bad~2.json.reason.json",
      ])
    try office.audit()
  }

  @Test("numbers begin anew at local midnight and count on over a restart, whatever the clock does")
  func numbers() throws {
    let office = try Office()
    try office.take(#"{"subject": "a"}"#)
    try office.restart()
    try office.take(#"{"subject": "b"}"#)
    office.now = Office.morning + .seconds(14 * 3600)
    try office.take(#"{"subject": "c"}"#)
    office.now = Office.morning
    try office.take(#"{"subject": "d"}"#)
    try office.restart()
    office.now = Office.morning + .seconds(14 * 3600)
    try office.take(#"{"subject": "e"}"#)
    #expect(
      try office.tickets.map(\.number.text) == [
        "20261123-00001", "20261123-00002", "20261123-00003", "20261124-00001", "20261124-00002",
      ])
  }

  @Test("a source that wants receipts gets one, row by row")
  func receipts() throws {
    let office = try Office()
    try office.take("key,text\nA,lift\nB,\nA,lift\n", as: "city/r.csv")
    let receipt = try office.json("receipts/city/r.csv.receipt.json")
    #expect(
      receipt.list("requests").map { "\($0["line"] ?? "") \($0["status"] ?? "")" } == [
        "2 accepted", "3 rejected", "4 duplicate",
      ])
    #expect(try office.text("rejected/city/r.csv") == "key,text\nB,\n")
    try office.audit()
  }

  @Test("whom a rule tells gets a notice")
  func notices() throws {
    let office = try Office()
    try office.take(#"{"subject": "told"}"#)
    #expect(office.files("dispatch/chief") == ["20261123-00001-1.notice.json"])
    try office.audit()
  }

  @Test("a ticket for which nobody qualifies waits, over a restart too")
  func waiting() throws {
    let office = try Office()
    try office.take(#"{"subject": "narrow", "id": 1}"#)
    try office.take(#"{"subject": "narrow", "id": 2}"#)
    try office.restart()
    try office.work()
    #expect(office.dispatches == ["zhao/20261123-00001-1.json"])
    #expect(try office.tickets.map(\.state) == [.dispatched, .waiting])
    #expect(office.desk.pool.count == 1)
    try office.audit()
  }

  @Test("a batch with every tenth row bad gives every good row and returns the bad ones")
  func largeBatch() throws {
    let office = try Office()
    let rows = (1...3000).map { $0 % 10 == 0 ? "\($0),\n" : "\($0),leak \($0)\n" }
    try office.take("id,description\n" + rows.joined(), as: "many.csv")
    #expect(try office.tickets.count == 2700)
    #expect(office.dispatches.count == 2700)
    let bad = rows.indices.filter { $0 % 10 == 9 }.map { rows[$0] }.joined()
    #expect(try office.text("rejected/many.csv") == "id,description\n" + bad)
    #expect(try office.json("rejected/many.csv.reason.json").list("rows").count == 300)
    try office.audit()
  }
}
