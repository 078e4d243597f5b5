/// One row of a batch as bytes, with the places of its fields.
struct ScannedRow {
  /// Where a field lies in its row.
  struct Field {
    /// Offsets in the row's bytes, without the quotes around the field.
    var start: Int32
    /// Behind its last byte.
    var end: Int32
    /// Whether two quotes stand in it for one.
    var hasEscapes: Bool
  }

  /// The row with its line end; only the beginning of one that is beyond the limit.
  var bytes: [UInt8] = []
  /// Length without the line end.
  var contentCount = 0
  /// The fields, as far as a row may have them.
  var fields: [Field] = []
  /// How many fields there are.
  var columnCount = 0
  /// Line of the file at which the row begins, counted from 1.
  var line = 1
  /// The first character between a closing quote and the next delimiter.
  var strayOffset: Int?
  /// Whether the row is longer than a row may be.
  var isOverlong = false

  /// The text of a field; nil where it is no UTF-8.
  func text(_ field: Field) -> String? {
    let range = Int(field.start)..<Int(field.end)
    guard field.hasEscapes else {
      return bytes.withUnsafeBufferPointer {
        String(validating: UnsafeBufferPointer(rebasing: $0[range]), as: UTF8.self)
      }
    }
    var single: [UInt8] = []
    single.reserveCapacity(range.count)
    var index = range.lowerBound
    while index < range.upperBound {
      single.append(bytes[index])
      index += bytes[index] == UInt8(ascii: "\"") ? 2 : 1
    }
    return String(validating: single, as: UTF8.self)
  }

  /// The row without its line end.
  var content: ArraySlice<UInt8> { bytes[..<contentCount] }

  /// What is kept of the row where it is refused: all of it, or of an overlong one a beginning that
  /// is a row by itself.
  var raw: [UInt8] {
    guard isOverlong else { return bytes }
    var cut = bytes
    while let last = cut.last, last & 0xC0 == 0x80 { cut.removeLast() }
    if let last = cut.last, last >= 0xC0 { cut.removeLast() }
    let quotes = cut.count { $0 == UInt8(ascii: "\"") }
    return cut + (quotes.isMultiple(of: 2) ? [] : [UInt8(ascii: "\"")]) + [UInt8(ascii: "\n")]
  }
}
