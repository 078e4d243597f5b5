import Intake
import Triage

/// A decimal that somebody reports, rounded to hundredths; half a hundredth goes up.
struct Amount {
  let hundredths: Int64

  /// Reads digits with at most one point; refuses what no ledger adds up.
  init(_ text: String, _ key: String) throws(Refusal) {
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let fraction = parts.count > 1 ? Array(parts[1].prefix(3)) : []
    let padded = fraction + Array(repeating: UInt8(ascii: "0"), count: 3 - fraction.count)
    guard let units = Int64(String(decoding: parts[0], as: UTF8.self)), units >= 0,
      units < 1_000_000_000_000, let thousandths = Int64(String(decoding: padded, as: UTF8.self))
    else {
      var refusal = Refusal(
        .numberRange, "'\(key)' is more than can be", expected: "a number such as 45 or 120.50")
      refusal.pointer = "/\(key)"
      throw refusal
    }
    hundredths = units * 100 + (thousandths + 5) / 10
  }

  /// The next whole number.
  var whole: Int64 { (hundredths + 99) / 100 }
}
