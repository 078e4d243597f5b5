/// Places of formulas that something has made candidates, in two levels of bits, so that reading
/// and clearing cost what was set and not what there is.
final class CandidateSet {
  private let words: UnsafeMutablePointer<UInt64>
  private let summary: UnsafeMutablePointer<UInt64>
  private let summaryCount: Int

  /// Room for a number of places.
  init(places: Int) {
    summaryCount = places / 4096 + 1
    words = .allocate(capacity: summaryCount * 64)
    words.initialize(repeating: 0, count: summaryCount * 64)
    summary = .allocate(capacity: summaryCount)
    summary.initialize(repeating: 0, count: summaryCount)
  }

  deinit {
    words.deallocate()
    summary.deallocate()
  }

  /// Adds a place.
  @inline(__always)
  func insert(_ place: UInt32) {
    words[Int(place >> 6)] |= 1 &<< UInt64(place)
    summary[Int(place >> 12)] |= 1 &<< UInt64(place >> 6)
  }

  /// Each place of a range, ascending.
  @inline(__always)
  func forEach(in range: Range<Int>, _ body: (Int) -> Void) {
    guard !range.isEmpty else { return }
    for index in range.lowerBound >> 12...(range.upperBound - 1) >> 12 {
      var filled = summary[index]
      while filled != 0 {
        let word = index << 6 | filled.trailingZeroBitCount
        filled &= filled &- 1
        var bits = words[word]
        while bits != 0 {
          let place = word << 6 | bits.trailingZeroBitCount
          bits &= bits &- 1
          if range.contains(place) { body(place) }
        }
      }
    }
  }

  /// Empties it.
  func removeAll() {
    for index in 0..<summaryCount where summary[index] != 0 {
      var filled = summary[index]
      while filled != 0 {
        words[index << 6 | filled.trailingZeroBitCount] = 0
        filled &= filled &- 1
      }
      summary[index] = 0
    }
  }
}
