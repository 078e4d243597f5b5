import Testing
import Triage

@Suite("A written time")
struct TimeTextTests {
  @Test(
    "of RFC 3339 is read",
    arguments: [
      ("2026-11-23T10:00:00+08:00", "2026-11-23T02:00:00Z"),
      ("2026-11-23t02:00:00z", "2026-11-23T02:00:00Z"),
      ("2026-11-23 02:00:00.5-00:30", "2026-11-23T02:30:00.500Z"),
      ("2026-11-23T02:00:00.1239999Z", "2026-11-23T02:00:00.123Z"),
      ("2016-12-31T23:59:60Z", "2017-01-01T00:00:00Z"),
      ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
      ("0000-01-01T00:00:00+23:59", "0000-01-01T00:00:00Z"),
      ("9999-12-31T23:59:59.999-23:59", "9999-12-31T23:59:59.999Z"),
    ])
  func strict(text: String, expected: String) throws {
    #expect("\(try at(text))" == expected)
  }

  @Test(
    "says what is wrong and where",
    arguments: [
      ("2026-11-23T10:00:00", 19, TimeTextError.Reason.noOffset),
      ("2026-11-23", 10, .expected("'T' and a time of day")),
      ("2026-11-23T24:00:00Z", 11, .noSuch("hour 24")),
      ("2026-11-23T10:60:00Z", 14, .noSuch("minute 60")),
      ("2026-11-23T10:00Z", 16, .expected("':' and seconds")),
      ("2026-11-23T10:00:00.Z", 20, .expected("digits of a second")),
      ("2026-11-23T10:00:00+0800", 22, .expected("':'")),
      ("2026-11-23T10:00:00Z ", 20, .trailing),
      ("2026/11/23T10:00:00Z", 4, .expected("'-'")),
      ("２０２６-11-23T10:00:00Z", 0, .expected("four digits of a year")),
    ])
  func problems(text: String, offset: Int, reason: TimeTextError.Reason) {
    let error = #expect(throws: TimeTextError.self) { try Timestamp(parsing: text) }
    #expect(error?.offset == offset)
    #expect(error?.reason == reason)
  }

  @Test(
    "may lack offset and seconds where a zone is given",
    arguments: [
      ("2026-11-23T10:00:00", "2026-11-23T10:00:00+08:00"),
      ("2026-11-23 10:00", "2026-11-23T10:00:00+08:00"),
      ("2026-11-23T10:00:00+0530", "2026-11-23T12:30:00+08:00"),
      ("2026-11-23T10:00:00+05", "2026-11-23T13:00:00+08:00"),
      ("2026-11-23T10:00Z", "2026-11-23T18:00:00+08:00"),
    ])
  func lenient(text: String, expected: String) throws {
    let zone = try zone("Asia/Shanghai")
    #expect(try Timestamp(parsing: text, as: .local(zone)).text(in: zone) == expected)
  }

  @Test("is a date alone only where said")
  func dateOnly() throws {
    let zone = try zone("Asia/Shanghai")
    let midnight = try Timestamp(parsing: "2026-11-23", as: .localOrDate(zone))
    #expect(midnight.text(in: zone) == "2026-11-23T00:00:00+08:00")
    #expect(throws: TimeTextError.self) { try Timestamp(parsing: "2026-11-23", as: .local(zone)) }
  }

  @Test("never traps, whatever the bytes")
  func mutations() {
    var random = SeededRandom(seed: 42)
    let text = Array("2026-11-23T10:00:00.5+08:00".utf8)
    var read = 0
    for _ in 0..<20_000 {
      var bytes = text
      for _ in 0...Int.random(in: 0...3, using: &random) {
        bytes[Int.random(in: 0..<bytes.count, using: &random)] = UInt8.random(
          in: 0x20...0x7E, using: &random)
      }
      let mutated = String(decoding: bytes, as: UTF8.self)
      guard let instant = try? Timestamp(parsing: mutated) else { continue }
      read += 1
      let back = try? Timestamp(parsing: "\(instant)")
      if back != instant { Issue.record("seed 42: \(mutated)") }
    }
    #expect(read > 100)
  }

  @Test("arithmetic stops at the ends of time")
  func ends() {
    #expect(Timestamp.latest + .seconds(Int64.max) == .latest)
    #expect(Timestamp.earliest - .seconds(Int64.max) == .earliest)
    #expect(Timestamp.earliest + .seconds(Int64.min) == .earliest)
    #expect(Timestamp.latest - .seconds(Int64.min) == .latest)
    #expect(Timestamp(milliseconds: .min) == .earliest)
    #expect(Timestamp.latest - Timestamp.earliest > .zero)
  }
}
