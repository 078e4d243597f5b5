/// Tells most places of a text where no phrase begins, by the first two or four scalars and by
/// whether a word begins there: one or two bits, in a table that stays near the processor.
struct StartFilter: BitwiseCopyable {
  private let bits: Frozen<UInt64>
  private let shift: UInt64
  /// Whether there are phrases of a single scalar, which only their own gram finds.
  private let hasSingles: Bool

  /// What was seen of a text around a place: scalars mixed, and whether a word goes on there.
  struct Grams {
    /// The scalar at the place and the three after it, each mixed; zero past the end.
    var first: UInt64 = 0
    var second: UInt64 = 0
    var third: UInt64 = 0
    var fourth: UInt64 = 0

    /// Moves on by one scalar.
    @inline(__always)
    mutating func advance(_ scalar: UInt32) {
      first = second
      second = third
      third = fourth
      fourth = UInt64(scalar) &* 0x9E37_79B9_7F4A_7C15
    }

    @inline(__always)
    var pair: UInt64 { first &+ (second << 7 | second >> 57) }

    @inline(__always)
    var four: UInt64 { pair &+ (third << 17 | third >> 47) &+ (fourth << 29 | fourth >> 35) }
  }

  private static let pairSalt: UInt64 = 0x5851_F42D_4C95_7F2D
  private static let singleSalt: UInt64 = 0x1405_7B7E_F767_814F
  private static let wordSalt: UInt64 = 0x2545_F491_4F6C_DD1D

  /// A filter for phrases with whether each must begin a word.
  init(_ needles: [(scalars: ArraySlice<UInt32>, guardsStart: Bool)], in arena: Arena) {
    var size: UInt64 = 4096
    while size < UInt64(needles.count) * 24 { size *= 2 }
    let shift = UInt64(64 - size.trailingZeroBitCount)
    var bits = [UInt64](repeating: 0, count: Int(size / 64))
    for needle in needles {
      let gram = Self.gram(needle.scalars)
      for salt in needle.guardsStart ? [0] : [0, Self.wordSalt] {
        let index = Self.index(gram &+ salt, shift)
        bits[index >> 6] |= 1 << UInt64(index & 63)
      }
    }
    self.bits = arena.freeze(bits)
    self.shift = shift
    hasSingles = needles.contains { $0.scalars.count == 1 }
  }

  /// Whether a phrase may begin at a place; `isInside` tells that a word goes on there.
  @inline(__always)
  func passes(_ grams: Grams, isInside: Bool) -> Bool {
    let salt = isInside ? Self.wordSalt : 0
    if isSet(grams.four &+ salt) || isSet(grams.pair &+ Self.pairSalt &+ salt) { return true }
    return hasSingles && isSet(grams.first &+ Self.singleSalt &+ salt)
  }

  private static func gram(_ scalars: ArraySlice<UInt32>) -> UInt64 {
    var grams = Grams()
    for index in 0..<4 {
      let position = scalars.startIndex + index
      grams.advance(position < scalars.endIndex ? scalars[position] : 0)
    }
    if scalars.count >= 4 { return grams.four }
    return scalars.count == 1 ? grams.first &+ singleSalt : grams.pair &+ pairSalt
  }

  @inline(__always)
  private func isSet(_ gram: UInt64) -> Bool {
    let index = Self.index(gram, shift)
    return (bits[index >> 6] >> UInt64(index & 63)) & 1 == 1
  }

  @inline(__always)
  private static func index(_ gram: UInt64, _ shift: UInt64) -> Int {
    Int(((gram ^ (gram >> 31)) &* 0xD6E8_FEB8_6659_FD93) >> shift)
  }
}
