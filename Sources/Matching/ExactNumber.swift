/// A decimal number without rounding: `5`, `5.0` and `50e-1` are one; 2^53 and 2^53 + 1 are two.
package struct ExactNumber: Hashable, Comparable, Sendable {
  private let isNegative: Bool
  /// The power of ten of the first significant digit, plus one; irrelevant for zero.
  private let magnitude: Int
  /// Significant digits without zeros at either end; none for zero.
  private let digits: [UInt8]

  /// Longer texts are not tried as numbers.
  private static let longestText = 1024

  /// Reads decimal notation with optional sign, fraction and exponent; leading zeros are let
  /// pass. Nothing for all else.
  package init?(_ written: String) {
    var written = written
    guard let number = written.withUTF8({ ExactNumber(utf8: $0) }) else { return nil }
    self = number
  }

  /// Reads the same from bytes.
  package init?(utf8 bytes: UnsafeBufferPointer<UInt8>) {
    var reader = DecimalReader(bytes: bytes)
    guard reader.read() else { return nil }
    isNegative = reader.isNegative && !reader.digits.isEmpty
    magnitude = reader.digits.isEmpty ? 0 : reader.magnitude
    digits = reader.digits
  }

  /// Reads a text that may have white space around its number, or full-width digits.
  init?(inText text: String) {
    guard text.utf8.count <= Self.longestText, Self.mayBegin(text) else { return nil }
    if let plain = ExactNumber(text) {
      self = plain
      return
    }
    var trimmed = folded(text)
    if trimmed.utf8.first == 0x20 { trimmed.removeFirst() }
    if trimmed.utf8.last == 0x20 { trimmed.removeLast() }
    self.init(trimmed)
  }

  private static func mayBegin(_ text: String) -> Bool {
    guard let first = text.utf8.first else { return false }
    return first < UInt8(ascii: ":") || first >= 0x80
  }

  /// By value.
  package static func < (left: ExactNumber, right: ExactNumber) -> Bool {
    if left.sign != right.sign { return left.sign < right.sign }
    return left.isNegative ? right.isNearerToZero(than: left) : left.isNearerToZero(than: right)
  }

  /// The same for equal numbers only.
  var key: [UInt32] {
    [isNegative ? 1 : 0, UInt32(truncatingIfNeeded: magnitude)] + digits.map(UInt32.init)
  }

  private var sign: Int { digits.isEmpty ? 0 : isNegative ? -1 : 1 }

  private func isNearerToZero(than other: ExactNumber) -> Bool {
    if magnitude != other.magnitude { return magnitude < other.magnitude }
    return digits.lexicographicallyPrecedes(other.digits)
  }
}

/// Cuts decimal notation into sign, digits and exponent.
private struct DecimalReader {
  let bytes: UnsafeBufferPointer<UInt8>
  var position = 0
  var isNegative = false
  var digits: [UInt8] = []
  var magnitude = 0

  init(bytes: UnsafeBufferPointer<UInt8>) {
    self.bytes = bytes
  }

  mutating func read() -> Bool {
    isNegative = accept(UInt8(ascii: "-"))
    if !isNegative { _ = accept(UInt8(ascii: "+")) }
    let whole = run()
    guard !whole.isEmpty else { return false }
    var fraction = position..<position
    if accept(UInt8(ascii: ".")) {
      fraction = run()
      guard !fraction.isEmpty else { return false }
    }
    guard let exponent = readExponent(), position == bytes.count else { return false }
    gather(whole, fraction, exponent)
    return true
  }

  private mutating func accept(_ byte: UInt8) -> Bool {
    guard position < bytes.count, bytes[position] == byte else { return false }
    position += 1
    return true
  }

  private mutating func run() -> Range<Int> {
    let start = position
    while position < bytes.count, bytes[position] &- 48 < 10 { position += 1 }
    return start..<position
  }

  /// Exponents beyond a billion are held there: nobody compares such numbers with one another.
  private mutating func readExponent() -> Int? {
    guard accept(UInt8(ascii: "e")) || accept(UInt8(ascii: "E")) else { return 0 }
    let negative = accept(UInt8(ascii: "-"))
    if !negative { _ = accept(UInt8(ascii: "+")) }
    let places = run()
    guard !places.isEmpty else { return nil }
    let value = places.reduce(0) { min($0 * 10 + Int(bytes[$1] - 48), 1_000_000_000) }
    return negative ? -value : value
  }

  private mutating func gather(_ whole: Range<Int>, _ fraction: Range<Int>, _ exponent: Int) {
    digits.reserveCapacity(whole.count + fraction.count)
    for place in whole { digits.append(bytes[place] - 48) }
    for place in fraction { digits.append(bytes[place] - 48) }
    let leading = digits.prefix { $0 == 0 }.count
    digits.removeFirst(leading)
    while digits.last == 0 { digits.removeLast() }
    magnitude = whole.count - leading + exponent
  }
}
