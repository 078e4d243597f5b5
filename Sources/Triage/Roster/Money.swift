/// An amount in the centre's own currency, in hundredths, so that sums are exact to the cent.
package struct Money: Hashable, Comparable, Sendable {
  /// Hundredths of the currency unit.
  package var cents: Int64

  /// Takes hundredths of the currency unit.
  package init(cents: Int64) { self.cents = cents }

  /// No money.
  package static let zero = Money(cents: 0)

  /// Reads a decimal such as `80`, `80.5` or `1200.75`; `nil` for anything else, for more than
  /// two decimals and for amounts beyond a million million.
  package init?(_ text: String) {
    let parts = Substring(text).utf8.split(
      separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let units = Self.digits(parts[0], atMost: 12) else {
      return nil
    }
    guard parts.count == 2 else {
      cents = units * 100
      return
    }
    guard let fraction = Self.digits(parts[1], atMost: 2) else { return nil }
    cents = units * 100 + (parts[1].count == 1 ? fraction * 10 : fraction)
  }

  /// The price of `minutes` at this rate an hour, rounded half up to the cent.
  package func price(minutes: Int64) -> Money {
    let (product, overflow) = cents.multipliedReportingOverflow(by: minutes)
    guard !overflow else { return Money(cents: .max) }
    return Money(cents: (product + 30) / 60)
  }

  /// The amount with its decimals, as JSON writes numbers: `500.0`, `80.25`.
  package var decimal: String {
    let sign = cents < 0 ? "-" : ""
    let (units, fraction) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
    let digits =
      fraction % 10 == 0
      ? String(fraction / 10) : (fraction < 10 ? "0\(fraction)" : String(fraction))
    return "\(sign)\(units).\(digits)"
  }

  package static func < (left: Money, right: Money) -> Bool { left.cents < right.cents }

  /// The sum; amounts beyond the largest one stay at the largest.
  package static func + (left: Money, right: Money) -> Money {
    let (sum, overflow) = left.cents.addingReportingOverflow(right.cents)
    return Money(cents: overflow ? .max : sum)
  }

  private static func digits(_ bytes: Substring.UTF8View, atMost limit: Int) -> Int64? {
    guard (1...limit).contains(bytes.count) else { return nil }
    var value: Int64 = 0
    for byte in bytes {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) else { return nil }
      value = value * 10 + Int64(byte - UInt8(ascii: "0"))
    }
    return value
  }
}
