import Testing
import Triage

@testable import Intake

@Suite struct `A content digest` {
  static let sameContent: [(name: String, text: String)] = [
    (
      "a.json",
      "{\"id\":\"1\",\"subject\":\"漏水\",\"lat\":1.5,\"customer\":{\"phone\":\"138\"},\"floor\":3}"
    ),
    (
      "b.json",
      "{ \"floor\" : \"3\", \"customer\":{\"phone\":138}, \"lat\":\"1.5\",\"subject\":\"漏水\",\n\"id\":1}"
    ),
    ("c.yaml", "subject: 漏水\nid: '1'\ncustomer: {phone: 138}\nlat: 1.5\nattributes: {floor: 3}\n"),
    (
      "d.ndjson",
      "{\"id\":1,\"subject\":\"\\u6f0f水\",\"attributes\":{\"floor\":3},\"lat\":1.5,"
        + "\"customer\":{\"phone\":\"138\"},\"unit\":null,\"receipt\":true}\n"
    ),
    ("e.csv", "id,subject,lat,customer.phone,floor,unit\r\n1,漏水,1.5,138,3,\r\n"),
    ("f.csv", "floor;lat;id;\"subject\";customer.phone\n3;1.5;1;\"漏水\";138\n"),
  ]

  private static func digest(_ text: String, _ name: String) throws -> ContentDigest {
    ContentDigest.of(try #require(Reading.read(text, as: name).accepted))
  }

  @Test(arguments: sameContent)
  func `is the same for the same content in any format and order`(
    name: String, text: String
  ) throws {
    let first = Self.sameContent[0]
    #expect(try Self.digest(text, name) == Self.digest(first.text, first.name))
  }

  @Test(arguments: [
    ("{\"id\":\"2\",\"subject\":\"a\"}", "{\"id\":\"1\",\"subject\":\"a\"}"),
    ("{\"subject\":\"a\"}", "{\"description\":\"a\"}"),
    ("{\"subject\":\"a\"}", "{\"subject\":\"A\"}"),
    ("{\"subject\":\"a\",\"x\":\"b\"}", "{\"subject\":\"a\",\"x\":\"c\"}"),
    ("{\"x\":\"ab\",\"y\":\"c\"}", "{\"x\":\"a\",\"y\":\"bc\"}"),
    ("{\"subject\":\"a\"}", "{\"subject\":\"a\",\"received_at\":\"2026-01-01T00:00:00Z\"}"),
    (
      "{\"subject\":\"a\",\"attachments\":[{\"name\":\"x\"}]}",
      "{\"subject\":\"a\",\"attachments\":[{\"url\":\"x\"}]}"
    ),
    (
      "{\"kind\":\"update\",\"ref\":\"1\",\"event\":\"arrived\"}",
      "{\"kind\":\"update\",\"ticket\":\"1\",\"event\":\"arrived\"}"
    ),
    (
      "{\"kind\":\"feedback\",\"ref\":\"1\",\"score\":4}",
      "{\"kind\":\"feedback\",\"ref\":\"1\",\"score\":5}"
    ),
  ])
  func `differs where the content does`(left: String, right: String) throws {
    #expect(try Self.digest(left, "a.json") != Self.digest(right, "a.json"))
  }

  @Test func `does not depend on when the file was taken`() throws {
    let ahead = "{\"subject\":\"a\",\"received_at\":\"\(Reading.takenAt + .seconds(3600))\"}"
    for text in [ahead, "{\"subject\":\"a\"}"] {
      var later = Reading.context("a.json")
      later.takenAt = Reading.takenAt + .seconds(7200)
      let first = try Self.digest(text, "a.json")
      let second = ContentDigest.of(try #require(Reading.read(text, later).accepted))
      #expect(first == second)
    }
  }

  @Test func `is a text with its algorithm in front`() throws {
    let text = try Self.digest("{\"subject\":\"a\"}", "a.json").text
    #expect(text.hasPrefix("sha256:"))
    #expect(text.utf8.count == 71)
  }

  @Test(arguments: [UInt64(1), 2, 3, 4, 5])
  func `is the same in four formats for any request`(seed: UInt64) throws {
    var source = SeededSource(seed: seed)
    for _ in 0..<40 {
      let members = RandomMembers.make(&source)
      let digests = try members.texts.map { try Self.digest($0.text, $0.name) }
      #expect(Set(digests).count == 1, "seed \(seed): \(members.texts)")
    }
  }
}

/// The numbers of SplitMix64, the same for the same seed.
struct SeededSource: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ mixed >> 30) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ mixed >> 27) &* 0x94D0_49BB_1331_11EB
    return mixed ^ mixed >> 31
  }
}

/// A request of random texts, written in each format.
struct RandomMembers {
  private static let names = [
    "id", "subject", "description", "site", "channel", "floor", "color", "unit", "about",
  ]
  private static let pieces = [
    "a", "漏水", "\"", "\\", "\n", ",", ";", " b", "'", "电梯", "é", "😀", "\t", "#", ": ", "x",
  ]

  private let members: [(name: String, value: String)]

  static func make(_ source: inout SeededSource) -> RandomMembers {
    let names = names.shuffled(using: &source).prefix(Int.random(in: 1...6, using: &source))
    let members = (names + ["subject"]).reduce(into: [(name: String, value: String)]()) {
      list, name in
      guard !list.contains(where: { $0.name == name }) else { return }
      let count = Int.random(in: 1...6, using: &source)
      let parts = (0..<count).map { _ in pieces.randomElement(using: &source) ?? "" }
      list.append((name, name == "id" ? "i\(count)" : "v" + parts.joined()))
    }
    return RandomMembers(members: members)
  }

  var texts: [(name: String, text: String)] {
    [
      ("a.json", object(members)), ("b.json", object(members.reversed())),
      ("c.yaml", members.map { "\($0.name): \(quoted($0.value))\n" }.joined()),
      ("d.ndjson", object(members) + "\n"), ("e.csv", table(",")), ("f.csv", table(";")),
    ]
  }

  private func object(_ members: [(name: String, value: String)]) -> String {
    "{" + members.map { "\(quoted($0.name)):\(quoted($0.value))" }.joined(separator: ",") + "}"
  }

  private func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\t": result += "\\t"
      case _: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }

  private func table(_ delimiter: String) -> String {
    let cells = members.map { member in
      "\""
        + member.value.split(separator: "\"", omittingEmptySubsequences: false)
        .joined(separator: "\"\"") + "\""
    }
    return (members.map(\.name) + ["zz"]).joined(separator: delimiter) + "\r\n"
      + (cells + [""]).joined(separator: delimiter) + "\r\n"
  }
}
