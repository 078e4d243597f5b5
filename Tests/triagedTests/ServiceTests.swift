import Diagnostics
import Foundation
import Testing

@Suite("triaged, from submit to show")
final class ServiceTests {
  private let program: Program

  init() throws { program = try SampleRules.program() }

  deinit { program.folder.remove() }

  /// Hands a request over and has it done.
  private func serve(_ request: String, from source: String = "app") throws {
    try program.folder.write(request, to: "request.json")
    #expect(try program.run("submit", "request.json", "--source", source).status == 0)
    #expect(try program.run("run", "--once").status == 0)
  }

  private func number(of place: Int = 0) throws -> String {
    let tickets = try program.run("list", "--format", "json", "--order", "oldest").json.elements
    guard case .string(let number)? = tickets[place]["ticket"] else { return "" }
    return number
  }

  @Test("hands over, decides, dispatches, and says so")
  func wholeWay() throws {
    try program.folder.write(#"{"id":"A-17","description":"3号楼电梯困人"}"#, to: "a.json")
    let submitted = try program.run("submit", "a.json", "--source", "app")
    #expect(submitted.status == 0)
    #expect(submitted.output == "a.json -> inbox/app/a.json\n")
    #expect(program.folder.names(in: "spool/inbox/app") == ["a.json"])
    #expect(try program.run("status", "--format", "json").json["inbox"]?["files"] == 1)
    #expect(try program.run("run", "--once").status == 0)
    let number = try number()
    #expect(program.folder.names(in: "spool/dispatch/otis") == ["\(number)-1.json"])
    let shown = try program.run("show", number, "--format", "json")
    #expect(shown.json["state"] == "dispatched")
    #expect(shown.json["source_id"] == "A-17")
    #expect(shown.json["dispatches"]?.elements.count == 1)
    #expect(shown.json["explanation"]?["assignment"]?["assignee"] == "otis")
    let kinds = shown.json["events"]?.elements.map { $0["event"] }
    #expect(kinds == ["received", "triaged", "dispatched"])
    let text = try program.run("show", number).output
    #expect(text.hasPrefix("ticket \(number): dispatched\n  \"3号楼电梯困人\"\n"))
    #expect(text.split(separator: "\n").allSatisfy { DisplayWidth.of($0) <= 80 })
  }

  @Test("takes standard input, and gives a second file of one name a number")
  func submitting() throws {
    let first = try program.run("submit", "-", "--format", "json", input: "description: 漏水\n")
    guard case .string(let name)? = first.json.elements.first?["inbox"] else {
      Issue.record("no name in \(first.output)")
      return
    }
    #expect(name.hasPrefix("inbox/stdin-") && name.hasSuffix(".yaml"))
    try program.folder.write(#"{"description":"漏水"}"#, to: "a.json")
    _ = try program.run("submit", "a.json")
    #expect(try program.run("submit", "a.json").output == "a.json -> inbox/a~2.json\n")
    #expect(try program.run("submit", "a.json", "nowhere.json").status == 66)
    #expect(try program.run("submit", "rules").status == 65)
    #expect(try program.run("submit", "a.json", "--source", "../x").status == 65)
    #expect(program.folder.names(in: "spool/inbox").count == 3)
  }

  @Test("hands over nothing that would be rejected, unless somebody may be in danger")
  func submittingBroken() throws {
    try program.folder.write(#"{"description": 漏水}"#, to: "broken.json")
    let broken = try program.run("submit", "broken.json")
    #expect(broken.status == 65)
    #expect(broken.errors.contains("broken.json:1:17: syntax:"))
    #expect(program.folder.names(in: "spool/inbox").isEmpty)
    try program.folder.write(#"{"description": 电梯困人}"#, to: "cry.json")
    let cry = try program.run("submit", "cry.json")
    #expect(cry.status == 0)
    #expect(cry.errors.contains("handed over all the same"))
    #expect(program.folder.names(in: "spool/inbox") == ["cry.json"])
    try program.folder.write("notes", to: "notes.txt")
    #expect(try program.run("submit", "notes.txt").status == 65)
    try program.folder.write("id,description\n1,\"open", to: "open.csv")
    #expect(try program.run("submit", "open.csv").status == 65)
    try program.folder.write("key,type,words,place\n7,a,b,E\n", to: "day.csv")
    #expect(try program.run("submit", "day.csv", "--source", "city").status == 0)
  }

  @Test("explains a ticket as it was decided, and again by the rules of today")
  func tickets() throws {
    try serve(#"{"description":"漏水"}"#)
    let number = try number()
    let before = try program.run("explain", number, "--format", "json")
    #expect(before.json["not_matched"]?.elements.first?["rule"] == "lift-entrapment")
    let renamed = SampleRules.text.replacing(
      "then: {raise_urgency: 1}", with: "then: {tags: [old]}"
    )
    .replacing("signals: {漏水: 3, leak*: 3}", with: "signals: {leak*: 3}")
    try program.folder.write(renamed, to: "rules/lift.yaml")
    let stored = try program.run("explain", number, "--format", "json")
    #expect(stored.status == 0)
    #expect(stored.json["decision"]?["category"] == "water.leak")
    let again = try program.run("explain", number, "--again", "--format", "json")
    #expect(again.json["decision"]?["category"] == "enquiry")
    let live = try program.run("explain", number, "--again", "--live", "--format", "json")
    #expect(live.json["decision"]?["category"] == "water.leak")
    #expect(live.json["rule_set"] == stored.json["rule_set"])
    #expect(try program.run("explain", number).output.hasPrefix("ticket \(number), dispatched\n"))
    #expect(try program.run("show", "20200101-00001").status == 1)
    #expect(try program.run("show", "nonsense").status == 1)
  }

  @Test("weighs what the ledger knows of everybody's work")
  func workload() throws {
    try serve(#"{"description":"电梯困人"}"#)
    let outcome = try program.run(
      "explain", "-", "--format", "json", input: #"{"description":"电梯困人"}"#)
    let otis = outcome.json["candidates"]?.elements.first { $0["assignee"] == "otis" }
    #expect(otis?["score"]?["open"] == 1)
  }

  @Test("lists what a filter wants")
  func filters() throws {
    try serve(#"{"id":"1","description":"漏水","site":"tower"}"#)
    try serve(#"{"id":"2","description":"电梯困人"}"#, from: "web")
    let wanted: [([String], [String])] = [
      ([], ["2", "1"]), (["--order", "oldest"], ["1", "2"]), (["--limit", "1"], ["2"]),
      (["--category", "lift.*"], ["2"]), (["--category", "water.leak"], ["1"]),
      (["--source", "web"], ["2"]), (["--site", "tower"], ["1"]), (["--text", "漏水"], ["1"]),
      (["--assignee", "otis"], ["2"]), (["--team", "desk"], ["1"]),
      (["--urgency", "emergency"], ["2"]), (["--state", "open"], ["2", "1"]),
      (["--state", "resolved,cancelled"], []), (["--until", "2020-01-01"], []),
      (["--since", "2020-01-01"], ["2", "1"]), (["--state", "spool/state"], ["2", "1"]),
    ]
    for (arguments, ids) in wanted {
      let outcome = try program.run(["list", "--format", "json"] + arguments)
      let found = outcome.json.elements.map { $0["source_id"] ?? .null }
      #expect(found == ids.map(JSONValue.string), "\(arguments)")
    }
    #expect(try program.run("list", "--state", "waitin").status == 64)
    #expect(try program.run("list", "--limit", "-1").status == 64)
    let text = try program.run("list").output
    #expect(
      text.hasPrefix("ticket          received     state       urgency    assignee  category\n"))
  }

  @Test("lists more than a page, each ticket once and in order")
  func pages() throws {
    let rows = (1...1205).map { "{\"id\":\"\($0)\",\"description\":\"漏水\"}\n" }
    try program.folder.write(rows.joined(), to: "spool/inbox/many.ndjson")
    #expect(try program.run("run", "--once").status == 0)
    let all = try program.run("list", "--limit", "0", "--order", "oldest", "--format", "json")
    let ids = all.json.elements.map { $0["source_id"] ?? .null }
    #expect(ids == (1...1205).map { .string("\($0)") })
    let some = try program.run("list", "--limit", "1001", "--format", "json")
    #expect(some.json.elements.count == 1001)
    #expect(some.json.elements.first?["source_id"] == "1205")
  }

  @Test("says how things are, with and without a spool")
  func status() throws {
    let before = try program.run("status")
    #expect(before.status == 0)
    #expect(before.output.contains("none: no daemon has run on this spool yet"))
    try serve(#"{"description":"漏水"}"#)
    try program.folder.write("rules:\n  - {id: x, wen: {}}\n", to: "rules/bad.yaml")
    let state = try program.run("status", "--format", "json").json
    #expect(state["daemon"]?["running"] == false)
    #expect(state["tickets"]?["by_state"] == ["dispatched": 1])
    #expect(state["tickets"]?["open_by_urgency"] == ["normal": 1])
    #expect(state["tickets"]?["open_by_assignee"] == ["li.na": 1])
    #expect(state["rules_folder"]?["accepted"] == false)
    let text = try program.run("status").output
    #expect(text.contains("rules folder    rules: would be refused\n"))
    #expect(text.contains("rules/bad.yaml:2:6: error[R103]: rule 'x' has no 'then'\n"))
  }

  @Test("goes on with the last good rules, and cannot begin without any")
  func unusableRules() throws {
    try program.folder.write("rulez: []\n", to: "rules/lift.yaml")
    #expect(try program.run("run", "--once").status == 78)
    try program.folder.write(SampleRules.text, to: "rules/lift.yaml")
    #expect(try program.run("run", "--once").status == 0)
    try program.folder.write("rulez: []\n", to: "rules/lift.yaml")
    let outcome = try program.run("run", "--once")
    #expect(outcome.status == 0)
    #expect(outcome.errors.contains("the last good rules go on"))
  }

  @Test("puts refused files back where they came from")
  func requeue() throws {
    try program.folder.write(#"{"description": 漏水}"#, to: "spool/inbox/app/request.json")
    #expect(try program.run("run", "--once").status == 0)
    #expect(
      program.folder.names(in: "spool/rejected/app")
        == ["request.json", "request.json.reason.json"])
    let outcome = try program.run("requeue", "request.json")
    #expect(outcome.status == 0)
    #expect(outcome.output == "request.json -> inbox/app/request.json\n")
    #expect(program.folder.names(in: "spool/rejected/app").isEmpty)
    #expect(program.folder.names(in: "spool/inbox/app") == ["request.json"])
    #expect(try program.run("run", "--once").status == 0)
    #expect(try program.run("requeue", "app/request.json", "other.json").status == 1)
    #expect(program.folder.names(in: "spool/inbox/app") == ["request.json"])
    #expect(try program.run("requeue", "../../rules/lift.yaml").status == 1)
    #expect(try program.run("requeue", "app/request.json.reason.json").status == 1)
  }

  @Test("serves a spool alone, until it is told to stop")
  func daemon() throws {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: Program.path)
    process.arguments = ["run"]
    process.currentDirectoryURL = URL(fileURLWithPath: program.folder.path)
    let log = Pipe()
    process.standardError = log
    try process.run()
    var told = ""
    while !told.contains("ready:"), case let piece = log.fileHandleForReading.availableData,
      !piece.isEmpty
    {
      told += String(decoding: piece, as: UTF8.self)
    }
    #expect(told.contains("ready:"))
    let second = try program.run("run", "--once")
    #expect(second.status == 75)
    #expect(second.errors.contains("one daemon serves a spool"))
    let state = try program.run("status", "--format", "json").json
    #expect(state["daemon"]?["running"] == true)
    process.terminate()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0)
    let after = try program.run("status", "--format", "json").json
    #expect(after["daemon"]?["running"] == false)
  }
}
