/// Where a value's numbers and moments lie among the bounds of its field.
struct FieldRanks {
  /// One rank a number.
  var numbers: [Int] = []
  /// One rank a moment.
  var instants: [Int] = []

  /// Whether there are several of a kind.
  var isSpread: Bool { numbers.count > 1 || instants.count > 1 }
  /// From the least to the greatest.
  var numberSpan: Range<Int> { Self.span(numbers) }
  /// From the earliest to the latest.
  var instantSpan: Range<Int> { Self.span(instants) }

  /// Forgets all, keeping the memory.
  mutating func removeAll() {
    if !numbers.isEmpty { numbers.removeAll(keepingCapacity: true) }
    if !instants.isEmpty { instants.removeAll(keepingCapacity: true) }
  }

  private static func span(_ ranks: [Int]) -> Range<Int> {
    guard ranks.count > 1, let least = ranks.min(), let greatest = ranks.max() else { return 0..<0 }
    return least..<greatest + 1
  }
}
