import Diagnostics
import YAMLTree

/// The rows of a small CSV file (RFC 4180) as values that know where they stand.
struct DelimitedRows {
  /// The cells of each line that is not empty.
  private(set) var rows: [[Value]] = []
  /// Where a quote begins that never ends.
  private(set) var openQuote: SourceSpan?

  private let file: RuleFile
  private let bytes: [UInt8]
  private let delimiter: UInt8
  private var index: Int

  init(of file: RuleFile) {
    self.file = file
    bytes = file.text.bytes
    index = file.text.markLength
    delimiter = Self.delimiter(of: bytes[file.text.range(ofLine: 1)])
    while index < bytes.count, openQuote == nil {
      let row = self.row()
      if row.count > 1 || !(row.first?.text ?? "").isEmpty { rows.append(row) }
    }
  }

  /// A comma, unless the header has none and has something else that tables are saved with.
  private static func delimiter(of header: ArraySlice<UInt8>) -> UInt8 {
    let candidates = [UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: "\t")]
    return candidates.first { header.contains($0) } ?? candidates[0]
  }

  private mutating func row() -> [Value] {
    var cells: [Value] = []
    while true {
      cells.append(cell())
      guard index < bytes.count, bytes[index] == delimiter else { break }
      index += 1
    }
    if index < bytes.count, bytes[index] == 0x0D { index += 1 }
    if index < bytes.count, bytes[index] == 0x0A { index += 1 }
    return cells
  }

  private mutating func cell() -> Value {
    let start = index
    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else {
      while index < bytes.count, !endsCell(bytes[index]) { index += 1 }
      return value(trimmed(start, index), SourceSpan(start: start, end: index))
    }
    var text: [UInt8] = []
    index += 1
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "\"") {
        index += 1
        guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") else { break }
      }
      text.append(bytes[index])
      index += 1
      if index == bytes.count { openQuote = SourceSpan(start: start, end: start + 1) }
    }
    while index < bytes.count, !endsCell(bytes[index]) {
      text.append(bytes[index])
      index += 1
    }
    return value(text[...], SourceSpan(start: start, end: index))
  }

  private func endsCell(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == 0x0A || byte == 0x0D
  }

  private func trimmed(_ start: Int, _ end: Int) -> ArraySlice<UInt8> {
    var slice = bytes[start..<end]
    while slice.first == 0x20 { slice.removeFirst() }
    while slice.last == 0x20 { slice.removeLast() }
    return slice
  }

  private func value(_ text: ArraySlice<UInt8>, _ span: SourceSpan) -> Value {
    let scalar = Scalar(String(decoding: text, as: UTF8.self), style: .doubleQuoted)
    return Value(node: Node(.scalar(scalar), at: span), file: file)
  }
}
