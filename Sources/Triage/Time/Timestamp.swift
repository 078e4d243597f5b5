/// An instant, to the millisecond, on the UTC time line without leap seconds.
///
/// Every value lies between the start of the year 0000 and the end of 9999 (UTC), which is what
/// RFC 3339 can write. Arithmetic stops at these ends instead of overflowing, so that no input can
/// trap it.
package struct Timestamp: Hashable, Sendable {
  /// Counted from 1970-01-01T00:00:00Z; negative before.
  package let milliseconds: Int64

  /// The instant so many milliseconds after 1970, or the end of the range next to it.
  package init(milliseconds: Int64) {
    self.milliseconds = min(max(milliseconds, Self.firstMillisecond), Self.lastMillisecond)
  }

  /// 0000-01-01T00:00:00Z.
  package static let earliest = Timestamp(milliseconds: firstMillisecond)

  /// 9999-12-31T23:59:59.999Z.
  package static let latest = Timestamp(milliseconds: lastMillisecond)

  private static let firstMillisecond: Int64 = -62_167_219_200_000
  private static let lastMillisecond: Int64 = 253_402_300_799_999
}

extension Timestamp: Comparable {
  /// Earlier is less.
  package static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

extension Timestamp {
  /// Stops at the ends of the range; parts of a millisecond are dropped.
  package static func + (instant: Timestamp, duration: Duration) -> Timestamp {
    instant.advanced(byMilliseconds: duration.wholeMilliseconds)
  }

  /// Stops at the ends of the range; parts of a millisecond are dropped.
  package static func - (instant: Timestamp, duration: Duration) -> Timestamp {
    instant.advanced(byMilliseconds: 0 - max(duration.wholeMilliseconds, -Int64.max))
  }

  /// Negative where the right one is later.
  package static func - (left: Timestamp, right: Timestamp) -> Duration {
    .milliseconds(left.milliseconds - right.milliseconds)
  }

  /// So much later; stops at the ends of the range.
  func advanced(byMilliseconds count: Int64) -> Timestamp {
    let (sum, overflow) = milliseconds.addingReportingOverflow(count)
    guard overflow else { return Timestamp(milliseconds: sum) }
    return count < 0 ? .earliest : .latest
  }
}

extension Duration {
  /// Rounded towards zero; the nearest `Int64` where it does not fit.
  package var wholeMilliseconds: Int64 {
    let (seconds, attoseconds) = components
    let (scaled, overflow) = seconds.multipliedReportingOverflow(by: 1000)
    let (sum, beyond) = scaled.addingReportingOverflow(attoseconds / 1_000_000_000_000_000)
    guard overflow || beyond else { return sum }
    return seconds < 0 ? .min : .max
  }
}
