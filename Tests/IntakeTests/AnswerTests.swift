import Diagnostics
import Testing
import Triage

@testable import Intake

@Suite struct `An answer` {
  private static let zone = Zone(named: "Asia/Shanghai") ?? .utc
  private static let at = Timestamp(milliseconds: 1_795_500_000_000)

  @Test func `to a refused file is its reason`() {
    var refusal = Refusal(.syntax, "what is wrong", expected: "what is right")
    refusal.line = 3
    refusal.column = 7
    refusal.pointer = "/a"
    let file = ReasonFile(fileName: "a\\x0a.json", source: nil, at: Self.at, in: Self.zone)
    #expect(
      file.json(refusal).compact
        == #"{"file":"a\\x0a.json","source":null,"code":"syntax","message":"what is wrong","#
        + #""line":3,"column":7,"pointer":"/a","expected":"what is right","#
        + #""at":"2026-11-24T14:00:00+08:00"}"#)
  }

  @Test func `to refused rows lists them`() throws {
    let items = Reading.read("id,subject\n1\n2,x,y\n3,ok\n", as: "a.csv").items
    var file = ReasonFile(fileName: "a.csv", source: "s", at: Self.at, in: Self.zone)
    #expect(file.jsonOfRows() == nil)
    for case .refused(let row) in items { file.add(row) }
    let json = try #require(file.jsonOfRows())
    #expect(json["code"] == "syntax")
    #expect(
      json["rows"]?.compact
        == #"[{"line":2,"code":"syntax","message":"the row has 1 columns, the header 2","#
        + #""pointer":null},{"line":3,"code":"syntax","#
        + #""message":"the row has 3 columns, the header 2","pointer":null}]"#)
    #expect(json["rows_not_listed"] == nil)
  }

  @Test func `names the line in which a row begins`() throws {
    let items = Reading.read("subject,received_at\n\"a\nb\",soon\n", as: "a.csv").items
    var file = ReasonFile(fileName: "a.csv", source: nil, at: Self.at, in: Self.zone)
    for case .refused(let row) in items { file.add(row) }
    let json = try #require(file.jsonOfRows())
    #expect(json["line"] == 3)
    #expect(json["rows"]?.compact.hasPrefix(#"[{"line":2,"code":"time""#) == true)
  }

  @Test func `lists so many rows and counts the rest`() throws {
    let row = RefusedRow(refusal: Refusal(.type, "m"), line: 1, raw: [])
    var file = ReasonFile(fileName: "a.csv", source: nil, at: Self.at, in: Self.zone)
    for _ in 0..<(ReasonFile.listedRows + 5) { file.add(row) }
    #expect(try #require(file.jsonOfRows())["rows_not_listed"] == 5)
  }

  @Test func `to each request is a receipt`() {
    let receipts = [
      Receipt(line: 2, id: "A", outcome: .accepted(ticket: "20261123-00001")),
      Receipt(line: nil, id: nil, outcome: .duplicate(ticket: "20261123-00002")),
      Receipt(line: 4, id: nil, outcome: .rejected(Refusal(.missing, "m", expected: "e"))),
    ]
    let file = ReceiptFile(fileName: "a.csv", source: "s", at: Self.at, in: Self.zone)
    #expect(
      file.json(receipts.map(\.json)).compact
        == #"{"file":"a.csv","source":"s","at":"2026-11-24T14:00:00+08:00","requests":["#
        + #"{"line":2,"id":"A","status":"accepted","ticket":"20261123-00001"},"#
        + #"{"status":"duplicate","ticket":"20261123-00002"},"#
        + #"{"line":4,"status":"rejected","code":"missing","message":"m","expected":"e"}]}"#)
  }
}
