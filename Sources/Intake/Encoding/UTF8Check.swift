/// Finds the first byte that is no UTF-8.
enum UTF8Check {
  /// Offset of the first byte of the first sequence that is none; nil where all is well.
  static func firstBadByte(_ bytes: some Collection<UInt8>) -> Int? {
    var decoder = UTF8()
    var iterator = bytes.makeIterator()
    var offset = 0
    while true {
      switch decoder.decode(&iterator) {
      case .scalarValue(let scalar): offset += UTF8.width(scalar)
      case .emptyInput: return nil
      case .error: return offset
      }
    }
  }

  /// What is said of bytes that are no text; the byte is shown as it was in the file.
  static func fault(_ bytes: [UInt8]) -> Fault {
    let offset = firstBadByte(bytes) ?? 0
    var shown = bytes.indices.contains(offset) ? bytes[offset] : 0
    if shown == TextDecoder.badByteMark, offset + 2 < bytes.count, bytes[offset + 1] & 0xF0 == 0x80
    {
      shown = bytes[offset + 1] << 4 | bytes[offset + 2] & 0x0F
    }
    return Fault(
      .encoding, "byte 0x\(String(shown, radix: 16, uppercase: true)) is no text here",
      expected: "UTF-8, or the encoding that the mapping of the source states"
    ).at(offset: offset)
  }
}
