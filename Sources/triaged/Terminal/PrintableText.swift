extension String {
  /// On one line and without anything that a terminal would obey: requests may hold escapes.
  var onOneLine: String {
    let words = split { $0.isWhitespace }.map(\.withoutControls)
    return words.joined(separator: " ")
  }
}

extension String {
  /// The beginning of a digest, enough to tell sets apart at a glance.
  var shortDigest: String { utf8.count > 20 ? prefix(19) + "…" : self }
}

extension Substring {
  fileprivate var withoutControls: String {
    guard unicodeScalars.contains(where: Self.isControl) else { return String(self) }
    return String(
      String.UnicodeScalarView(unicodeScalars.map { Self.isControl($0) ? "\u{FFFD}" : $0 }))
  }

  /// Controls, and what turns the direction of a line.
  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
