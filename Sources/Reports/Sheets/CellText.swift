internal import Diagnostics
internal import Triage

extension Cell {
  /// The cell as people read it: figures with groups of thousands.
  var text: String {
    switch self {
    case .text(let text): text.onOneLine
    case .count(let count): Self.grouped(String(count))
    case .money(let money): Self.grouped(money.withCents)
    case .share(let part, let whole): whole == 0 ? "–" : Self.percent(part, whole) + " %"
    case .number(let value, let decimals): Self.grouped(Self.rounded(value, decimals))
    case .none: "–"
    case .tooFew: "too few"
    }
  }

  /// The cell as programs read it; a share is a fraction of one.
  var json: JSONValue {
    switch self {
    case .text(let text): .string(text)
    case .count(let count): .integer(count)
    case .money(let money): .number(money.withCents)
    case .share(let part, let whole): whole == 0 ? .null : .double(Self.fraction(part, whole))
    case .number(let value, let decimals): .number(Self.rounded(value, decimals))
    case .none, .tooFew: .null
    }
  }

  /// The cell as spreadsheets read it: plain figures, nothing for nothing.
  var plain: String {
    switch self {
    case .text(let text): text
    case .count(let count): String(count)
    case .money(let money): money.withCents
    case .share(let part, let whole): whole == 0 ? "" : Self.fraction(part, whole).description
    case .number(let value, let decimals): Self.rounded(value, decimals)
    case .none: ""
    case .tooFew: "too few"
    }
  }

  /// How long its bar is; `nil` for what has no length.
  var magnitude: Double? {
    switch self {
    case .count(let count): Double(count)
    case .money(let money): Double(money.cents)
    case .share(let part, let whole): whole == 0 ? nil : Double(part) / Double(whole)
    case .number(let value, _): value
    case .text, .none, .tooFew: nil
    }
  }

  /// To four decimals, so that the same figures always give the same text.
  private static func fraction(_ part: Int64, _ whole: Int64) -> Double {
    (Double(part) / Double(whole) * 10_000).rounded() / 10_000
  }

  private static func percent(_ part: Int64, _ whole: Int64) -> String {
    rounded(Double(part) / Double(whole) * 100, 1)
  }

  /// With so many decimals; half goes away from zero.
  private static func rounded(_ value: Double, _ decimals: Int) -> String {
    guard value.isFinite, value.magnitude < 1e15 else { return "0" }
    let scale = [1, 10, 100, 1000][min(decimals, 3)]
    let units = Int64((value * Double(scale)).rounded())
    let sign = units < 0 ? "-" : ""
    let (whole, rest) = units.magnitude.quotientAndRemainder(dividingBy: UInt64(scale))
    guard decimals > 0 else { return sign + String(whole) }
    let digits = String(rest)
    return sign + String(whole) + "." + String(repeating: "0", count: decimals - digits.count)
      + digits
  }

  /// Commas between groups of three, from one thousand on.
  private static func grouped(_ digits: String) -> String {
    let isNegative = digits.hasPrefix("-")
    let parts = digits.drop { $0 == "-" }.split(separator: ".", omittingEmptySubsequences: false)
    var whole = ""
    for (index, digit) in parts[0].enumerated() {
      if index > 0, (parts[0].count - index) % 3 == 0 { whole += "," }
      whole.append(digit)
    }
    return (isNegative ? "-" : "") + whole + parts.dropFirst().map { "." + $0 }.joined()
  }
}

extension Money {
  /// Always with two decimals, as bills write it.
  var withCents: String {
    let (units, rest) = cents.magnitude.quotientAndRemainder(dividingBy: 100)
    return "\(cents < 0 ? "-" : "")\(units).\(rest < 10 ? "0" : "")\(rest)"
  }
}

extension String {
  /// On one line and without anything that a terminal would obey: requests may hold escapes.
  var onOneLine: String {
    guard unicodeScalars.contains(where: Self.isUnprintable) else { return self }
    let words = unicodeScalars.split { Self.isUnprintable($0) }
    return words.map { String(String.UnicodeScalarView($0)) }.joined(separator: " ")
  }

  private static func isUnprintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
