import Testing
import Triage

@testable import Intake

@Suite struct `A request` {
  @Test func `has every key in its place`() throws {
    let request = try #require(
      Reading.read(
        """
        {"kind":"request","id":17,"received_at":"2026-01-05T10:00:00+08:00","channel":"phone",
         "source":"app","site":"bk","building":"3","unit":"3-0602","address":"x","lat":31.2,
         "long":"121.4","subject":"漏水","description":"d","about":"otis","receipt":true,
         "customer":{"id":"c-1","type":"owner","name":"王","phone":13800000000,"email":"a@b",
           "unit":"7"},
         "attributes":{"a":1,"b":"x","c":false,"d":null,"e":""},
         "attachments":[{"name":"p.jpg","url":"http://x/p.jpg","media_type":"image/jpeg"}]}
        """
      ).request)
    #expect(request[.id] == .text("17"))
    #expect(request.receivedAt == (try Timestamp(parsing: "2026-01-05T02:00:00Z")))
    let texts: [RequestField: String] = [
      .channel: "phone", .source: "app", .site: "bk", .building: "3", .unit: "3-0602",
      .address: "x", .subject: "漏水", .description: "d", .about: "otis", .customerID: "c-1",
      .customerType: "owner", .customerName: "王", .customerPhone: "13800000000",
      .customerEmail: "a@b", .customerUnit: "7",
    ]
    for (field, text) in texts { #expect(request[field] == .text(text), "\(field)") }
    #expect(request[.latitude] == .number("31.2"))
    #expect(request[.longitude] == .number("121.4"))
    #expect(request.receipt == true)
    #expect(request.attributes == ["a": .number("1"), "b": .text("x"), "c": .bool(false)])
    #expect(
      request.attachments
        == [Attachment(name: "p.jpg", url: "http://x/p.jpg", mediaType: "image/jpeg")])
  }

  @Test(arguments: [
    ("\"lat\":\"north\"", "lat", "north"),
    ("\"subject\":[\"a\",{\"z\":1,\"b\":null}]", "subject", "[\"a\",{\"b\":null,\"z\":1}]"),
    ("\"site\":true", "site", "true"),
    ("\"receipt\":\"perhaps\"", "receipt", "perhaps"),
    ("\"customer\":\"Mr Wang\"", "customer", "Mr Wang"),
    ("\"customer\":{\"name\":[1]}", "customer.name", "[1]"),
    ("\"attributes\":[1,2]", "attributes", "[1,2]"),
    ("\"attachments\":\"a.jpg\"", "attachments", "a.jpg"),
    ("\"attachments\":[\"a.jpg\"]", "attachments.0", "a.jpg"),
  ])
  func `moves an optional value of the wrong type to attributes and says so`(
    member: String, name: String, text: String
  ) throws {
    let accepted = try #require(Reading.read("{\"description\":\"x\",\(member)}").accepted)
    guard case .request(let request) = accepted.message else { return }
    #expect(request.attributes[name]?.text == text)
    #expect(accepted.notes.count == 1)
    #expect(accepted.notes[0].contains("'\(name)'"))
  }

  @Test(arguments: [
    ("\"priority\":\"high\"", "priority", RequestValue.text("high")),
    ("\"floor\":3", "floor", .number("3")),
    ("\"event\":\"arrived\"", "event", .text("arrived")),
    ("\"customer\":{\"vip\":true}", "customer.vip", .bool(true)),
    ("\"extra\":{\"b\":[1],\"a\":\"é\"}", "extra", .text("{\"a\":\"é\",\"b\":[1]}")),
    ("\"attributes\":{\"n\":{\"x\":1}}", "n", .text("{\"x\":1}")),
    ("\"attachments\":[{\"name\":\"a\",\"size\":5}]", "attachments.0.size", .number("5")),
    ("\"customer.phone\":\"1\"", "customer.phone", .text("1")),
  ])
  func `keeps what it does not know as an attribute`(
    member: String, name: String, value: RequestValue
  ) throws {
    let request = try #require(Reading.read("{\"description\":\"x\",\(member)}").request)
    #expect(request.attributes[name] == value)
  }

  @Test func `keeps both values where an attribute has the name already`() throws {
    let request = try #require(
      Reading.read("{\"color\":\"red\",\"attributes\":{\"color\":\"blue\"}}").request)
    #expect(request.attributes == ["color": .text("blue"), "color~2": .text("red")])
  }

  @Test func `takes numbers of any size as the digits they came with`() throws {
    let request = try #require(
      Reading.read("{\"id\":12345678901234567890123,\"subject\":1.50}").request)
    #expect(request[.id] == .text("12345678901234567890123"))
    #expect(request[.subject] == .text("1.50"))
  }

  @Test func `from YAML keeps plain scalars as they are written`() throws {
    let request = try #require(
      Reading.read("unit: 0602\nsubject: no\nhex: 0x1F\nflag: true\nn: 1.5\n", as: "a.YML").request)
    #expect(request[.unit] == .text("0602"))
    #expect(request[.subject] == .text("no"))
    #expect(
      request.attributes
        == ["hex": .text("0x1F"), "flag": .bool(true), "n": .number("1.5")])
  }

  @Test func `has the folder as its source unless it says another`() throws {
    let context = Reading.context("a.json", source: "desk")
    #expect(Reading.read("{\"subject\":\"x\"}", context).request?[.source] == .text("desk"))
    #expect(
      Reading.read("{\"subject\":\"x\",\"source\":\"app\"}", context).request?[.source]
        == .text("app"))
  }

  @Test func `without a time was asked when it was taken`() throws {
    let accepted = try #require(Reading.read("{\"subject\":\"x\"}").accepted)
    #expect(accepted.givenTime == nil)
    guard case .request(let request) = accepted.message else { return }
    #expect(request.receivedAt == Reading.takenAt)
  }

  @Test func `without an offset is in the zone of its source`() throws {
    var mapping = SourceMapping()
    mapping.zone = Zone(named: "Asia/Shanghai")
    let context = Reading.context("a.json", source: "s", mapping: mapping)
    let text = "{\"subject\":\"x\",\"received_at\":\"2026-01-05T10:00:00\"}"
    #expect(
      Reading.read(text, context).request?.receivedAt
        == (try Timestamp(parsing: "2026-01-05T02:00:00Z")))
  }

  @Test(arguments: [(299, true), (300, true), (301, false)])
  func `believes a clock that is five minutes fast, and no more`(
    seconds: Int, believed: Bool
  ) throws {
    let time = Reading.takenAt + .seconds(seconds)
    let text = "{\"subject\":\"x\",\"received_at\":\"\(time)\"}"
    let accepted = try #require(Reading.read(text).accepted)
    guard case .request(let request) = accepted.message else { return }
    #expect(request.receivedAt == (believed ? time : Reading.takenAt))
    #expect(request.attributes["received_at"] == (believed ? nil : .text("\(time)")))
    #expect(accepted.givenTime == time)
  }

  @Test func `asks for a receipt by itself or through its source`() {
    var mapping = SourceMapping()
    mapping.receipt = true
    let asking = Reading.context("a.json", source: "s", mapping: mapping)
    let silent = Reading.context("a.json")
    #expect(Reading.read("{\"subject\":\"x\"}", asking).accepted?.wantsReceipt == true)
    #expect(
      Reading.read("{\"subject\":\"x\",\"receipt\":false}", asking).accepted?.wantsReceipt == false)
    #expect(Reading.read("{\"subject\":\"x\"}", silent).accepted?.wantsReceipt == false)
    #expect(
      Reading.read("{\"subject\":\"x\",\"receipt\":true}", silent).accepted?.wantsReceipt == true)
  }

  @Test(arguments: [
    ("31.2", true), ("-0.5", true), ("+121", true), ("1e2", true), ("1e999", false),
    ("12,5", false), ("31.2N", false), ("", false),
  ])
  func `takes a coordinate that is written as text`(text: String, isNumber: Bool) throws {
    let request = try #require(
      Reading.read("subject,lat\nx,\"\(text)\"\n", as: "a.csv").items.first?.request)
    #expect((request[.latitude] != nil) == isNumber)
    #expect(request.attributes["lat"]?.text == (isNumber || text.isEmpty ? nil : text))
  }

  @Test func `that is refused still says its id and its wish for a receipt`() throws {
    let text = "{\"id\":7,\"receipt\":true,\"subject\":\"x\",\"received_at\":\"soon\"}"
    let refusal = try #require(Reading.read(text).refusal)
    #expect(refusal.id == "7")
    #expect(refusal.receipt == true)
  }
}
