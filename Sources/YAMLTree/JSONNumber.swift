/// Reads a number of a JSON text as the text that it is.
enum JSONNumber {
  /// Steps over the number at `index`, which is its sign or first digit.
  static func read(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int
  ) throws(JSONFault) -> String {
    let start = index
    if bytes[index] == UInt8(ascii: "-") { index += 1 }
    if index < bytes.count, bytes[index] == UInt8(ascii: "0") {
      index += 1
      if index < bytes.count, isDigit(bytes[index]) {
        throw JSONFault(
          .syntax, "a number cannot begin with a zero that another digit follows", from: start,
          to: index + 1
        ).expecting("the number without the zero, or in double quotes as a text")
      }
    } else {
      try digits(bytes, &index, from: start, "a digit")
    }
    var canOverflow = index - start > 300
    if index < bytes.count, bytes[index] == UInt8(ascii: ".") {
      index += 1
      try digits(bytes, &index, from: start, "a digit behind the point")
    }
    if index < bytes.count, bytes[index] | 0x20 == UInt8(ascii: "e") {
      canOverflow = true
      index += 1
      if index < bytes.count, bytes[index] == UInt8(ascii: "+") || bytes[index] == UInt8(ascii: "-")
      {
        index += 1
      }
      try digits(bytes, &index, from: start, "a digit behind the 'e'")
    }
    let text = String(
      decoding: UnsafeBufferPointer(rebasing: bytes[start..<index]), as: UTF8.self)
    if canOverflow, Double(text)?.isFinite != true {
      throw JSONFault(
        .numberRange, "the number is larger than any that can be compared", from: start, to: index
      ).expecting("a number below 1.8e308, or a text in double quotes")
    }
    return text
  }

  private static func digits(
    _ bytes: UnsafeBufferPointer<UInt8>, _ index: inout Int, from start: Int, _ expected: String
  ) throws(JSONFault) {
    let first = index
    while index < bytes.count, isDigit(bytes[index]) { index += 1 }
    guard index == first else { return }
    throw JSONFault(
      .syntax, "the number is not complete", from: start, to: min(index + 1, bytes.count)
    ).expecting(expected)
  }

  @inline(__always)
  private static func isDigit(_ byte: UInt8) -> Bool { byte >= 0x30 && byte <= 0x39 }
}
