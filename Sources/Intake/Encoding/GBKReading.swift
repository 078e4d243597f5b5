/// UTF-8 of Chinese that somebody read as GBK, two bytes a character.
enum GBKReading {
  /// Whether the characters' GBK bytes are UTF-8 of at least two Chinese characters and nothing
  /// else, but for the last character, which may have swallowed a byte of what follows.
  ///
  /// Honest Chinese fails within its first characters, so that asking costs next to nothing.
  static func holds(_ run: [Unicode.Scalar]) -> Bool {
    guard run.count >= 4 else { return false }
    var expected = 0
    var complete = 0
    for (index, scalar) in run.enumerated() {
      let code = table[scalar]
      guard take(UInt8(code >> 8), &expected, &complete),
        take(UInt8(code & 0xFF), &expected, &complete)
      else { return index == run.count - 1 && complete >= 2 }
    }
    return complete >= 2
  }

  /// Steps through three-byte sequences, in which UTF-8 writes Chinese and its punctuation.
  private static func take(_ byte: UInt8, _ expected: inout Int, _ complete: inout Int) -> Bool {
    guard expected > 0 else {
      expected = 2
      return (0xE3...0xE9).contains(byte) || byte == 0xEF
    }
    expected -= 1
    if expected == 0 { complete += 1 }
    return byte & 0xC0 == 0x80
  }

  private static let table = GBKTable()
}

/// The two bytes of each character that GBK has, those for private use included, which misreading
/// brings forth.
private struct GBKTable: Sendable {
  /// By scalar; 0 for what GBK lacks. Empty where the system's C library cannot read GBK.
  private let codes: [UInt16]

  /// Both bytes, the first one high; 0 where there are none.
  subscript(scalar: Unicode.Scalar) -> UInt16 {
    Int(scalar.value) < codes.count ? codes[Int(scalar.value)] : 0
  }

  /// Asks iconv(3) for all 23,940 codes, once.
  init() {
    guard let converter = Converter(from: "GB18030", to: "UTF-8") else {
      codes = []
      return
    }
    var codes = [UInt16](repeating: 0, count: 0x10000)
    for lead in UInt8(0x81)...0xFE {
      for trail in UInt8(0x40)...0xFE {
        var input = [lead, trail][...]
        var output: [UInt8] = []
        guard converter.convert(&input, into: &output) == .done,
          let scalar = String(decoding: output, as: UTF8.self).unicodeScalars.first,
          scalar.value < 0x10000
        else { continue }
        codes[Int(scalar.value)] = UInt16(lead) << 8 | UInt16(trail)
      }
    }
    self.codes = codes
  }
}
