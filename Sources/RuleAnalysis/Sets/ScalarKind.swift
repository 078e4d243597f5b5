/// What the neighbourhood of a letter means for word boundaries, as far as it can be told here.
///
/// The matcher's tables are finer; whatever they alone can tell is unsure, and nothing is claimed.
enum ScalarKind {
  /// A letter or digit of a script that writes words apart.
  case word
  /// Anything that a word may touch.
  case apart
  /// Other letters, and marks.
  case unsure

  /// Looks at one scalar of a text as it is compared.
  init(_ scalar: UInt32) {
    switch scalar {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: self = .word
    case 0..<0x80: self = .apart
    case 0x3000...0x3029, 0x3041...0x3096, 0x30A1...0x30FA, 0x4E00..<0xA000: self = .apart
    default: self = .unsure
    }
  }
}
