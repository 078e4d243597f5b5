/// Tells texts that were read in another encoding than they were written in.
///
/// A suspicion only tags the ticket, yet it must mean something, so that each of the four signs is
/// one that people's own words do not show:
///
/// 1. U+FFFD, or `锟斤拷`, which is U+FFFD written in UTF-8 and read as GBK.
/// 2. GBK that happens to be UTF-8 too: letters of two scripts side by side without a space, or one
///    that only scholars write, as in `ͳһ`, where the two bytes of each make one common Chinese
///    character.
/// 3. UTF-8 read as Latin-1 or Windows-1252 (`å…¬`): all that is not ASCII maps back to bytes that
///    are UTF-8.
/// 4. UTF-8 read as GBK (`鐢垫`): four or more characters whose GBK bytes are UTF-8 of
///    Chinese again.
package enum SuspectEncoding {
  /// Whether the text is hardly what its sender wrote. Plain ASCII never is.
  package static func holds(_ text: String) -> Bool {
    guard text.utf8.contains(where: { $0 >= 0x80 }) else { return false }
    var isLatin = LatinReading()
    for run in ForeignRuns(text) {
      if run.contains("\u{FFFD}") || contains(replacement, in: run) { return true }
      if AccidentalUTF8.holds(run) || GBKReading.holds(run) { return true }
      isLatin.add(run)
    }
    return isLatin.holds
  }

  private static let replacement: [Unicode.Scalar] = ["锟", "斤", "拷"]

  private static func contains(_ part: [Unicode.Scalar], in run: [Unicode.Scalar]) -> Bool {
    guard run.count >= part.count else { return false }
    return (0...(run.count - part.count)).contains {
      run[$0..<($0 + part.count)].elementsEqual(part)
    }
  }
}

/// Stretches of a text that hold no ASCII.
private struct ForeignRuns: Sequence, IteratorProtocol {
  private var rest: Substring.UnicodeScalarView

  /// Begins at the start of a text.
  init(_ text: String) { rest = Substring(text).unicodeScalars }

  /// The next stretch.
  mutating func next() -> [Unicode.Scalar]? {
    rest = rest.drop { $0.isASCII }
    let run = rest.prefix { !$0.isASCII }
    guard !run.isEmpty else { return nil }
    rest = rest[run.endIndex...]
    return Array(run)
  }
}

/// Sign 2: bytes that are common GBK and, by accident, UTF-8.
private enum AccidentalUTF8 {
  /// Whether the stretch shows the sign.
  static func holds(_ run: [Unicode.Scalar]) -> Bool {
    guard run.count >= 2, run.allSatisfy(isCommonGBK) else { return false }
    return run.contains(where: isRare) || Set(run.compactMap(script)).count > 1
  }

  /// Whether the two bytes of the character in UTF-8 are one of GB 2312's Chinese characters.
  private static func isCommonGBK(_ scalar: Unicode.Scalar) -> Bool {
    guard (0x80...0x7FF).contains(scalar.value) else { return false }
    return scalar.value & 0x3F >= 0x21
  }

  /// Letters of phonetics, manuscripts and alphabets given up long ago.
  private static func isRare(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x250..<0x2B9, 0x2D0..<0x300, 0x363..<0x374, 0x3CF..<0x400, 0x460..<0x490: true
    case _: false
    }
  }

  /// A block that a word is written in; nil for signs that stand beside any.
  private static func script(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar.value {
    case 0xC0..<0xD7, 0xD8..<0xF7, 0xF8..<0x2B0: 0
    case 0x370..<0x400: 2
    case 0x400..<0x530: 3
    case 0x530..<0x590: 4
    case 0x590..<0x600: 5
    case 0x600..<0x700, 0x750..<0x780: 6
    case 0x700..<0x750: 7
    case 0x780..<0x800: 8
    case _: nil
    }
  }
}

/// Sign 3: UTF-8 read one byte a character. Holds for the text as a whole, so that one odd pair of
/// signs in honest French does not count.
private struct LatinReading {
  private var hasFitting = false
  private var hasOther = false

  /// Whether all stretches so far show the sign, and there were some.
  var holds: Bool { hasFitting && !hasOther }

  /// Looks at one more stretch.
  mutating func add(_ run: [Unicode.Scalar]) {
    guard !hasOther else { return }
    var bytes: [UInt8] = []
    for scalar in run {
      guard let byte = Self.byte(scalar) else { return hasOther = true }
      bytes.append(byte)
    }
    guard run.count > 1, UTF8Check.firstBadByte(bytes) == nil else { return hasOther = true }
    hasFitting = true
  }

  private static func byte(_ scalar: Unicode.Scalar) -> UInt8? {
    scalar.value <= 0xFF ? UInt8(scalar.value) : windows1252[scalar.value]
  }

  /// What Windows-1252 has at 0x80 to 0x9F.
  private static let windows1252: [UInt32: UInt8] = [
    0x20AC: 0x80, 0x201A: 0x82, 0x0192: 0x83, 0x201E: 0x84, 0x2026: 0x85, 0x2020: 0x86,
    0x2021: 0x87, 0x02C6: 0x88, 0x2030: 0x89, 0x0160: 0x8A, 0x2039: 0x8B, 0x0152: 0x8C,
    0x017D: 0x8E, 0x2018: 0x91, 0x2019: 0x92, 0x201C: 0x93, 0x201D: 0x94, 0x2022: 0x95,
    0x2013: 0x96, 0x2014: 0x97, 0x02DC: 0x98, 0x2122: 0x99, 0x0161: 0x9A, 0x203A: 0x9B,
    0x0153: 0x9C, 0x017E: 0x9E, 0x0178: 0x9F,
  ]
}
