extension Node {
  /// What somebody may have overlooked where a text stands and a mapping or a list was meant, or
  /// where a name is not known: a full-width `：` or `，`, or a colon without its space.
  ///
  /// For whoever expected something else here; nil where nothing is suspicious. Looks at plain
  /// scalars only, since quotes say that a text is meant.
  package var structureHint: String? {
    guard let scalar, scalar.style == .plain else { return nil }
    if scalar.text.contains("：") {
      return "'：' is a full-width colon and does not end a key; write ': '"
    }
    if scalar.text.contains("，") {
      return "'，' is a full-width comma and separates nothing; write ', '"
    }
    let bytes = Array(scalar.text.utf8)
    guard let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon > 0, colon + 1 < bytes.count,
      bytes[colon + 1] != UInt8(ascii: "/")
    else { return nil }
    return "a key ends with ':' and a space; here the space is missing"
  }
}
