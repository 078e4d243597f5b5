/// A calendar day, as folders and files are named after it.
package struct SpoolDay: Hashable, Comparable, Sendable {
  /// Of four digits.
  package let year: Int
  /// From 1 to 12.
  package let month: Int
  /// From 1 to 31; which month has how many days is the caller's business.
  package let day: Int

  /// Refuses numbers that no calendar has.
  package init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), (1...31).contains(day) else {
      return nil
    }
    self.year = year
    self.month = month
    self.day = day
  }

  /// Reads `20261123`.
  package init?(compact text: some StringProtocol) {
    guard text.utf8.count == 8, let number = Self.number(text, digits: 8) else { return nil }
    self.init(year: number / 10_000, month: number / 100 % 100, day: number % 100)
  }

  /// `20261123`
  package var compact: String { padded(year, 4) + padded(month, 2) + padded(day, 2) }

  /// The folders below `archive`: `2026`, `11`, `23`.
  var components: [String] { [padded(year, 4), padded(month, 2), padded(day, 2)] }

  /// The order of the calendar.
  package static func < (left: SpoolDay, right: SpoolDay) -> Bool {
    (left.year, left.month, left.day) < (right.year, right.month, right.day)
  }

  /// Digits only, and just so many.
  static func number(_ text: some StringProtocol, digits: Int) -> Int? {
    let areDigits = text.utf8.allSatisfy { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard text.utf8.count == digits, areDigits else { return nil }
    return Int(text)
  }

  private func padded(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: width - digits.utf8.count) + digits
  }
}
