/// How many tickets may change: a number, or a share of those that were decided again.
package enum Allowance: Hashable, Sendable {
  /// At most so many.
  case count(Int)
  /// At most so many of a hundred thousand.
  case share(perHundredThousand: Int)

  /// Reads `12` or `2%`, also `0.5 %`; `nil` for anything else.
  package init?(_ text: String) {
    var digits = text.filter { $0 != " " }[...]
    guard digits.last == "%" else {
      guard let count = Int(digits), count >= 0 else { return nil }
      self = .count(count)
      return
    }
    digits.removeLast()
    let parts = digits.split(separator: ".", omittingEmptySubsequences: false)
    guard (1...2).contains(parts.count), let whole = Int(parts[0]), (0...100).contains(whole),
      parts[0].allSatisfy(\.isNumber)
    else { return nil }
    let decimals = parts.count == 2 ? parts[1] : "0"
    guard (1...3).contains(decimals.count), decimals.allSatisfy({ $0.isASCII && $0.isNumber }),
      let fraction = Int(decimals + String(repeating: "0", count: 3 - decimals.count))
    else { return nil }
    self = .share(perHundredThousand: whole * 1000 + fraction)
  }

  /// Whether so many of all are within it.
  package func admits(_ changed: Int, of all: Int) -> Bool {
    switch self {
    case .count(let most): changed <= most
    case .share(let most): changed * 100_000 <= most * all
    }
  }
}
