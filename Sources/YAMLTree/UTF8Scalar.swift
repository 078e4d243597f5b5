/// Strict UTF-8 (Unicode 3.9, table 3-7): no overlong forms, no surrogates, nothing above U+10FFFF.
enum UTF8Scalar {
  /// The scalar that begins at `index` and how many bytes it takes; nil where that is not UTF-8.
  @inline(__always)
  static func decode(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int
  ) -> (scalar: UInt32, length: Int)? {
    let lead = bytes[index]
    switch lead {
    case 0x00...0x7F: return (UInt32(lead), 1)
    case 0xC2...0xDF: return tail(bytes, at: index, UInt32(lead & 0x1F), 1, 0x80...0xBF)
    case 0xE0: return tail(bytes, at: index, UInt32(lead & 0x0F), 2, 0xA0...0xBF)
    case 0xED: return tail(bytes, at: index, UInt32(lead & 0x0F), 2, 0x80...0x9F)
    case 0xE1...0xEF: return tail(bytes, at: index, UInt32(lead & 0x0F), 2, 0x80...0xBF)
    case 0xF0: return tail(bytes, at: index, UInt32(lead & 0x07), 3, 0x90...0xBF)
    case 0xF1...0xF3: return tail(bytes, at: index, UInt32(lead & 0x07), 3, 0x80...0xBF)
    case 0xF4: return tail(bytes, at: index, UInt32(lead & 0x07), 3, 0x80...0x8F)
    default: return nil
    }
  }

  /// Adds `count` continuation bytes, the first of which must lie in `second`.
  @inline(__always)
  private static func tail(
    _ bytes: UnsafeBufferPointer<UInt8>, at index: Int, _ lead: UInt32, _ count: Int,
    _ second: ClosedRange<UInt8>
  ) -> (scalar: UInt32, length: Int)? {
    guard index + count < bytes.count, second.contains(bytes[index + 1]) else { return nil }
    var scalar = lead
    for position in index + 1...index + count {
      guard bytes[position] & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | UInt32(bytes[position] & 0x3F)
    }
    return (scalar, count + 1)
  }
}
