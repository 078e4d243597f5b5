import Testing

@testable import Triage

@Suite struct `SHA-256` {
  /// From FIPS 180-2, appendix B, and the NIST example values.
  static let known: [(text: String, digest: String)] = [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
    (
      "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopq"
        + "klmnopqrlmnopqrsmnopqrstnopqrstu",
      "cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1"
    ),
  ]

  @Test(arguments: known)
  func `agrees with the standard's examples`(text: String, digest: String) {
    #expect(SHA256.hexadecimal(SHA256.digest(of: Array(text.utf8))) == digest)
  }

  @Test func `agrees with the standard on a million letters`() {
    let bytes = [UInt8](repeating: UInt8(ascii: "a"), count: 1_000_000)
    #expect(
      SHA256.hexadecimal(SHA256.digest(of: bytes))
        == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
  }

  @Test(arguments: [0, 1, 55, 56, 57, 63, 64, 65, 119, 120, 127, 128, 129, 200])
  func `does not depend on how the bytes are cut`(count: Int) {
    let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ 7) }
    let whole = SHA256.digest(of: bytes)
    for size in [1, 3, 63, 64, 65] {
      var hash = SHA256()
      for start in stride(from: 0, to: count, by: size) {
        hash.update(Array(bytes[start..<min(start + size, count)]))
      }
      #expect(hash.digest() == whole, "\(count) bytes in pieces of \(size)")
    }
  }

  @Test func `can go on after a digest was asked for`() {
    var hash = SHA256()
    hash.update(Array("ab".utf8))
    _ = hash.digest()
    hash.update(Array("c".utf8))
    #expect(hash.digest() == SHA256.digest(of: Array("abc".utf8)))
  }
}
