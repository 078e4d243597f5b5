// Foundation is the only source of time-zone rules here; asking it per look-up would cost
// microseconds, so it is asked once per zone.
import Foundation
import Synchronization

extension Zone {
  /// The zone of that name; nil where the system knows none.
  ///
  /// The first call for a name costs up to some ten milliseconds, later ones a look-up.
  package init?(named name: String) {
    let known = Self.loaded.withLock { $0[name] }
    guard let zone = known ?? Self.load(name) else { return nil }
    self = zone
  }

  /// The zone of the machine, UTC where it has none.
  package static var system: Zone {
    Zone(named: TimeZone.current.identifier) ?? .utc
  }

  /// Every name that the system knows, for suggestions.
  package static var knownNames: [String] { TimeZone.knownTimeZoneIdentifiers }

  private static let loaded = Mutex<[String: Zone]>([:])

  private static func load(_ name: String) -> Zone? {
    guard let rules = TimeZone(identifier: name) else { return nil }
    let zone = Zone(name: name, stretches: stretches(of: rules))
    loaded.withLock { $0[name] = zone }
    return zone
  }

  private static func stretches(of rules: TimeZone) -> [Stretch] {
    var stretches = [stretch(from: .earliest, asking: rules, at: Date(timeIntervalSince1970: 0))]
    var changed = Date(timeIntervalSince1970: 0)
    while let next = rules.nextDaylightSavingTimeTransition(after: changed), next > changed,
      next < tableEnd
    {
      changed = next
      let start = Timestamp(milliseconds: Int64((next.timeIntervalSince1970 * 1000).rounded()))
      let stretch = stretch(from: start, asking: rules, at: next)
      guard stretch.offset != stretches[stretches.count - 1].offset else { continue }
      stretches[stretches.count - 1].end = start
      stretches.append(stretch)
    }
    return stretches
  }

  private static func stretch(
    from start: Timestamp, asking rules: TimeZone, at date: Date
  ) -> Stretch {
    Stretch(start: start, end: .latest, offset: Int64(rules.secondsFromGMT(for: date)) * 1000)
  }

  /// 2100-01-01T00:00:00Z.
  private static let tableEnd = Date(timeIntervalSince1970: 4_102_444_800)
}
