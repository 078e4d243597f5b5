/// Eight bytes of a text at once, each in its lane of one number, the first in the lowest.
struct ASCIIWord {
  /// How many bytes there are.
  static let length = 8

  private let lanes: UInt64

  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let tops: UInt64 = 0x8080_8080_8080_8080

  private init(lanes: UInt64) { self.lanes = lanes }

  /// The bytes at a place.
  @inline(__always)
  init(_ place: UnsafePointer<UInt8>) {
    lanes = UInt64(
      littleEndian: UnsafeRawPointer(place).loadUnaligned(as: UInt64.self))
  }

  /// The same in small letters; nothing where a byte is no ASCII or a control, or where two blanks
  /// follow each other, which have to be looked at one by one.
  @inline(__always)
  func folded(afterBlank: Bool) -> ASCIIWord? {
    guard lanes & Self.tops == 0, isEach(atLeast: 0x20) == Self.tops else { return nil }
    let blanks = ~((lanes ^ Self.ones &* 0x20) &+ Self.ones &* 0x7F) & Self.tops
    guard blanks & (blanks << 8 | (afterBlank ? 0x80 : 0)) == 0 else { return nil }
    let capitals = isEach(atLeast: 0x41) & ~isEach(atLeast: 0x5B)
    return ASCIIWord(lanes: lanes | capitals >> 2)
  }

  /// Writes the bytes as scalars and tells the last.
  @inline(__always)
  func store(at place: UnsafeMutablePointer<UInt32>) -> UInt32 {
    let scalars = SIMD8<UInt32>(
      truncatingIfNeeded: unsafeBitCast(lanes.littleEndian, to: SIMD8<UInt8>.self))
    UnsafeMutableRawPointer(place).storeBytes(of: scalars, as: SIMD8<UInt32>.self)
    return UInt32(truncatingIfNeeded: lanes >> 56)
  }

  /// The top bit of each lane that is not below a bound. All lanes and the bound are below 0x80.
  @inline(__always)
  private func isEach(atLeast bound: UInt64) -> UInt64 {
    (lanes &+ Self.ones &* (0x80 &- bound)) & Self.tops
  }
}
