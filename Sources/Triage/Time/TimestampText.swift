// RFC 3339, read and written.

extension Timestamp {
  /// What a text without an offset, or without a time of day, is taken for.
  package enum Leniency: Hashable, Sendable {
    /// RFC 3339 as it stands: date, time and offset.
    case strict
    /// A missing offset is the zone's at that time; seconds may be missing too.
    case local(Zone)
    /// As `local`, and a date alone is its midnight.
    case localOrDate(Zone)

    var zone: Zone? {
      switch self {
      case .strict: nil
      case .local(let zone), .localOrDate(let zone): zone
      }
    }
  }

  /// Reads `2026-11-23T10:00:00+08:00`.
  ///
  /// A space may stand for the `T` and both may be small. Parts of a second beyond milliseconds are
  /// dropped; a leap second is the first of the next minute. An instant outside the years 0 to 9999
  /// of UTC becomes the end of the range.
  package init(parsing text: String, as leniency: Leniency = .strict) throws(TimeTextError) {
    var cursor = TimeCursor(text)
    let date = try CivilDate(reading: &cursor)
    if case .localOrDate(let zone) = leniency, cursor.isAtEnd {
      self = zone.instant(CivilDateTime(date: date, time: .midnight))
      return
    }
    guard cursor.skip("T") || cursor.skip("t") || cursor.skip(" ") else {
      throw cursor.error(.expected("'T' and a time of day"))
    }
    let (time, leap) = try CivilTime.read(&cursor, secondsRequired: leniency == .strict)
    let local = CivilDateTime(date: date, time: time)
    let instant = try Self.resolve(local, &cursor, leniency)
    try cursor.expectEnd()
    self = instant.advanced(byMilliseconds: leap ? 1000 : 0)
  }

  private static func resolve(
    _ local: CivilDateTime, _ cursor: inout TimeCursor, _ leniency: Leniency
  ) throws(TimeTextError) -> Timestamp {
    if let zone = leniency.zone {
      guard !cursor.isAtEnd else { return zone.instant(local) }
      let offset = try cursor.utcOffset(strict: false)
      return Timestamp(milliseconds: local.wallMilliseconds - offset)
    }
    guard !cursor.isAtEnd else { throw cursor.error(.noOffset) }
    return Timestamp(milliseconds: local.wallMilliseconds - (try cursor.utcOffset(strict: true)))
  }

  /// `2026-11-23T10:00:00+08:00`, in UTC with `Z`; milliseconds only where they are not zero.
  ///
  /// An offset with seconds, as Monrovia's until 1972, is written in whole minutes with the time of
  /// day adjusted, since RFC 3339 has no seconds there: the instant stays exact.
  package func text(in zone: Zone) -> String {
    let minutes = zone.stretches[zone.stretchIndex(at: self)].offset / 60_000
    let local = CivilDateTime(wallMilliseconds: milliseconds + minutes * 60_000)
    var digits = TimeDigits()
    digits.append(local)
    digits.append(offsetInMinutes: Int(minutes))
    return digits.text
  }
}

extension Timestamp: CustomStringConvertible {
  /// In UTC.
  package var description: String { text(in: .utc) }
}

extension TimeCursor {
  /// `Z` or `+08:00`, in milliseconds; `+0800` and `+08` too unless strict.
  mutating func utcOffset(strict: Bool) throws(TimeTextError) -> Int64 {
    if skip("Z") || skip("z") { return 0 }
    let negative = skip("-")
    guard negative || skip("+") else {
      throw error(.expected("an offset from UTC such as 'Z' or '+08:00'"))
    }
    let hours = try number(digits: 2...2, in: 0...23, of: "hour")
    var minutes = 0
    if skip(":") || (!strict && next.map(Self.isDigit) == true) {
      minutes = try number(digits: 2...2, in: 0...59, of: "minute")
    } else if strict {
      throw error(.expected("':'"))
    }
    let size = Int64(hours * 60 + minutes) * 60_000
    return negative ? -size : size
  }
}
