import Diagnostics
import Testing

@Suite("triaged explain")
final class ExplainTests {
  private let program: Program

  init() throws { program = try SampleRules.program() }

  deinit { program.folder.remove() }

  private func explain(_ arguments: String..., input: String) throws -> Program.Outcome {
    try program.run(
      ["explain", "-", "--at", SampleRules.monday] + arguments, input: input)
  }

  @Test("prints the object that programs rely on")
  func shape() throws {
    let outcome = try explain(
      "--format", "json", input: #"{"description":"3号楼电梯困人,快来","site":"garden-east"}"#)
    #expect(outcome.status == 0)
    let json = outcome.json
    #expect(
      json.keys == [
        "decision", "assignment", "targets", "why", "not_matched", "candidates", "rule_set",
      ])
    #expect(json["decision"]?["category"] == "lift.entrapment")
    #expect(json["decision"]?["urgency"] == "emergency")
    #expect(json["decision"]?["tags"] == ["safety", "danger"])
    #expect(json["decision"]?["skills"] == ["lift"])
    #expect(json["assignment"]?["state"] == "dispatched")
    #expect(json["assignment"]?["assignee"] == "otis")
    #expect(json["assignment"]?["kind"] == "subcontractor")
    #expect(json["targets"]?["acknowledge"] == "2026-11-23T10:05:00+08:00")
    let urgency = json["why"]?.elements.first { $0["attribute"] == "urgency" }
    #expect(urgency?["rule"] == "lift-entrapment")
    #expect(urgency?["at"] == "rules/lift.yaml:18:5")
    let ground = urgency?["because"]?.elements.first
    #expect(ground?["field"] == "text")
    #expect(ground?["operator"] == "contains")
    #expect(ground?["operand"] == "电梯困人")
    #expect(ground?["found"] == [3, 7])
    let miss = json["not_matched"]?.elements.first { $0["rule"] == "old-people" }
    #expect(miss?["failed"]?["field"] == "category")
    #expect(miss?["failed"]?["actual"] == "lift.entrapment")
    let wang = json["candidates"]?.elements.first { $0["assignee"] == "wang.lei" }
    #expect(wang?["qualified"] == false)
    #expect(wang?["failed"]?.elements.count == 1)
  }

  @Test("says the same in a terminal's width")
  func golden() throws {
    let outcome = try explain(input: #"{"description":"12楼厨房水管漏水,家里有老人","channel":"app"}"#)
    #expect(outcome.status == 0)
    let lines = outcome.output.split(separator: "\n", omittingEmptySubsequences: false)
    let withoutDigest = lines.map { $0.hasPrefix("rule set") ? "rule set" : String($0) }
    #expect(withoutDigest.joined(separator: "\n") == ExpectedText.leak)
    #expect(lines.allSatisfy { DisplayWidth.of($0) <= 80 })
    #expect(!outcome.output.contains("\u{1B}"))
  }

  @Test("fits 80 columns whatever a request says, and lets no escape through")
  func hostileText() throws {
    let words = String(repeating: "电梯trapped😀", count: 200) + #"\u001b[31m\u202e"#
    let outcome = try explain(input: #"{"subject":"\#(words)","about":"\#(words)"}"#)
    #expect(outcome.status == 0)
    #expect(outcome.output.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= 80 })
    #expect(!outcome.output.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" })
  }

  @Test(
    "takes standard input for JSON unless it looks like something else",
    arguments: [
      (#"{"description":"漏水"}"#, "water.leak"), ("description: 漏水\n", "water.leak"),
      ("---\ndescription: trapped in lift\n", "lift.entrapment"),
    ])
  func formats(input: String, category: String) throws {
    let outcome = try explain("--format", "json", input: input)
    #expect(outcome.status == 0)
    #expect(outcome.json["decision"]?["category"] == .string(category))
  }

  @Test("gives an array for a batch, and assigns its tickets against each other")
  func batch() throws {
    let rows = "{\"description\":\"漏水\"}\n{\"description\":\"电梯困人\"}\n"
    try program.folder.write(rows, to: "two.ndjson")
    let outcome = try program.run("explain", "two.ndjson", "--format", "json")
    #expect(outcome.status == 0)
    let categories = outcome.json.elements.map { $0["decision"]?["category"] }
    #expect(categories == ["water.leak", "lift.entrapment"])
    try program.folder.write("{\"description\":\"漏水\"}\n", to: "one.jsonl")
    let single = try program.run("explain", "one.jsonl", "--format", "json")
    #expect(single.json.elements.count == 1)
    try program.folder.write(rows + "nonsense\n", to: "bad.ndjson")
    let bad = try program.run("explain", "bad.ndjson", "--format", "json")
    #expect(bad.status == 65)
    #expect(bad.json.elements.map { $0["refused"]?["line"] } == [nil, nil, 3])
    #expect(bad.errors.hasPrefix("triaged: bad.ndjson:3:"))
  }

  @Test("reads a source's files as its mapping says")
  func source() throws {
    try program.folder.write("key,type,words,place\n7,Plumbing,漏水了,E\n", to: "day.csv")
    let outcome = try program.run("explain", "day.csv", "--source", "city", "--format", "json")
    #expect(outcome.status == 0)
    #expect(outcome.json.elements.first?["decision"]?["category"] == "water.leak")
  }

  @Test("refuses what is no request, with the place")
  func refused() throws {
    let outcome = try explain("--format", "json", input: "{\n \"description\": 漏水}")
    #expect(outcome.status == 65)
    #expect(outcome.errors.contains("-:2:17: syntax:"))
    #expect(outcome.json["refused"]?["code"] == "syntax")
    #expect(outcome.json["decision"] == nil)
  }

  @Test("shows what happens to a cry for help that cannot be read")
  func refusedInDanger() throws {
    let outcome = try explain("--format", "json", input: "{\"description\": 电梯困人")
    #expect(outcome.status == 65)
    #expect(outcome.json["decision"]?["urgency"] == "emergency")
    #expect(outcome.json["decision"]?["tags"] == ["unreadable", "danger"])
    #expect(outcome.json["refused"]?["code"] == "syntax")
  }

  private static let impossible: [(arguments: [String], status: Int32)] = [
    (["explain", "nowhere.json"], 66), (["explain", "20261123-00042"], 1),
    (["explain", "rules"], 65), (["explain", "-", "--at", "yesterday"], 64),
    (["explain", "-", "--rules", "nowhere"], 66), (["explain"], 64),
    (["explain", "-", "--live"], 78), (["explain", "-", "--config", "nowhere.yaml"], 66),
  ]

  @Test("tells why it cannot", arguments: impossible)
  func failures(arguments: [String], status: Int32) throws {
    let outcome = try program.run(arguments, input: "{}")
    #expect(outcome.status == status)
    #expect(!outcome.errors.isEmpty)
    #expect(outcome.output.isEmpty)
  }

  @Test("shows the findings where the rules cannot be used")
  func unusableRules() throws {
    try program.folder.write("rules:\n  - {id: x, wen: {}}\n", to: "rules/bad.yaml")
    let outcome = try explain(input: #"{"description":"漏水"}"#)
    #expect(outcome.status == 78)
    #expect(outcome.errors.contains("rules/bad.yaml:2:13"))
    #expect(outcome.output.isEmpty)
  }

  @Test("changes nothing")
  func changesNothing() throws {
    _ = try explain(input: #"{"description":"漏水"}"#)
    #expect(program.folder.names(in: ".") == ["rules"])
  }
}
