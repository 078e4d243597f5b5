internal import GRDB
internal import Triage

internal import struct Foundation.Data

// What values of ours are in a column.

extension Timestamp {
  var databaseValue: DatabaseValue { milliseconds.databaseValue }
}

extension Money {
  var databaseValue: DatabaseValue { cents.databaseValue }
}

extension RawRepresentable<String> {
  var databaseValue: DatabaseValue { rawValue.databaseValue }
}

extension [UInt8] {
  var databaseValue: DatabaseValue { Data(self).databaseValue }
}

extension Optional<String> {
  /// Empty text for none, where a key may not be null.
  var textOrEmpty: DatabaseValue { (self ?? "").databaseValue }
}

extension Optional<Timestamp> {
  var databaseValue: DatabaseValue { self?.databaseValue ?? .null }
}

extension Optional<Money> {
  var databaseValue: DatabaseValue { self?.databaseValue ?? .null }
}

extension Optional<TicketNumber> {
  /// The value as it stands in a column; null for none.
  func columnValue() throws -> DatabaseValue { try self?.columnValue() ?? .null }
}

extension TicketNumber {
  /// Ten digits of the count stand behind the day; nobody has more tickets than that a day.
  private static let countsPerDay: Int64 = 10_000_000_000

  /// An integer that sorts as the numbers do and that people can read: the day, the count.
  func columnValue() throws -> DatabaseValue {
    guard (1..<Self.countsPerDay).contains(Int64(count)) else {
      throw Contradiction("no ticket has the number '\(text)'")
    }
    return (Self.stored(day) + Int64(count)).databaseValue
  }

  init?(stored: Int64) {
    let (digits, count) = stored.quotientAndRemainder(dividingBy: Self.countsPerDay)
    let (year, monthAndDay) = Int(digits).quotientAndRemainder(dividingBy: 10000)
    guard count > 0,
      let day = CivilDate(year: year, month: monthAndDay / 100, day: monthAndDay % 100)
    else { return nil }
    self.init(day: day, count: Int(count))
  }

  /// Within which the integers of a day's tickets lie; the first is none's.
  static func storedRange(of day: CivilDate) -> Range<Int64> {
    stored(day)..<(stored(day) + countsPerDay)
  }

  private static func stored(_ day: CivilDate) -> Int64 {
    let (year, month, day) = day.components
    return Int64(year * 10000 + month * 100 + day) * countsPerDay
  }
}
