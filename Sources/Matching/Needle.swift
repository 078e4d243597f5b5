/// A phrase as it is looked for: its scalars in one form, and which of its ends must not touch.
struct Needle {
  /// What has to occur.
  let scalars: [UInt32]
  /// Whether a letter or digit before it forbids the match.
  let guardsStart: Bool
  /// Whether a letter, digit or mark after it forbids the match.
  let guardsEnd: Bool

  /// The phrase folded, or as written.
  init(_ phrase: Phrase, exact: Bool) {
    let scalars = exact ? phrase.text.unicodeScalars.map(\.value) : foldedScalars(phrase.text)
    (guardsStart, guardsEnd) = scalars.withUnsafeBufferPointer { scalars in
      (
        !phrase.opensStart && WordBoundary.isInWord(scalars, at: 0),
        !phrase.opensEnd && WordBoundary.isInWord(scalars, at: scalars.count - 1)
      )
    }
    self.scalars = scalars
  }

  /// How often it is expected to occur in a text: longer ones are rarer, and one character of Han
  /// says as much as several letters.
  var likelihood: Double {
    let weight = scalars.reduce(0) { $0 + ($1 < 0x2E80 ? 2 : 5) }
    return weight <= 5 ? 0.2 : weight <= 10 ? 0.04 : weight <= 15 ? 0.01 : 0.004
  }

  /// Whether the neighbours allow a match at a place where the scalars agree.
  @inline(__always)
  static func fits(
    _ text: UnsafeBufferPointer<UInt32>, _ place: Range<Int>, start: Bool, end: Bool
  ) -> Bool {
    if start, place.lowerBound > 0, WordBoundary.isInWord(text, at: place.lowerBound - 1) {
      return false
    }
    return !end || !WordBoundary.tearsWord(text, after: place.upperBound)
  }

  /// The first place where the phrase occurs.
  func firstPlace(in text: UnsafeBufferPointer<UInt32>) -> Range<Int>? {
    guard text.count >= scalars.count else { return nil }
    for start in 0...text.count - scalars.count {
      let place = start..<start + scalars.count
      guard text[start] == scalars[0], text[place].elementsEqual(scalars),
        Needle.fits(text, place, start: guardsStart, end: guardsEnd)
      else { continue }
      return place
    }
    return nil
  }
}

/// Phrases that must occur in one element of a list.
struct NeedleGroup {
  /// What must occur.
  let needles: [Needle]
  /// Whether texts are searched as written.
  let exact: Bool
}

extension NeedleGroup {
  /// Whether a text has them all.
  func occurs(in text: String, _ buffer: ScalarBuffer) -> Bool {
    buffer.take(text, exact: exact)
    return needles.allSatisfy { $0.firstPlace(in: buffer.view) != nil }
  }
}
