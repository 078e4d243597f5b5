/// Where words may begin and end: a letter or digit of a script that writes words apart must not
/// be torn from another one, nor from a mark that belongs to it.
enum WordBoundary {
  private static let wordsApart = ScalarRanges(ScalarClasses.wordsApart)
  private static let marks = ScalarRanges(ScalarClasses.marks)
  /// More marks than any writing puts on one letter; bounds the work on hostile text.
  private static let longestCluster = 32

  /// Whether the character that a scalar belongs to is such a letter or digit.
  static func isInWord(_ scalars: UnsafeBufferPointer<UInt32>, at index: Int) -> Bool {
    var index = index
    let limit = max(0, index - longestCluster)
    while index > limit, isMark(scalars[index]) { index -= 1 }
    return isWord(scalars[index])
  }

  /// Whether what ends before `index` in the middle of a word's letters would tear that word.
  static func tearsWord(_ scalars: UnsafeBufferPointer<UInt32>, after index: Int) -> Bool {
    index < scalars.count && (isWord(scalars[index]) || isMark(scalars[index]))
  }

  private static func isWord(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 {
      return scalar &- 0x30 < 10 || (scalar | 0x20) &- 0x61 < 26
    }
    if (0x3400..<0xA000).contains(scalar) { return false }
    return wordsApart.contains(scalar)
  }

  private static func isMark(_ scalar: UInt32) -> Bool {
    scalar >= 0x300 && !(0x3400..<0xA000).contains(scalar) && marks.contains(scalar)
  }
}

/// Sorted ranges of scalars.
private struct ScalarRanges: Sendable {
  private let ranges: [Range<UInt32>]

  init(_ packed: StaticString) {
    ranges = PackedNumbers.ranges(packed)
  }

  func contains(_ scalar: UInt32) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= scalar { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].contains(scalar)
  }
}
