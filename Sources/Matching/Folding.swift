/// A text as conditions compare it: NFKC, case folded, runs of white space as one blank,
/// traditional characters as simplified ones, ’ as '.
package func folded(_ text: String) -> String {
  String(scalars: foldedScalars(text))
}

/// A text in Unicode's normalisation form C.
package func normalizedNFC(_ text: String) -> String {
  normalized(text, as: .canonical)
}

/// The scalars of a folded text.
func foldedScalars(_ text: String) -> [UInt32] {
  let buffer = ScalarBuffer()
  var text = text
  text.withUTF8 { buffer.fold($0) }
  return Array(buffer.view)
}

/// A text in one of the normal forms; a text that is in NFC already is returned as it is.
func normalized(_ text: String, as form: NormalForm) -> String {
  if form == .canonical, isPlainlyNormalized(text) { return text }
  return String(scalars: normalizedSegment(text, as: form).parts.lazy.map(\.scalar))
}

/// The scalars in a normal form with the original ones that they stand for.
func normalizedSegment(_ text: String, as form: NormalForm) -> Segment {
  var segment = Segment()
  for (ordinal, scalar) in text.unicodeScalars.enumerated() {
    segment.append(scalar.value, source: ordinal, as: form, by: .shared)
  }
  segment.finish(as: form, by: .shared)
  return segment
}

/// Whether each scalar alone shows that the text is in NFC; some texts in NFC fail this.
func isPlainlyNormalized(_ text: String) -> Bool {
  let folds = UnicodeTables.shared.folds
  var text = text
  return text.withUTF8 { bytes in
    var position = 0
    while position < bytes.count {
      let (scalar, length) = UTF8Reader.scalar(in: bytes, at: position)
      if folds[scalar] & FoldEntry.isUnstable != 0 { return false }
      position += length
    }
    return true
  }
}

extension String {
  /// A text of scalars that came out of a text.
  init(scalars: some Sequence<UInt32>) {
    var view = String.UnicodeScalarView()
    for scalar in scalars { view.append(Unicode.Scalar(scalar) ?? "\u{FFFD}") }
    self.init(view)
  }
}
