/// The hash function SHA-256 of FIPS 180-4, fed in pieces of any size.
///
/// Ours because nothing that we may import here has one, and because the pure targets stay free of
/// libraries. Not for secrets: it makes no promise about timing.
package struct SHA256: Sendable {
  /// Length of a digest.
  package static let byteCount = 32

  private var state: Words = Words(
    a: 0x6A09_E667, b: 0xBB67_AE85, c: 0x3C6E_F372, d: 0xA54F_F53A, e: 0x510E_527F,
    f: 0x9B05_688C, g: 0x1F83_D9AB, h: 0x5BE0_CD19)
  private var pending: [UInt8] = []
  private var byteCount: UInt64 = 0

  /// Begins with no bytes.
  package init() { pending.reserveCapacity(64) }

  /// Takes the next piece.
  package mutating func update(_ bytes: UnsafeRawBufferPointer) {
    byteCount &+= UInt64(bytes.count)
    var rest = bytes[...]
    if !pending.isEmpty {
      let part = rest.prefix(64 - pending.count)
      pending.append(contentsOf: part)
      rest = rest.dropFirst(part.count)
      guard pending.count == 64 else { return }
      pending.withUnsafeBytes { compress(UnsafeRawBufferPointer($0)) }
      pending.removeAll(keepingCapacity: true)
    }
    let whole = rest.count & ~63
    compress(UnsafeRawBufferPointer(rebasing: rest.prefix(whole)))
    pending.append(contentsOf: rest.dropFirst(whole))
  }

  /// Takes the next piece.
  package mutating func update(_ bytes: [UInt8]) {
    bytes.withUnsafeBytes { update($0) }
  }

  /// The digest of all bytes so far; more may follow in this value, not in what was returned.
  package func digest() -> [UInt8] {
    var last = self
    let bitCount = byteCount &* 8
    var padding: [UInt8] = [0x80]
    let length = (pending.count + 1) % 64
    padding += Array(repeating: 0, count: (length <= 56 ? 56 : 120) - length)
    for shift in stride(from: 56, through: 0, by: -8) {
      padding.append(UInt8(truncatingIfNeeded: bitCount >> UInt64(shift)))
    }
    last.update(padding)
    return last.state.bytes
  }

  /// The digest of one text or file.
  package static func digest(of bytes: [UInt8]) -> [UInt8] {
    var hash = SHA256()
    hash.update(bytes)
    return hash.digest()
  }

  /// A digest as people and files show it: 64 hexadecimal digits.
  package static func hexadecimal(_ digest: [UInt8]) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }

  private mutating func compress(_ blocks: UnsafeRawBufferPointer) {
    guard !blocks.isEmpty else { return }
    withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { schedule in
      for start in stride(from: 0, to: blocks.count, by: 64) {
        Self.fill(schedule, from: blocks, at: start)
        state = Self.rounds(state, schedule)
      }
    }
  }

  /// Section 6.2.2, step 1.
  @inline(__always)
  private static func fill(
    _ schedule: UnsafeMutableBufferPointer<UInt32>, from blocks: UnsafeRawBufferPointer,
    at start: Int
  ) {
    for index in 0..<16 {
      schedule[index] = UInt32(
        bigEndian: blocks.loadUnaligned(fromByteOffset: start &+ index &* 4, as: UInt32.self))
    }
    for index in 16..<64 {
      let early = schedule[index &- 15]
      let late = schedule[index &- 2]
      let small0 = rotate(early, 7) ^ rotate(early, 18) ^ early >> 3
      let small1 = rotate(late, 17) ^ rotate(late, 19) ^ late >> 10
      schedule[index] = schedule[index &- 16] &+ small0 &+ schedule[index &- 7] &+ small1
    }
  }

  /// Section 6.2.2, steps 2 to 4.
  @inline(__always)
  private static func rounds(
    _ start: Words, _ schedule: UnsafeMutableBufferPointer<UInt32>
  ) -> Words {
    var v = start
    constants.withUnsafeBufferPointer { constants in
      for index in 0..<64 {
        let big1 = rotate(v.e, 6) ^ rotate(v.e, 11) ^ rotate(v.e, 25)
        let choice = (v.e & v.f) ^ (~v.e & v.g)
        let first = v.h &+ big1 &+ choice &+ constants[index] &+ schedule[index]
        let big0 = rotate(v.a, 2) ^ rotate(v.a, 13) ^ rotate(v.a, 22)
        let majority = (v.a & v.b) ^ (v.a & v.c) ^ (v.b & v.c)
        v = Words(
          a: first &+ big0 &+ majority, b: v.a, c: v.b, d: v.c, e: v.d &+ first, f: v.e, g: v.f,
          h: v.g)
      }
    }
    return start + v
  }

  @inline(__always)
  private static func rotate(_ word: UInt32, _ count: UInt32) -> UInt32 {
    word &>> count | word &<< (32 &- count)
  }

  /// Section 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64
  /// primes.
  private static let constants: [UInt32] = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4,
    0xAB1C_5ED5, 0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE,
    0x9BDC_06A7, 0xC19B_F174, 0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F,
    0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA, 0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
    0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967, 0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC,
    0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85, 0xA2BF_E8A1, 0xA81A_664B,
    0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070, 0x19A4_C116,
    0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
    0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7,
    0xC671_78F2,
  ]
}

/// The eight working words of the hash.
private struct Words {
  var a, b, c, d, e, f, g, h: UInt32

  static func + (left: Words, right: Words) -> Words {
    Words(
      a: left.a &+ right.a, b: left.b &+ right.b, c: left.c &+ right.c, d: left.d &+ right.d,
      e: left.e &+ right.e, f: left.f &+ right.f, g: left.g &+ right.g, h: left.h &+ right.h)
  }

  var bytes: [UInt8] {
    [a, b, c, d, e, f, g, h].flatMap { word in
      [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: word >> UInt32($0)) }
    }
  }
}
