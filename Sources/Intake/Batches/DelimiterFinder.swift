/// Finds the character between the columns of a CSV file by its header.
enum DelimiterFinder {
  /// In the order in which they win where they are equally frequent.
  private static let candidates: [UInt8] = [
    UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|"),
  ]

  /// The most frequent candidate outside quotes in the first line; a comma where none occurs.
  ///
  /// Nil where the bytes do not hold the whole line yet and more are to come.
  static func find(in bytes: [UInt8], isLast: Bool) -> UInt8? {
    var counts = [Int](repeating: 0, count: candidates.count)
    var isQuoted = false
    var hasText = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      guard !isQuoted else { continue }
      if byte == 0x0A || byte == 0x0D {
        guard hasText else { continue }
        return best(counts)
      }
      hasText = true
      if let index = candidates.firstIndex(of: byte) { counts[index] += 1 }
    }
    return isLast ? best(counts) : nil
  }

  private static func best(_ counts: [Int]) -> UInt8 {
    let most = counts.max() ?? 0
    return candidates[counts.firstIndex(of: most) ?? 0]
  }
}
