import Testing
import Triage

@Suite("A zone")
struct ZoneTests {
  @Test("that nobody knows is none", arguments: ["Asia/Shangai", "", "Mars/Olympus", "../etc"])
  func unknown(name: String) {
    #expect(Zone(named: name) == nil)
  }

  @Test(
    "knows its offset through every change",
    arguments: [
      ("Asia/Shanghai", "2026-07-01T00:00:00Z", "2026-07-01T08:00:00+08:00"),
      ("Asia/Shanghai", "1988-07-01T00:00:00Z", "1988-07-01T09:00:00+09:00"),
      ("America/New_York", "2026-03-08T06:59:59Z", "2026-03-08T01:59:59-05:00"),
      ("America/New_York", "2026-03-08T07:00:00Z", "2026-03-08T03:00:00-04:00"),
      ("America/New_York", "2026-11-01T06:00:00Z", "2026-11-01T01:00:00-05:00"),
      ("Australia/Lord_Howe", "2026-04-04T15:00:00Z", "2026-04-05T01:30:00+10:30"),
      ("Australia/Lord_Howe", "2026-04-04T14:59:59Z", "2026-04-05T01:59:59+11:00"),
      ("Asia/Kathmandu", "2026-01-01T00:00:00Z", "2026-01-01T05:45:00+05:45"),
      ("Pacific/Apia", "2011-12-30T10:00:00Z", "2011-12-31T00:00:00+14:00"),
      ("Pacific/Apia", "2011-12-30T09:59:59Z", "2011-12-29T23:59:59-10:00"),
      ("Africa/Monrovia", "1971-01-01T00:00:00Z", "1970-12-31T23:16:00-00:44"),
      ("America/New_York", "2099-07-01T00:00:00Z", "2099-06-30T20:00:00-04:00"),
      ("America/New_York", "9999-12-31T23:59:59Z", "9999-12-31T18:59:59-05:00"),
      ("Europe/London", "2026-01-01T00:00:00Z", "2026-01-01T00:00:00Z"),
    ])
  func offsets(name: String, instant: String, local: String) throws {
    let instant = try at(instant)
    let text = try instant.text(in: zone(name))
    #expect(text == local)
    #expect(try at(text) == instant)
  }

  @Test(
    "moves a skipped time forward by the gap and takes the earlier of two",
    arguments: [
      ("America/New_York", "2026-03-08T02:30:00", "2026-03-08T03:30:00-04:00"),
      ("America/New_York", "2026-03-08T02:00:00", "2026-03-08T03:00:00-04:00"),
      ("America/New_York", "2026-11-01T01:30:00", "2026-11-01T01:30:00-04:00"),
      ("America/New_York", "2026-11-01T02:00:00", "2026-11-01T02:00:00-05:00"),
      ("Australia/Lord_Howe", "2026-10-04T02:10:00", "2026-10-04T02:40:00+11:00"),
      ("Australia/Lord_Howe", "2026-04-05T01:45:00", "2026-04-05T01:45:00+11:00"),
      ("Pacific/Apia", "2011-12-30T12:00:00", "2011-12-31T12:00:00+14:00"),
    ])
  func gapsAndOverlaps(name: String, local: String, expected: String) throws {
    let zone = try zone(name)
    let instant = try Timestamp(parsing: local, as: .local(zone))
    #expect(instant.text(in: zone) == expected)
  }

  @Test("finds back every hour that the clock shows once")
  func roundTrips() throws {
    for name in ["America/New_York", "Australia/Lord_Howe", "Africa/Casablanca", "Asia/Tehran"] {
      let zone = try zone(name)
      var instant = try at("2015-01-01T00:00:00Z")
      let end = try at("2030-01-01T00:00:00Z")
      var wrong: [Timestamp] = []
      while instant < end {
        let back = zone.instant(zone.local(instant))
        let isEarlierTwin = zone.local(back) == zone.local(instant) && back < instant
        if back != instant, !isEarlierTwin { wrong.append(instant) }
        instant = instant + .seconds(3600)
      }
      #expect(wrong.isEmpty, "\(name)")
    }
  }

  @Test("holds at the ends of time")
  func ends() throws {
    for name in ["Pacific/Kiritimati", "Etc/GMT+12", "UTC"] {
      let zone = try zone(name)
      #expect(zone.instant(zone.local(.earliest)) >= .earliest)
      #expect(zone.instant(zone.local(.latest)) <= .latest)
    }
  }
}
