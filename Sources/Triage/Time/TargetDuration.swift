/// How long a target gives: `90s`, `1h30m`, `2d`, `2wd`.
///
/// The three kinds run on different clocks, so one duration is of one kind: `1wd2h` has no meaning
/// that two people would read alike, and is refused.
package enum TargetDuration: Hashable, Sendable {
  /// Time inside the calendar's hours, in real milliseconds.
  case running(milliseconds: Int64)
  /// Days by the wall clock, whatever the calendar says.
  case days(Int)
  /// Days that have at least one interval in the calendar.
  case workingDays(Int)

  /// Ten thousand days: no target is longer, and no sum of two of them overflows.
  package static let longestDays = 10_000
}
