/// A match of an expression, told in the text as it came rather than in its NFC.
struct OriginalMatch {
  /// The whole match, in scalars of the original.
  let place: Range<Int>
  /// What the named groups caught.
  let captures: [Capture]

  /// The first match, if there is one.
  init?(_ pattern: Pattern, in text: String) {
    let parts = normalizedSegment(text, as: .canonical).parts
    let normalized = String(scalars: parts.lazy.map(\.scalar))
    guard let match = pattern.firstMatch(in: normalized) else { return nil }
    var starts: [Int] = []
    var position = 0
    for part in parts {
      starts.append(position)
      position += Unicode.Scalar(part.scalar).map { UTF8.width($0) } ?? 3
    }
    starts.append(position)
    let scalars = Array(text.unicodeScalars)
    func original(_ bytes: Range<Int>) -> Range<Int> {
      let first = RangeIndex.rank(of: bytes.lowerBound, in: starts) / 2
      let last = RangeIndex.rank(of: bytes.upperBound, in: starts) / 2
      guard first < last else {
        let empty = first < parts.count ? Int(parts[first].sources.lowerBound) : scalars.count
        return empty..<empty
      }
      return Int(
        parts[first..<last].map(\.sources.lowerBound).min() ?? 0)..<Int(
          parts[first..<last].map(\.sources.upperBound).max() ?? 0)
    }
    place = original(match.place)
    captures = match.groups.map { group in
      var view = String.UnicodeScalarView()
      view.append(contentsOf: scalars[original(group.place)])
      return Capture(name: group.name, text: String(view))
    }
  }
}
