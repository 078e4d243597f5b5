/// Turns libyaml's marks, which count characters, into offsets of bytes.
///
/// Remembers the last answer and walks from there, so that marks that come roughly in the order of
/// the text cost one walk over it together.
struct CharacterOffsets {
  private let bytes: UnsafeBufferPointer<UInt8>
  private let isASCII: Bool
  private let start: Int
  private var character = 0
  private var offset: Int

  /// Counts from `start`, which is behind the byte order mark if there is one.
  init(_ bytes: UnsafeBufferPointer<UInt8>, start: Int, isASCII: Bool) {
    self.bytes = bytes
    self.isASCII = isASCII
    self.start = start
    self.offset = start
  }

  /// The offset of the byte with which the character of this index begins.
  mutating func offset(ofCharacter index: Int) -> Int {
    if isASCII { return min(start + index, bytes.count) }
    while character < index, offset < bytes.count {
      offset += 1
      while offset < bytes.count, bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      character += 1
    }
    while character > index, offset > start {
      offset -= 1
      while offset > start, bytes[offset] & 0xC0 == 0x80 { offset -= 1 }
      character -= 1
    }
    return offset
  }
}
