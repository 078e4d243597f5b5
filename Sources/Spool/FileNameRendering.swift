extension FileName {
  /// For people: bytes that are no UTF-8, control characters and characters that turn or break
  /// lines come out as `\xNN`.
  package var printable: String { rendered(escapingBackslash: false) }

  /// For the ledger: as `printable`, with `\` itself as `\x5c`, so that `init(escaped:)` gives
  /// the same bytes back.
  package var escaped: String { rendered(escapingBackslash: true) }

  /// Reads what `escaped` wrote; nil where the text is no file name or a `\` begins no `\xNN`.
  package init?(escaped text: String) {
    var bytes: [UInt8] = []
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      guard byte == UInt8(ascii: "\\") else {
        bytes.append(byte)
        continue
      }
      guard rest.popFirst() == UInt8(ascii: "x"), rest.count >= 2 else { return nil }
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      guard let value = UInt8(digits, radix: 16) else { return nil }
      bytes.append(value)
      rest = rest.dropFirst(2)
    }
    self.init(bytes: bytes)
  }

  private func rendered(escapingBackslash: Bool) -> String {
    let isPlain = bytes.allSatisfy { (0x20..<0x7F).contains($0) && $0 != UInt8(ascii: "\\") }
    guard !isPlain else { return String(decoding: bytes, as: UTF8.self) }
    var text = ""
    var rest = bytes
    while let first = rest.first {
      let width = Self.width(ofCharacterAt: rest)
      guard width > 0 else {
        text += Self.escape(first)
        rest = rest.dropFirst()
        continue
      }
      let piece = String(decoding: rest.prefix(width), as: UTF8.self)
      let isPlain = piece.unicodeScalars.allSatisfy(Self.isPrintable)
      if isPlain, !(escapingBackslash && piece == "\\") {
        text += piece
      } else {
        text += rest.prefix(width).map(Self.escape).joined()
      }
      rest = rest.dropFirst(width)
    }
    return text
  }

  /// How many bytes the UTF-8 character at the front takes, 0 where there is none.
  private static func width(ofCharacterAt bytes: ArraySlice<UInt8>) -> Int {
    var decoder = UTF8()
    var iterator = bytes.prefix(4).makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return 0 }
    return UTF8.width(scalar)
  }

  private static func escape(_ byte: UInt8) -> String {
    let digits = String(byte, radix: 16)
    return digits.utf8.count == 1 ? "\\x0" + digits : "\\x" + digits
  }

  /// Neither a control character nor one that breaks a line or turns the direction of writing.
  private static func isPrintable(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: false
    default: true
    }
  }
}

extension FileName: CustomStringConvertible {
  /// The same as `printable`, so that a name in a message cannot break it.
  package var description: String { printable }
}
