import Testing
import Triage
import YAMLTree

@testable import Intake

@Suite struct `A batch` {
  static let dialects = Reading.names(in: "csv").filter { $0.hasSuffix(".csv") }

  /// Runs where the shared test data lies beside the repository.
  @Test(.enabled(if: Reading.hasSharedFiles), arguments: dialects)
  func `in every CSV dialect gives exactly the expected rows`(name: String) throws {
    let bytes = try #require(Reading.sharedFile("csv/\(name)"))
    let expectation = try #require(Reading.sharedFile("csv/\(name.dropLast(4)).json"))
    let expected = try JSONReader.read(expectation).get().elements ?? []
    let items = try Reading.items(bytes, Reading.context(name), pieces: 5)
    try #require(items.count == expected.count)
    for (item, row) in zip(items, expected) {
      let request = try #require(item.request, "\(item)")
      for entry in row.entries ?? [] {
        let field = RequestField(rawValue: entry.name).flatMap { request[$0] }
        let text = field?.text ?? request.attributes[entry.name]?.text ?? ""
        #expect(text == entry.value.text, "\(entry.name)")
      }
    }
  }

  static let samples: [(name: String, text: String)] = [
    ("a.csv", "id,subject\n1,a\n2,\"b\nc\"\n3,\"d\"\"e\"\n"),
    ("b.csv", "\u{FEFF}id;subject\r\n1;\"a;b\"\r\n\r\n2;\"c\r\nd\"\r\n3;x;y\r\n4;ok"),
    ("c.csv", "id\tsubject\r1\t\"a\rb\"\r2\t漏水\r3\t\"x\"y\r4\t\"\"\"\"\r"),
    ("d.csv", "id|subject|n\n1|a|\n|b|\n2||\n\"3\"|\"\"|\"4\""),
    ("e.ndjson", "\u{FEFF}{\"subject\":\"a\"}\r\n\r\n{\"subject\":\"漏\"\n{\"subject\":\"c\"}"),
  ]

  @Test(arguments: samples)
  func `does not depend on where its pieces are cut`(name: String, text: String) throws {
    let bytes = Array(text.utf8)
    let context = Reading.context(name)
    let whole = IntakeReader.read(bytes, context: context).items
    #expect(whole.count >= 3)
    for size in 1..<bytes.count {
      #expect(try Reading.items(bytes, context, pieces: size) == whole, "pieces of \(size)")
    }
    for cut in 1..<bytes.count {
      var survey = try BatchSurvey(context: context)
      try survey.read(Array(bytes[..<cut]))
      try survey.read(Array(bytes[cut...]))
      var reader = BatchReader(plan: try survey.finish(), context: context)
      let items = reader.read(Array(bytes[..<cut])) + reader.read(Array(bytes[cut...]))
      #expect(items + reader.finish() == whole, "cut at \(cut)")
    }
  }

  @Test func `counts lines through quoted line breaks of every kind`() {
    let text = "subject\n\"a\r\nb\"\n\"a\rb\"\n\"a\nb\"\nlast\n"
    #expect(Reading.read(text, as: "a.csv").items.map(\.line) == [2, 4, 6, 8])
  }

  @Test func `takes good rows and gives the bad ones back as they came`() throws {
    let text = "id,subject\n1,a\n2\n3,\"c\"d\n4,e\n"
    let items = Reading.read(text, as: "a.csv").items
    let raws = items.compactMap { item -> String? in
      guard case .refused(let row) = item else { return nil }
      return String(decoding: row.raw, as: UTF8.self)
    }
    #expect(raws == ["2\n", "3,\"c\"d\n"])
    #expect(items.compactMap(\.request).count == 2)
  }

  @Test func `refused rows mended behind their header can be dropped again`() throws {
    let bytes = Array("id;subject\n1;a\n2;\"b\"x\n".utf8)
    var survey = try BatchSurvey(context: Reading.context("a.csv"))
    try survey.read(bytes)
    let plan = try survey.finish()
    let again = String(decoding: plan.rejectedHeader, as: UTF8.self) + "2;\"b\"\n"
    #expect(Reading.read(again, as: "a.csv").items.compactMap(\.request).count == 1)
  }

  @Test(arguments: [
    ("a,b\n1,2\n", UInt8(ascii: ",")), ("a;b,c;d\n1;2;3\n", UInt8(ascii: ";")),
    ("a\tb\n1\t2\n", 0x09), ("a|b\n", UInt8(ascii: "|")), ("\"a,b,c\";d\n1;2\n", UInt8(ascii: ";")),
    ("subject\nx\n", UInt8(ascii: ",")),
  ])
  func `has its delimiter found`(text: String, delimiter: UInt8) throws {
    var survey = try BatchSurvey(context: Reading.context("a.csv"))
    for byte in text.utf8 { try survey.read([byte]) }
    #expect(try survey.finish().delimiter == delimiter)
  }

  @Test func `has its delimiter stated by its source`() {
    var mapping = SourceMapping()
    mapping.delimiter = "#"
    let context = Reading.context("a.csv", source: "s", mapping: mapping)
    let request = Reading.read("id#subject\n1#a,b\n", context).items.first?.request
    #expect(request?[.subject] == .text("a,b"))
  }

  @Test func `holds no more of an overlong row than the limit`() throws {
    var context = Reading.context("a.csv")
    context.limits.rowBytes = 100
    let long = String(repeating: "漏", count: 200)
    let text = "id,subject\n1,ok\n2,\"\(long)\"\n3,ok\n"
    for size in [1, 7, 4096] {
      let items = try Reading.items(Array(text.utf8), context, pieces: size)
      try #require(items.count == 3)
      guard case .refused(let row) = items[1] else {
        Issue.record("taken")
        return
      }
      #expect(row.refusal.code == .tooLarge)
      #expect(row.line == 3)
      #expect(row.raw.count <= 102)
      #expect(String(validating: row.raw, as: UTF8.self)?.hasSuffix("漏\"\n") == true)
      #expect(items[2].request?[.id] == .text("3"))
    }
  }

  @Test func `finds an unclosed quote behind the limit of a row`() {
    var context = Reading.context("a.csv")
    context.limits.rowBytes = 100
    let text = "id,subject\n1,ok\n2,\"" + String(repeating: "x\n", count: 500)
    guard case .refused(let refusal) = Reading.read(text, context) else {
      Issue.record("taken")
      return
    }
    #expect(refusal.code == .syntax)
    #expect(refusal.line == 3)
    #expect(refusal.column == 3)
  }

  @Test func `of twenty thousand rows gives each of them once`() throws {
    var text = "id,subject\n"
    for row in 0..<20_000 { text += "\(row),row \(row)\n" }
    let items = try Reading.items(Array(text.utf8), Reading.context("a.csv"), pieces: 4096)
    #expect(items.count == 20_000)
    #expect(items.last?.request?[.id] == .text("19999"))
    #expect(items.last?.line == 20_001)
  }

  @Test func `with a header and no rows is empty, not wrong`() {
    #expect(Reading.read("id,subject\n", as: "a.csv") == .items([]))
  }
}
