import Testing
import Triage

@testable import Intake

@Suite struct `A source's mapping` {
  static let city: SourceMapping = {
    var mapping = SourceMapping()
    mapping.files = "*.csv"
    mapping.format = .csv
    mapping.zone = Zone(named: "America/New_York")
    mapping.receipt = true
    mapping.map = [
      "id": FieldMapping(origin: .fields(["unique_key"])),
      "subject": FieldMapping(origin: .fields(["complaint_type"])),
      "description": FieldMapping(origin: .fields(["descriptor", "location_type"])),
      "site": FieldMapping(origin: .fields(["borough"]), values: ["BROOKLYN": "bk"]),
      "channel": FieldMapping(origin: .constant("phone")),
      "received_at": FieldMapping(
        origin: .fields(["created_date"]), timeFormat: "%m/%d/%Y %H:%M:%S"),
    ]
    return mapping
  }()

  static let header =
    "unique_key,complaint_type,descriptor,location_type,borough,created_date,agency,address\n"

  @Test func `turns rows into requests`() throws {
    let text =
      Self.header
      + "1,Heat,No heat,House,BROOKLYN,01/05/2026 10:00:00,HPD,5 Main St\n"
      + "2,Noise,Loud,,QUEENS,07/05/2026 10:00:00,NYPD,\n"
    let context = Reading.context("x.CSV", source: "city311", mapping: Self.city)
    let requests = Reading.read(text, context).items.compactMap(\.request)
    try #require(requests.count == 2)
    #expect(requests[0][.id] == .text("1"))
    #expect(requests[0][.subject] == .text("Heat"))
    #expect(requests[0][.description] == .text("No heat\nHouse"))
    #expect(requests[0][.site] == .text("bk"))
    #expect(requests[0][.channel] == .text("phone"))
    #expect(requests[0][.address] == .text("5 Main St"))
    #expect(requests[0][.source] == .text("city311"))
    #expect(requests[0].receivedAt == (try Timestamp(parsing: "2026-01-05T15:00:00Z")))
    #expect(requests[0].attributes == ["agency": .text("HPD")])
    #expect(requests[1][.description] == .text("Loud"))
    #expect(requests[1][.site] == .text("QUEENS"))
    #expect(requests[1].receivedAt == (try Timestamp(parsing: "2026-07-05T14:00:00Z")))
  }

  @Test func `does not make a request of a row that holds nothing`() {
    let context = Reading.context("x.csv", source: "city311", mapping: Self.city)
    let result = Reading.read(Self.header + ",,,,,,,\n", context)
    #expect(result.refusal?.code == .missing)
  }

  @Test func `refuses a time in another format and names it`() {
    let context = Reading.context("x.csv", source: "city311", mapping: Self.city)
    let refusal = Reading.read(Self.header + "1,Heat,,,,2026-01-05,,\n", context).refusal
    #expect(refusal?.code == .time)
    #expect(refusal?.pointer == "/created_date")
    #expect(refusal?.expected?.contains("%m/%d/%Y") == true)
  }

  @Test(arguments: [
    ("a,b,c\n1,2,3\n", "unique_key"),
    ("unique_kye,complaint_type,created_date\n1,x,01/05/2026 10:00:00\n", "unique_key"),
    ("unique_key,complaint_type\n1,x\n", "created_date"),
  ])
  func `refuses a header that lacks what it reads`(text: String, column: String) {
    let context = Reading.context("x.csv", source: "city311", mapping: Self.city)
    guard case .refused(let refusal) = Reading.read(text, context) else {
      Issue.record("taken")
      return
    }
    #expect(refusal.code == .missing)
    #expect(refusal.line == 1)
    #expect(refusal.message.contains("'\(column)'") || column == "unique_key")
  }

  @Test func `does without a column that no request depends on`() {
    let context = Reading.context("x.csv", source: "city311", mapping: Self.city)
    let text = "unique_key,complaint_type,created_date\n1,x,01/05/2026 10:00:00\n"
    #expect(Reading.read(text, context).items.compactMap(\.request).count == 1)
  }

  @Test func `leaves files alone that its pattern does not take`() {
    let context = Reading.context("x.json", source: "city311", mapping: Self.city)
    let accepted = Reading.read("{\"subject\":\"x\",\"borough\":\"BROOKLYN\"}", context).accepted
    guard case .request(let request)? = accepted?.message else {
      Issue.record("refused")
      return
    }
    #expect(request[.site] == nil)
    #expect(accepted?.wantsReceipt == true)
  }

  @Test(arguments: [
    (nil, SourceMapping.Format?.none, "a.csv", FileFormat?.some(.csv)),
    (nil, nil, "a.CSV", .csv), (nil, nil, "a.JsonL", .ndjson), (nil, nil, "a.txt", nil),
    (nil, .ndjson, "a.json", .ndjson), (nil, .csv, "a.txt", nil),
    ("*.txt", .csv, "a.TXT", .csv), ("*.txt", .csv, "b.json", .json), ("*", .yaml, "noext", .yaml),
    ("*.dat", nil, "a.dat", nil), ("[ab]?.log", .ndjson, "a1.log", .ndjson),
    ("[ab]?.log", .ndjson, "c1.log", nil),
  ])
  func `tells the format`(
    files: String?, stated: SourceMapping.Format?, name: String, expected: FileFormat?
  ) {
    var mapping = SourceMapping()
    mapping.files = files
    mapping.format = stated
    #expect(Reading.context(name, source: "s", mapping: mapping).format == expected)
  }

  @Test func `reaches into objects by dotted paths`() throws {
    var mapping = SourceMapping()
    mapping.map = [
      "customer.phone": FieldMapping(origin: .fields(["contact.mobile"])),
      "description": FieldMapping(origin: .fields(["body.text", "note"])),
      "attributes.level": FieldMapping(origin: .fields(["sev"]), values: ["1": "high"]),
    ]
    let text = """
      {"contact":{"mobile":138,"fax":"9"},"body":{"text":"a"},"note":"b","sev":1,"subject":"s",
       "description":"own","customer":{"phone":"7"}}
      """
    let request = try #require(
      Reading.read(text, Reading.context("a.json", source: "s", mapping: mapping)).request)
    #expect(request[.customerPhone] == .text("138"))
    #expect(request[.description] == .text("a\nb"))
    #expect(request[.subject] == .text("s"))
    #expect(
      request.attributes == [
        "level": .text("high"), "contact.fax": .text("9"), "description": .text("own"),
        "customer.phone": .text("7"),
      ])
  }

  @Test(arguments: [true, false])
  func `finds the byte order of UTF-16 without a mark`(isBigEndian: Bool) throws {
    var mapping = SourceMapping()
    mapping.encoding = .utf16
    let bytes = "id,subject\n1,漏水\n".utf16.flatMap { unit in
      let pair = [UInt8(unit >> 8), UInt8(unit & 0xFF)]
      return isBigEndian ? pair : pair.reversed()
    }
    let context = Reading.context("a.csv", source: "s", mapping: mapping)
    for size in [1, 3, 1000] {
      let items = try Reading.items(bytes, context, pieces: size)
      #expect(items.map { $0.request?[.subject] } == [.text("漏水")])
    }
  }

  @Test(arguments: [SourceMapping.Encoding.gb18030, .big5, .utf16])
  func `reads another encoding and gives bad rows back in it`(
    encoding: SourceMapping.Encoding
  ) throws {
    var mapping = SourceMapping()
    mapping.encoding = encoding
    let header = "id,subject\r\n"
    let bad = "2,\"電梯\"x\r\n"
    var encoder = TextEncoder(encoding)
    let bytes = encoder.mark + encoder.encode(Array((header + "1,漏水\r\n" + bad + "3,停電\r\n").utf8))
    let context = Reading.context("a.csv", source: "s", mapping: mapping)
    for size in [1, 2, 3, 7, 1000] {
      let items = try Reading.items(bytes, context, pieces: size)
      try #require(items.count == 3)
      #expect(items[0].request?[.subject] == .text("漏水"))
      #expect(items[2].request?[.subject] == .text("停電"))
      guard case .refused(let row) = items[1] else {
        Issue.record("taken")
        return
      }
      #expect(row.refusal.column == 7)
      #expect(row.raw == encoder.encode(Array(bad.utf8)))
    }
    var survey = try BatchSurvey(context: context)
    try survey.read(bytes)
    let plan = try survey.finish()
    #expect(plan.rejectedHeader == encoder.mark + encoder.encode(Array(header.utf8)))
    #expect(plan.rowCount == 3)
  }

  @Test func `refuses alone the row with bytes that are no text in its encoding`() throws {
    var mapping = SourceMapping()
    mapping.encoding = .gb18030
    var encoder = TextEncoder(.gb18030)
    let good = encoder.encode(Array("subject\n漏水\n".utf8))
    let bytes = good + [0x61, 0xFF, 0x62, 0x0A] + encoder.encode(Array("停电\n".utf8))
    let context = Reading.context("a.csv", source: "s", mapping: mapping)
    let items = try Reading.items(bytes, context, pieces: 3)
    try #require(items.count == 3)
    guard case .refused(let row) = items[1] else {
      Issue.record("taken")
      return
    }
    #expect(row.refusal.code == .encoding)
    #expect(row.refusal.message.contains("0xFF"))
    #expect(row.refusal.line == 3)
    #expect(row.refusal.column == 2)
    #expect(row.raw == [0x61, 0xFF, 0x62, 0x0A])
    #expect(items[2].request?[.subject] == .text("停电"))
    let file = encoder.encode(Array("{\"subject\":\n\"漏".utf8)) + [0xFF, 0x22, 0x7D]
    var single = context
    single.fileName = Array("a.json".utf8)
    let refusal = IntakeReader.read(file, context: single).refusal
    #expect(refusal?.code == .encoding)
    #expect(refusal?.line == 2)
    #expect(refusal?.column == 3)
  }
}
