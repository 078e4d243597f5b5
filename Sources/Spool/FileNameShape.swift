extension FileName {
  /// What the spool's own folders give a name at most, so that numbers and suffixes fit behind it.
  package static let kept = 200

  /// The part behind the last dot, in lower case; empty where there is none.
  package var fileExtension: String {
    String(decoding: extensionBytes.map(Self.lowercased), as: UTF8.self)
  }

  /// Whether its sender has yet to rename it: `.x`, `x.tmp`, `x.part`, `x.filepart`, in any case.
  package var isUnfinished: Bool {
    guard bytes.first != UInt8(ascii: ".") else { return true }
    switch fileExtension {
    case "tmp", "part", "filepart": return true
    default: return false
    }
  }

  /// At most 200 bytes: a longer name loses the end of its stem for a hash of the whole.
  package var cut: FileName { cut(to: Self.kept) }

  /// At most `limit` bytes, which must leave room for the hash and an extension.
  func cut(to limit: Int) -> FileName {
    guard count > limit else { return self }
    let hash = [UInt8(ascii: "-")] + Self.fingerprint(of: bytes)
    let ending = extensionBytes.count > 16 ? [] : bytes.suffix(extensionBytes.count + dotCount)
    let stem = Self.prefix(of: bytes, atMost: limit - hash.count - ending.count)
    return FileName(bytes: stem + hash + ending)!
  }

  /// With `~2`, `~3` … before the extension; 1 is the name itself.
  package func numbered(_ number: Int) -> FileName {
    guard number > 1 else { return self }
    let name = cut
    let ending = name.bytes.suffix(name.extensionBytes.count + name.dotCount)
    let stem = name.bytes.dropLast(ending.count)
    return FileName(bytes: stem + Array("~\(number)".utf8) + ending)!
  }

  /// With a suffix such as `.reason.json` behind it; nil when that grows too long.
  package func appending(_ suffix: String) -> FileName? {
    FileName(bytes: bytes + Array(suffix.utf8))
  }

  /// Without its dot; a dot in front begins no extension.
  private var extensionBytes: ArraySlice<UInt8> {
    guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")), dot > bytes.startIndex else {
      return []
    }
    return bytes[(dot + 1)...]
  }

  private var dotCount: Int {
    guard let dot = bytes.lastIndex(of: UInt8(ascii: ".")) else { return 0 }
    return dot > bytes.startIndex ? 1 : 0
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte) ? byte | 0x20 : byte
  }

  /// Ends before a character that would be cut in two, as far as the bytes are UTF-8.
  private static func prefix(of bytes: ArraySlice<UInt8>, atMost limit: Int) -> ArraySlice<UInt8> {
    var end = limit
    while end > limit - 4, bytes[bytes.startIndex + end] & 0b1100_0000 == 0b1000_0000 {
      end -= 1
    }
    return bytes.prefix(end > limit - 4 ? end : limit)
  }

  /// FNV-1a of 64 bits, as sixteen hexadecimal digits.
  private static func fingerprint(of bytes: ArraySlice<UInt8>) -> [UInt8] {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hexadecimal(hash, width: 16)
  }
}

/// Lower case, with zeros in front, so that byte order is the order of the numbers.
func hexadecimal(_ number: UInt64, width: Int) -> [UInt8] {
  var digits = [UInt8](repeating: UInt8(ascii: "0"), count: width)
  var rest = number
  var place = width
  while rest > 0, place > 0 {
    place -= 1
    let digit = UInt8(rest & 0xF)
    digits[place] = digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10
    rest >>= 4
  }
  return digits
}

/// `[a-z0-9][a-z0-9._-]*`, the ids of sources and assignees, which become folders.
func isFolderID(_ text: some Collection<UInt8>, longest: Int) -> Bool {
  guard let first = text.first, text.count <= longest else { return false }
  return isLetterOrDigit(first)
    && text.allSatisfy {
      isLetterOrDigit($0) || $0 == UInt8(ascii: ".") || $0 == UInt8(ascii: "_")
        || $0 == UInt8(ascii: "-")
    }
}

private func isLetterOrDigit(_ byte: UInt8) -> Bool {
  (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
    || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
}
