/// The number of a ticket: the day on which it was taken, and a count within that day.
package struct TicketNumber: Hashable, Comparable, Sendable {
  /// The day of taking, in the settings' zone.
  package var day: CivilDate
  /// From 1; never reused, may have gaps.
  package var count: Int

  /// Takes a day and a count.
  package init(day: CivilDate, count: Int) {
    self.day = day
    self.count = count
  }

  /// Reads `20261123-00042`; `nil` for anything else.
  package init?(_ text: String) {
    let parts = text.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
    let isDigit: (UInt8) -> Bool = { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    guard parts.count == 2, parts[0].count == 8, (5...15).contains(parts[1].count),
      parts[0].allSatisfy(isDigit), parts[1].allSatisfy(isDigit),
      let digits = Int(String(decoding: parts[0], as: UTF8.self)),
      let count = Int(String(decoding: parts[1], as: UTF8.self)),
      let day = CivilDate(year: digits / 10000, month: digits / 100 % 100, day: digits % 100)
    else { return nil }
    self.init(day: day, count: count)
  }

  /// At least five digits after the dash, six after the 99,999th of a day.
  package var text: String {
    let day = String(day.year * 10000 + day.month * 100 + day.day)
    let count = String(count)
    return day + "-" + String(repeating: "0", count: max(0, 5 - count.utf8.count)) + count
  }

  package static func < (left: TicketNumber, right: TicketNumber) -> Bool {
    (left.day, left.count) < (right.day, right.count)
  }
}
