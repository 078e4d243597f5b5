/// Scalars with the property White_Space; runs of them compare as one blank.
enum WhiteSpace {
  /// All of them.
  static let scalars: [UInt32] =
    Array(0x09...0x0D) + [0x20, 0x85, 0xA0, 0x1680] + Array(0x2000...0x200A)
    + [0x2028, 0x2029, 0x202F, 0x205F, 0x3000]

  /// Whether a scalar is one of them.
  static func contains(_ scalar: UInt32) -> Bool {
    if scalar < 0x80 { return scalar == 0x20 || scalar &- 9 < 5 }
    return scalars.contains(scalar)
  }
}
