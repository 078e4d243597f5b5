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

  /// Some 27 years: no target is longer, whichever unit it is written in.
  package static let longestDays = 10_000

  static let longestRunning = Int64(longestDays) * Int64(CivilTime.millisecondsPerDay)
}

extension TargetDuration {
  /// Reads whole numbers with units: `h`, `m`, `s` in this order, or `d`, or `wd`, alone.
  package init(parsing text: some StringProtocol) throws(TimeTextError) {
    var cursor = TimeCursor(text)
    var milliseconds: Int64 = 0
    var smallest: Unit?
    repeat {
      let start = cursor.offset
      let number = try cursor.number(digits: 1...9, of: "a whole number and a unit")
      let unit = try Unit(reading: &cursor)
      guard unit.runs else {
        self = try Self.days(number, unit, alone: smallest == nil && cursor.isAtEnd, at: start)
        return
      }
      if let smallest, unit >= smallest {
        throw TimeTextError(.unitOrder(unit.name), at: start)
      }
      smallest = unit
      milliseconds += Int64(number) * unit.milliseconds
      guard milliseconds <= Self.longestRunning else {
        throw TimeTextError(.tooLong("\(Self.longestDays) days"), at: start)
      }
    } while !cursor.isAtEnd
    self = .running(milliseconds: milliseconds)
  }

  private static func days(
    _ number: Int, _ unit: Unit, alone: Bool, at start: Int
  ) throws(TimeTextError) -> TargetDuration {
    guard alone else { throw TimeTextError(.mixedUnits, at: start) }
    guard number <= longestDays else {
      throw TimeTextError(.tooLong("\(longestDays) days"), at: start)
    }
    return unit == .day ? .days(number) : .workingDays(number)
  }

  private enum Unit: Int, Comparable {
    case second, minute, hour, day, workingDay

    static let names = ["s", "m", "h", "d", "wd"].map { Array($0.utf8) }

    init(reading cursor: inout TimeCursor) throws(TimeTextError) {
      guard let index = cursor.word(of: Self.names, anyCase: false),
        let unit = Unit(rawValue: index)
      else {
        throw cursor.error(.expected("a unit: 's', 'm', 'h', 'd' or 'wd'"))
      }
      self = unit
    }

    var name: String { String(decoding: Self.names[rawValue], as: UTF8.self) }

    var runs: Bool { self < .day }

    var milliseconds: Int64 {
      switch self {
      case .second: 1000
      case .minute: 60_000
      case .hour: 3_600_000
      case .day, .workingDay: 86_400_000
      }
    }

    static func < (left: Unit, right: Unit) -> Bool { left.rawValue < right.rawValue }
  }
}

extension TargetDuration: CustomStringConvertible {
  /// As it is written, in the largest units that fit: `1h30m`.
  package var description: String {
    switch self {
    case .days(let count): return "\(count)d"
    case .workingDays(let count): return "\(count)wd"
    case .running(let milliseconds):
      let seconds = milliseconds / 1000
      let parts = [(seconds / 3600, "h"), (seconds / 60 % 60, "m"), (seconds % 60, "s")]
      let text = parts.filter { $0.0 != 0 }.map { "\($0.0)\($0.1)" }.joined()
      return text.isEmpty ? "0s" : text
    }
  }
}
