/// A time of day on a wall clock, to the millisecond, from 00:00 up to but not including 24:00.
package struct CivilTime: Hashable, Sendable {
  /// Counted from midnight as the clock shows it, not as it elapses.
  package let milliseconds: Int

  /// 00:00.
  package static let midnight = CivilTime(clamping: 0)

  /// Nil where a clock does not show such a time.
  package init?(hour: Int, minute: Int, second: Int = 0, millisecond: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second),
      (0...999).contains(millisecond)
    else { return nil }
    milliseconds = ((hour * 60 + minute) * 60 + second) * 1000 + millisecond
  }

  init(clamping milliseconds: Int) {
    self.milliseconds = min(max(milliseconds, 0), CivilTime.millisecondsPerDay - 1)
  }

  /// From 0 to 23.
  package var hour: Int { milliseconds / 3_600_000 }

  /// From 0 to 59.
  package var minute: Int { milliseconds / 60_000 % 60 }

  /// From 0 to 59.
  package var second: Int { milliseconds / 1000 % 60 }

  /// From 0 to 999.
  package var millisecond: Int { milliseconds % 1000 }

  static let millisecondsPerDay = 86_400_000
}

extension CivilTime: Comparable {
  /// Earlier in the day is less.
  package static func < (left: CivilTime, right: CivilTime) -> Bool {
    left.milliseconds < right.milliseconds
  }
}

extension CivilTime: CustomStringConvertible {
  /// `09:05:03`, with `.250` where the milliseconds are not zero.
  package var description: String {
    var digits = TimeDigits()
    digits.append(self)
    return digits.text
  }
}
