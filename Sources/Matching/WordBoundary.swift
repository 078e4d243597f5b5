/// Where words may begin and end: a letter or digit of a script that writes words apart must not
/// be torn from another one, nor from a mark that belongs to it.
enum WordBoundary {
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

  /// Whether a scalar is such a letter or digit.
  @inline(__always)
  static func isWord(_ scalar: UInt32) -> Bool { ScalarBits.wordsApart.contains(scalar) }

  /// Whether a scalar is a mark on the one before it.
  @inline(__always)
  static func isMark(_ scalar: UInt32) -> Bool {
    scalar >= 0x300 && ScalarBits.marks.contains(scalar)
  }
}

/// One bit for each scalar of the planes that have letters written apart, and marks.
struct ScalarBits: BitwiseCopyable, Sendable {
  /// Letters and digits of scripts that write words apart.
  static let wordsApart = ScalarBits(ScalarClasses.wordsApart)
  /// Marks.
  static let marks = ScalarBits(ScalarClasses.marks)

  private static let limit: UInt32 = 0x20000
  private let words: Frozen<UInt64>

  /// Kept as long as the process runs.
  private init(_ packed: StaticString) {
    var words = [UInt64](repeating: 0, count: Int(Self.limit / 64))
    for scalar in PackedNumbers.ranges(packed).joined() where scalar < Self.limit {
      words[Int(scalar >> 6)] |= 1 << UInt64(scalar & 63)
    }
    self.words = Arena.permanent.freeze(words)
  }

  /// Whether the bit of a scalar is set; beyond the limit there are only Han and tags.
  @inline(__always)
  func contains(_ scalar: UInt32) -> Bool {
    scalar < Self.limit && (words[scalar &>> 6] &>> UInt64(scalar)) & 1 == 1
  }
}
