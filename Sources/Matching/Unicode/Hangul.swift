/// Syllables and their parts, by arithmetic (Unicode 15.0, section 3.12).
enum Hangul {
  /// The precomposed syllables.
  static let syllables: Range<UInt32> = 0xAC00..<0xAC00 + 11_172
  /// Leading consonants that compose.
  static let leads: Range<UInt32> = 0x1100..<0x1100 + 19
  /// Vowels that compose.
  static let vowels: Range<UInt32> = 0x1161..<0x1161 + 21
  /// Trailing consonants that compose.
  static let trails: Range<UInt32> = 0x11A8..<0x11A8 + 27

  /// The parts of a syllable.
  static func decompose(_ syllable: UInt32, _ emit: (UInt32) -> Void) {
    let index = syllable - syllables.lowerBound
    emit(leads.lowerBound + index / 588)
    emit(vowels.lowerBound + index % 588 / 28)
    if index % 28 != 0 { emit(trails.lowerBound + index % 28 - 1) }
  }

  /// The syllable of a leading consonant and a vowel, or of a syllable and a trailing consonant.
  static func composition(of first: UInt32, and second: UInt32) -> UInt32? {
    if leads.contains(first), vowels.contains(second) {
      let pair = (first - leads.lowerBound) * 21 + second - vowels.lowerBound
      return syllables.lowerBound + pair * 28
    }
    guard syllables.contains(first), (first - syllables.lowerBound) % 28 == 0,
      trails.contains(second)
    else { return nil }
    return first + second - trails.lowerBound + 1
  }
}
