import Ledger
import Testing
import Triage

@testable import Daemon

/// What is dropped, and in how many pieces it is committed.
enum Scenario: String, CaseIterable, Sendable {
  case files, batch, refusals, receipts, freed

  var batchSize: Int { self == .batch ? 4 : 256 }

  func drop(into office: Office) throws {
    switch self {
    case .files:
      for number in 1...3 {
        try office.drop(#"{"id": \#(number), "subject": "told"}"#, as: "\(number).json")
      }
    case .batch:
      let rows = (1...11).map { $0 % 4 == 0 ? "{" : #"{"id": \#($0), "subject": "x"}"# }
      let conflict = #"{"id": 1, "subject": "other"}"#
      try office.drop((rows + [conflict]).joined(separator: "\n"), as: "rows.ndjson")
    case .refusals:
      try office.drop("{", as: "a.json")
      try office.drop(#"{"subject": "trapped"#, as: "b.json")
      try office.drop("?", as: "c.txt")
    case .receipts:
      try office.drop("key,text\nA,lift\nB,\nA,lift\n", as: "city/r.csv")
      try office.drop(#"{"id": 5, "subject": "x", "receipt": true}"#, as: "r.json")
    case .freed:
      try office.drop(#"{"id": 1, "subject": "narrow"}"#, as: "1.json")
      try office.drop(#"{"id": 2, "subject": "narrow"}"#, as: "2.json")
    }
  }

  func check(_ office: Office, _ location: SourceLocation = #_sourceLocation) throws {
    let tickets = try office.tickets
    let ids = tickets.compactMap(\.origin.id).compactMap { Int($0) }.sorted()
    switch self {
    case .files: #expect(ids == [1, 2, 3], sourceLocation: location)
    case .batch:
      #expect(ids == [1, 2, 3, 5, 6, 7, 9, 10, 11], sourceLocation: location)
      let bad = "{\n{\n" + #"{"id": 1, "subject": "other"}"# + "\n"
      #expect(try office.text("rejected/rows.ndjson") == bad, sourceLocation: location)
      let rows = try office.json("rejected/rows.ndjson.reason.json").list("rows")
      #expect(rows.map { $0["line"] } == ["4", "8", "12"], sourceLocation: location)
    case .refusals:
      #expect(tickets.count == 1, sourceLocation: location)
      #expect(office.files("rejected").count == 6, sourceLocation: location)
    case .receipts:
      #expect(tickets.count == 2, sourceLocation: location)
      #expect(office.files("receipts").count == 2, sourceLocation: location)
      let answers = try office.json("receipts/city/r.csv.receipt.json").list("requests")
      #expect(
        answers.map { $0["status"] } == ["accepted", "rejected", "duplicate"],
        sourceLocation: location)
    case .freed:
      #expect(tickets.map(\.state) == [.dispatched, .waiting], sourceLocation: location)
    }
    let taken =
      office.files("archive").count
      + office.files("rejected").count { name in
        !name.hasSuffix(".reason.json") && name != "rows.ndjson" && name != "city/r.csv"
      }
    let dropped = [.files: 3, .batch: 1, .refusals: 3, .receipts: 2, .freed: 2][self]
    #expect(taken == dropped, "originals", sourceLocation: location)
  }
}
