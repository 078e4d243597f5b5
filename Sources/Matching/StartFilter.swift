/// Tells most places of a text where no phrase begins, by the first two scalars, then by four, and
/// by whether a word goes on there: a bit or two, in a table that stays near the processor.
struct StartFilter: BitwiseCopyable {
  private let bits: Frozen<UInt64>
  private let shift: UInt64
  /// The salt after each scalar before the first mark.
  private let salts: Frozen<UInt64>
  /// Whether there are phrases of a single scalar.
  private let hasSingles: Bool

  private static let shortSalt: UInt64 = 0x5851_F42D_4C95_7F2D
  private static let singleSalt: UInt64 = 0x1405_7B7E_F767_814F
  private static let wordSalt: UInt64 = 0x2545_F491_4F6C_DD1D
  private static let firstMark: UInt32 = 0x300
  private static let factor: UInt64 = 0x9E37_79B9_7F4A_7C15

  /// A filter for phrases with whether each must begin a word.
  init(_ needles: [(scalars: ArraySlice<UInt32>, guardsStart: Bool)], in arena: Arena) {
    var size: UInt64 = 4096
    while size < UInt64(needles.count) * 32 { size *= 2 }
    let shift = UInt64(64 - size.trailingZeroBitCount)
    var bits = [UInt64](repeating: 0, count: Int(size / 64))
    for needle in needles {
      for salt in needle.guardsStart ? [0] : [0, Self.wordSalt] {
        for gram in Self.grams(Array(needle.scalars), salt) {
          let index = Int((gram &* Self.factor) >> shift)
          bits[index >> 6] |= 1 << UInt64(index & 63)
        }
      }
    }
    self.bits = arena.freeze(bits)
    self.shift = shift
    salts = arena.freeze(
      (0..<Self.firstMark).map { WordBoundary.isWord($0) ? Self.wordSalt : 0 })
    hasSingles = needles.contains { $0.scalars.count == 1 }
  }

  /// The next place where a phrase may begin, or the end of the text. A loop of its own, so that
  /// all it needs stays in registers.
  @inline(never)
  func nextStart(in text: UnsafeBufferPointer<UInt32>, from start: Int) -> Int {
    guard !hasSingles else { return nextStartOfAny(in: text, from: start) }
    guard start &+ 1 < text.count else { return text.count }
    let last = text.count &- 1
    var place = start
    var salt = place > 0 ? salt(after: text[place &- 1], in: text, at: place) : 0
    var first = text[place]
    while true {
      let second = text[place &+ 1]
      let pair = Self.pair(first, second) ^ salt
      if isSet(pair), goesOn(pair, text, place) { return place }
      place &+= 1
      guard place < last else { return text.count }
      salt = self.salt(after: first, in: text, at: place)
      first = second
    }
  }

  /// The same where a single scalar may be a phrase.
  private func nextStartOfAny(in text: UnsafeBufferPointer<UInt32>, from start: Int) -> Int {
    for place in start..<text.count {
      let salt = place > 0 ? salt(after: text[place - 1], in: text, at: place) : 0
      if isSet(Self.single(text[place]) ^ salt) { return place }
      guard place + 1 < text.count else { break }
      let pair = Self.pair(text[place], text[place + 1]) ^ salt
      if isSet(pair), goesOn(pair, text, place) { return place }
    }
    return text.count
  }

  /// What is added to a gram where a word goes on: nothing else is looked up for most scalars.
  @inline(__always)
  private func salt(
    after before: UInt32, in text: UnsafeBufferPointer<UInt32>, at place: Int
  ) -> UInt64 {
    if before < Self.firstMark { return salts[before] }
    if before &- 0x3400 < 0x6C00 { return 0 }
    return WordBoundary.isInWord(text, at: place &- 1) ? Self.wordSalt : 0
  }

  /// Whether a pair that begins a phrase is a short one or goes on as one does.
  @inline(__always)
  private func goesOn(_ pair: UInt64, _ text: UnsafeBufferPointer<UInt32>, _ place: Int) -> Bool {
    if isSet(pair ^ Self.shortSalt) { return true }
    guard place &+ 3 < text.count else { return false }
    return isSet(Self.four(pair, text[place &+ 2], text[place &+ 3]))
  }

  private static func grams(_ scalars: [UInt32], _ salt: UInt64) -> [UInt64] {
    guard scalars.count > 1 else { return [single(scalars[0]) ^ salt] }
    let pair = pair(scalars[0], scalars[1]) ^ salt
    guard scalars.count > 3 else { return [pair, pair ^ shortSalt] }
    return [pair, four(pair, scalars[2], scalars[3])]
  }

  @inline(__always)
  private static func single(_ first: UInt32) -> UInt64 { UInt64(first) ^ singleSalt }

  @inline(__always)
  private static func pair(_ first: UInt32, _ second: UInt32) -> UInt64 {
    UInt64(first) << 32 | UInt64(second)
  }

  @inline(__always)
  private static func four(_ pair: UInt64, _ third: UInt32, _ fourth: UInt32) -> UInt64 {
    (pair &* factor) ^ (UInt64(third) << 32 | UInt64(fourth))
  }

  @inline(__always)
  private func isSet(_ gram: UInt64) -> Bool {
    let index = Int(truncatingIfNeeded: (gram &* Self.factor) &>> shift)
    return (bits[index &>> 6] &>> UInt64(truncatingIfNeeded: index)) & 1 == 1
  }
}
