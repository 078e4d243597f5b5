import Testing

@testable import Intake

@Suite struct `A refusal` {
  struct Case: CustomTestStringConvertible, Sendable {
    var file: String
    var text: String
    var code: RefusalCode
    /// `-` for none, `?` where it is the parser's affair.
    var pointer: String
    /// Where the text has its `¶`; nil where no column is named.
    var place: String?

    init(_ file: String, _ marked: String, _ code: RefusalCode, _ pointer: String) {
      self.file = file
      self.code = code
      self.pointer = pointer
      let parts = marked.split(separator: "¶", omittingEmptySubsequences: false)
      text = parts.joined()
      guard parts.count == 2 else { return }
      let lines = parts[0].split(separator: "\n", omittingEmptySubsequences: false)
      place = "\(lines.count):\(lines[lines.count - 1].unicodeScalars.count + 1)"
    }

    var testDescription: String { "\(file) \(text.prefix(60))" }
  }

  static let cases: [Case] = [
    // Formats.
    Case("note.txt", "hello", .unknownFormat, "-"),
    Case("noextension", "{}", .unknownFormat, "-"),
    Case("a.json", "{\"a\":1,¶}", .syntax, ""),
    Case("a.json", "¶", .syntax, ""),
    Case("a.json", "{\n  \"subject\": ¶tru\n}", .syntax, "/subject"),
    Case("a.yaml", "a: [1", .syntax, "?"),
    Case("a.json", "¶[1]", .type, ""),
    Case("a.json", "¶\"text\"", .type, ""),
    Case("a.yaml", "¶- a", .type, ""),
    Case("a.json", "{\"a\":1,¶\"a\":2}", .duplicateKey, "/a"),
    Case("a.yaml", "a: 1\nb: 2\n¶a: 3", .duplicateKey, "-"),
    Case("a.json", "{\"a\":¶1e999}", .numberRange, "/a"),
    Case("a.yaml", "a: ¶*b", .alias, "-"),
    Case(
      "a.json", String(repeating: "[", count: 70) + String(repeating: "]", count: 70), .tooDeep, "?"
    ),
    // Requests.
    Case("a.json", "{}", .missing, ""),
    Case("a.json", "{\"id\":\"x\",\"source\":\"y\",\"subject\":\"\"}", .missing, ""),
    Case("a.json", "{\"subject\":\" \",\"description\":\"\\t\u{3000}\"}", .missing, ""),
    Case("a.json", "{\"kind\":¶\"requests\",\"subject\":\"x\"}", .type, "/kind"),
    Case("a.json", "{\"kind\":¶7,\"subject\":\"x\"}", .type, "/kind"),
    Case("a.json", "{\"subject\":\"x\",\n\"id\":¶[1]}", .type, "/id"),
    Case("a.json", "{\"subject\":\"x\",\"id\":¶true}", .type, "/id"),
    Case("a.json", "{\"subject\":\"x\",\"id\":¶\"a\\nb\"}", .type, "/id"),
    Case(
      "a.json", "{\"subject\":\"x\",\"id\":¶\"\(String(repeating: "i", count: 201))\"}", .tooLarge,
      "/id"),
    Case("a.json", "{\"subject\":\"x\",\"received_at\":¶\"soon\"}", .time, "/received_at"),
    Case("a.json", "{\"subject\":\"x\",\"received_at\":¶{}}", .time, "/received_at"),
    Case("a.json", "{\"subject\":\"x\",\"received_at\":¶true}", .time, "/received_at"),
    Case("a.yaml", "subject: 漏水\nreceived_at: ¶2026-02-30T00:00:00Z", .time, "/received_at"),
    // Updates.
    Case("a.json", "{\"kind\":\"update\",\"event\":\"accepted\"}", .missing, "/ticket"),
    Case("a.json", "{\"kind\":\"update\",\"ticket\":\"1\"}", .missing, "/event"),
    Case("a.json", "{\"kind\":\"update\",\"ticket\":¶{},\"event\":\"arrived\"}", .type, "/ticket"),
    Case("a.json", "{\"kind\":\"update\",\"ticket\":\"1\",\"event\":¶\"done\"}", .type, "/event"),
    Case("a.json", "{\"kind\":\"update\",\"ref\":\"1\",\"event\":\"paused\"}", .missing, "/reason"),
    Case("a.json", "{\"kind\":\"update\",\"ref\":\"1\",\"event\":\"reassigned\"}", .missing, "/to"),
    Case(
      "a.json", "{\"kind\":\"update\",\"ref\":\"1\",\"event\":\"reclassified\"}", .missing,
      "/category"),
    Case(
      "a.json", "{\"kind\":\"update\",\"ref\":\"1\",\"event\":\"resolved\",\"minutes\":¶-1}", .type,
      "/minutes"),
    Case(
      "a.json", "{\"kind\":\"update\",\"ref\":\"1\",\"event\":\"resolved\",\"cost\":¶\"much\"}",
      .type, "/cost"),
    Case(
      "a.json", "{\"kind\":\"update\",\"ref\":\"1\",\"event\":\"arrived\",\"at\":¶\"9999-01-01\"}",
      .time, "/at"),
    // Feedback.
    Case("a.json", "{\"kind\":\"feedback\",\"ref\":\"1\"}", .missing, "/score"),
    Case("a.json", "{\"kind\":\"feedback\",\"score\":1}", .missing, "/ticket"),
    Case("a.json", "{\"kind\":\"feedback\",\"ref\":\"1\",\"score\":¶6}", .score, "/score"),
    Case("a.json", "{\"kind\":\"feedback\",\"ref\":\"1\",\"score\":¶0}", .score, "/score"),
    Case("a.json", "{\"kind\":\"feedback\",\"ref\":\"1\",\"score\":¶4.5}", .score, "/score"),
    Case("a.json", "{\"kind\":\"feedback\",\"ref\":\"1\",\"score\":¶\"good\"}", .score, "/score"),
    Case(
      "a.json", "{\"kind\":\"feedback\",\"ref\":\"1\",\"score\":5,\"scores\":{\"speed\":¶9}}",
      .score, "/scores/speed"),
    // CSV.
    Case("a.csv", "¶", .missing, "-"),
    Case("a.csv", "id,¶,subject\n1,2,3\n", .missing, "-"),
    Case("a.csv", "id,¶id\n1,2\n", .duplicateKey, "/id"),
    Case("a.csv", "id,subject\n1,¶\"open\n2,x\n", .syntax, "-"),
    Case("a.csv", "id,subject\n1,ok\n¶2\n", .syntax, "-"),
    Case("a.csv", "id,subject\n1,ok\n¶2,a,b\n", .syntax, "-"),
    Case("a.csv", "id,subject\n1,\"a\"¶b\n", .syntax, "-"),
    Case("a.csv", "id,subject\n1,\n", .missing, ""),
    Case("a.csv", "id,subject\n,\n", .missing, ""),
    Case("a.csv", "subject,received_at\n\"a\nb\",¶x\n", .time, "/received_at"),
    Case("a.csv", "subject\na¶\u{0}b\n", .encoding, "-"),
    // NDJSON.
    Case("a.ndjson", "¶\n  \n", .missing, "-"),
    Case("a.jsonl", "{\"subject\":\"x\"}\n\n{\"subject\":¶}\n", .syntax, "/subject"),
    Case("a.ndjson", "{\"subject\":\"x\"}\n{\"subject\":\"y\",\"id\":[]¶x", .syntax, ""),
  ]

  @Test(arguments: cases)
  func `names code and place`(_ example: Case) throws {
    let refusal = try #require(Reading.read(example.text, as: example.file).refusal)
    #expect(refusal.code == example.code, "\(refusal)")
    guard example.pointer != "?" else { return }
    #expect(refusal.pointer ?? "-" == example.pointer, "\(refusal)")
    let place = refusal.column.map { "\(refusal.line ?? 0):\($0)" }
    #expect(place == example.place, "\(refusal)")
  }

  @Test(arguments: cases)
  func `reads as a sentence without a full stop`(_ example: Case) throws {
    let refusal = try #require(Reading.read(example.text, as: example.file).refusal)
    #expect(refusal.message.count > 8)
    #expect(!refusal.message.hasSuffix("."))
    #expect(!refusal.message.contains("\n"))
  }

  @Test func `of bytes that are no text names the first of them`() throws {
    let json = Array("{\"subject\":\n\"漏".utf8) + [0xB5, 0xE7] + Array("\"}".utf8)
    let refusal = try #require(
      IntakeReader.read(json, context: Reading.context("a.json")).refusal)
    #expect(refusal.code == .encoding)
    #expect(refusal.line == 2)
    #expect(refusal.column == 3)
    let csv = Array("subject\nok\n漏".utf8) + [0xB5, 0xE7, 0x0A]
    let row = try #require(IntakeReader.read(csv, context: Reading.context("a.csv")).refusal)
    #expect(row.code == .encoding)
    #expect(row.line == 3)
    #expect(row.column == 2)
  }

  @Test func `of an unmarked UTF-16 file says what to state`() throws {
    let bytes: [UInt8] = [0xFF, 0xFE, 0x7B, 0x00, 0x7D, 0x00]
    for name in ["a.json", "a.yaml", "a.csv", "a.ndjson"] {
      let refusal = try #require(IntakeReader.read(bytes, context: Reading.context(name)).refusal)
      #expect(refusal.code == .encoding, "\(name)")
      #expect(refusal.expected?.contains("encoding: utf-16") == true)
    }
  }

  @Test func `keeps the size limits`() throws {
    var context = Reading.context("a.json")
    context.limits.bytes = 20
    #expect(Reading.read("{\"subject\":\"123456789\"}", context).refusal?.code == .tooLarge)
    context = Reading.context("a.ndjson")
    context.limits.batchBytes = 20
    #expect(Reading.read("{\"subject\":\"123456789\"}", context).refusal?.code == .tooLarge)
    context = Reading.context("a.csv")
    context.limits.batchRows = 2
    #expect(Reading.read("subject\na\nb\n", context).items.count == 2)
    let refusal = Reading.read("subject\na\nb\nc\n", context).refusal
    #expect(refusal?.code == .tooLarge)
    #expect(refusal?.line == 4)
  }
}
