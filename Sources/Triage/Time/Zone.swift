/// A place's clock by its IANA name, with every change of its offset from 1970 to 2100.
///
/// Looking up an offset is a binary search over at most a few hundred changes. Before 1970 the
/// zone's first offset holds, after 2100 its last: no ticket is that old and no target that far.
package struct Zone: Sendable {
  /// As in `Asia/Shanghai`.
  package let name: String

  /// A stretch of time through which the offset stays the same.
  struct Stretch: Sendable {
    var start: Timestamp
    /// The first instant of the next stretch.
    var end: Timestamp
    /// Local minus UTC.
    var offset: Int64
  }

  /// Never empty, without holes, from the earliest timestamp to the latest.
  let stretches: [Stretch]

  init(name: String, stretches: [Stretch]) {
    self.name = name
    self.stretches = stretches
  }

  /// Coordinated Universal Time.
  package static let utc = Zone(
    name: "UTC", stretches: [Stretch(start: .earliest, end: .latest, offset: 0)])
}

extension Zone: Hashable {
  /// By name: the same name has the same clock within one process.
  package static func == (left: Zone, right: Zone) -> Bool { left.name == right.name }

  /// By name.
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Zone {
  /// Local time minus UTC at an instant.
  package func offset(at instant: Timestamp) -> Duration {
    .milliseconds(stretches[stretchIndex(at: instant)].offset)
  }

  /// What the wall shows at an instant.
  package func local(_ instant: Timestamp) -> CivilDateTime {
    CivilDateTime(wallMilliseconds: wall(instant))
  }

  /// The instant at which the wall shows a time.
  ///
  /// A time that the clock skips is moved forward by what it skips (02:30 becomes 03:30), a time
  /// that it shows twice is the earlier one. Both are what RFC 5545 says of local times.
  package func instant(_ local: CivilDateTime) -> Timestamp {
    let wall = local.wallMilliseconds
    var index = stretchIndex(
      at: Timestamp(milliseconds: wall).advanced(byMilliseconds: -Self.margin))
    while index + 1 < stretches.count,
      wall - stretches[index].offset >= stretches[index].end.milliseconds,
      wall - stretches[index + 1].offset >= stretches[index + 1].start.milliseconds
    {
      index += 1
    }
    return Timestamp(milliseconds: wall - stretches[index].offset)
  }

  /// The index of the stretch that an instant lies in.
  func stretchIndex(at instant: Timestamp) -> Int {
    guard stretches.count > 1 else { return 0 }
    var low = 0
    var high = stretches.count - 1
    while low < high {
      let middle = (low + high + 1) / 2
      if stretches[middle].start <= instant { low = middle } else { high = middle - 1 }
    }
    return low
  }

  /// The wall's time on the scale of `CivilDateTime.wallMilliseconds`.
  func wall(_ instant: Timestamp) -> Int64 {
    instant.milliseconds + stretches[stretchIndex(at: instant)].offset
  }

  /// More than any offset and any change of one.
  private static let margin: Int64 = 2 * 86_400_000
}
