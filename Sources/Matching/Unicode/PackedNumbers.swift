/// Reads the generated tables: base64 (without padding) of numbers in LEB128.
///
/// Mappings are, per entry, the distance from the entry before, how many scalars follow, and
/// their distances from one another, zigzag coded. Ranges are the gap before and the length; runs
/// with a class have the class after the length.
struct PackedNumbers {
  private var bytes: [UInt8] = []
  private var position = 0

  /// Decodes a table.
  init(_ packed: StaticString) {
    bytes.reserveCapacity(packed.utf8CodeUnitCount * 3 / 4 + 3)
    var pending: UInt32 = 0
    var bits: UInt32 = 0
    for index in 0..<packed.utf8CodeUnitCount {
      pending = pending << 6 | Self.sextet(packed.utf8Start[index])
      bits += 6
      guard bits >= 8 else { continue }
      bits -= 8
      bytes.append(UInt8(truncatingIfNeeded: pending >> bits))
    }
  }

  /// The next number; nothing at the end.
  mutating func next() -> UInt32? {
    var value: UInt32 = 0
    var shift: UInt32 = 0
    while position < bytes.count {
      let byte = bytes[position]
      position += 1
      value |= UInt32(byte & 0x7F) << shift
      if byte & 0x80 == 0 { return value }
      shift += 7
    }
    return nil
  }

  /// Each mapping of a table.
  static func mappings(_ packed: StaticString, _ body: (UInt32, [UInt32]) -> Void) {
    var numbers = PackedNumbers(packed)
    var source: UInt32 = 0
    var previous: UInt32 = 0
    while let distance = numbers.next(), let count = numbers.next() {
      source += distance
      var target: [UInt32] = []
      for _ in 0..<count {
        guard let coded = numbers.next() else { return }
        previous = previous &+ (coded & 1 == 0 ? coded >> 1 : ~(coded >> 1))
        target.append(previous)
      }
      body(source, target)
    }
  }

  /// Each range of a table.
  static func ranges(_ packed: StaticString) -> [Range<UInt32>] {
    var numbers = PackedNumbers(packed)
    var ranges: [Range<UInt32>] = []
    var end: UInt32 = 0
    while let gap = numbers.next(), let length = numbers.next() {
      ranges.append(end + gap..<end + gap + length)
      end += gap + length
    }
    return ranges
  }

  /// Each run of a table with its class.
  static func classes(_ packed: StaticString, _ body: (Range<UInt32>, UInt32) -> Void) {
    var numbers = PackedNumbers(packed)
    var end: UInt32 = 0
    while let gap = numbers.next(), let length = numbers.next(), let value = numbers.next() {
      body(end + gap..<end + gap + length, value)
      end += gap + length
    }
  }

  private static func sextet(_ byte: UInt8) -> UInt32 {
    switch byte {
    case UInt8(ascii: "A")...UInt8(ascii: "Z"): UInt32(byte) - 65
    case UInt8(ascii: "a")...UInt8(ascii: "z"): UInt32(byte) - 71
    case UInt8(ascii: "0")...UInt8(ascii: "9"): UInt32(byte) + 4
    case UInt8(ascii: "+"): 62
    default: 63
    }
  }
}
