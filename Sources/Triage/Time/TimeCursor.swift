/// A place in the bytes of a written time, moving forward as its parts are read.
struct TimeCursor {
  private let bytes: [UInt8]
  private(set) var offset = 0

  init(_ text: some StringProtocol) { bytes = Array(text.utf8) }

  var isAtEnd: Bool { offset == bytes.count }

  var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// A mistake at the place that is read next.
  func error(_ reason: TimeTextError.Reason) -> TimeTextError { TimeTextError(reason, at: offset) }

  /// Steps over a character where it is there.
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard let next, UInt32(next) == character.value else { return false }
    offset += 1
    return true
  }

  /// Passes over a character that must stand here.
  mutating func expect(_ character: Unicode.Scalar) throws(TimeTextError) {
    guard skip(character) else { throw error(.expected("'\(character)'")) }
  }

  /// Nothing may follow.
  mutating func expectEnd() throws(TimeTextError) {
    guard isAtEnd else { throw error(.trailing) }
  }

  /// Passes over blanks, however many.
  mutating func skipSpaces() {
    while let next, next == 0x20 || (0x09...0x0D).contains(next) { offset += 1 }
  }

  /// A number of so many digits; in words, what it is, for whoever wrote something else.
  mutating func number(
    digits: ClosedRange<Int>, of what: String
  ) throws(TimeTextError) -> Int {
    let start = offset
    var value = 0
    while offset - start < digits.upperBound, let next, Self.isDigit(next) {
      value = value * 10 + Int(next - 0x30)
      offset += 1
    }
    guard offset - start >= digits.lowerBound else {
      offset = start
      throw error(.expected(what))
    }
    return value
  }

  /// A number as above that must lie between two others.
  mutating func number(
    digits: ClosedRange<Int>, in range: ClosedRange<Int>, of what: String
  ) throws(TimeTextError) -> Int {
    let start = offset
    let value = try number(digits: digits, of: what)
    guard range.contains(value) else { throw TimeTextError(.noSuch("\(what) \(value)"), at: start) }
    return value
  }

  /// The digits after a decimal point as milliseconds; those after the third are dropped.
  mutating func fraction() throws(TimeTextError) -> Int {
    let start = offset
    var value = 0
    var scale = 100
    while let next, Self.isDigit(next) {
      value += Int(next - 0x30) * scale
      scale /= 10
      offset += 1
    }
    guard offset > start else { throw error(.expected("digits of a second")) }
    return value
  }

  /// The index of the longest of some words that stands here; case is that of ASCII letters.
  mutating func word(of words: [[UInt8]], anyCase: Bool) -> Int? {
    var found: Int?
    for (index, word) in words.enumerated()
    where word.count > (found.map { words[$0].count } ?? 0) && stands(word, anyCase) {
      found = index
    }
    if let found { offset += words[found].count }
    return found
  }

  /// Whether a byte is one of 0 to 9.
  static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  private func stands(_ word: [UInt8], _ anyCase: Bool) -> Bool {
    guard bytes.count - offset >= word.count else { return false }
    return zip(bytes[offset...], word).allSatisfy {
      $0 == $1 || anyCase && Self.lowered($0) == Self.lowered($1)
    }
  }

  private static func lowered(_ byte: UInt8) -> UInt8 {
    (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
  }
}
