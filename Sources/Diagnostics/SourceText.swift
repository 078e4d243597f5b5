/// A text that findings can point into: its name, its bytes, and where its lines begin.
///
/// The bytes need not be valid UTF-8; what is not counts one column a broken sequence. A byte
/// order mark at the start belongs to no column. Making one scans the bytes once for line ends.
package struct SourceText: Sendable {
  /// The name as shown to people, usually a path relative to where they stand.
  package let path: String
  /// The text as it was read.
  package let bytes: [UInt8]
  /// Offset of the first byte of each line; never empty.
  package let lineStarts: [Int32]

  /// Counts the lines of `bytes`.
  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
    self.lineStarts = Self.lineStarts(of: bytes)
  }

  /// Takes a text that is a string already.
  package init(path: String, text: String) {
    self.init(path: path, bytes: Array(text.utf8))
  }

  /// How many lines there are; an empty text has one.
  package var lineCount: Int { lineStarts.count }

  /// Length of a byte order mark at the start: 3 or 0.
  package var markLength: Int {
    bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// Counts line and column of the byte at `offset`; what lies behind the end is the end.
  ///
  /// A binary search for the line, then a walk along it.
  package func position(at offset: Int) -> Position {
    let offset = min(max(offset, 0), bytes.count)
    let line = lineIndex(at: offset)
    var start = Int(lineStarts[line])
    if line == 0 { start = min(markLength, offset) }
    let scalars = bytes.withUnsafeBufferPointer { bytes in
      bytes[start..<offset].count { $0 & 0xC0 != 0x80 }
    }
    return Position(line: line + 1, column: scalars + 1, offset: offset)
  }

  /// The named place that a span of this text is.
  package func place(of span: SourceSpan) -> Place {
    let extent = Place.Extent(
      start: position(at: Int(span.start)), end: position(at: Int(span.end)))
    return Place(path: path, extent: extent)
  }

  /// Byte range of a line counted from 1, without its line end and without a byte order mark.
  package func range(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= lineStarts.count else { return bytes.count..<bytes.count }
    let next = line < lineStarts.count ? Int(lineStarts[line]) : bytes.count
    let start = line == 1 ? markLength : Int(lineStarts[line - 1])
    var end = next
    while end > start, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    return start..<end
  }

  /// The text of a span; broken UTF-8 shows as U+FFFD.
  package func text(of span: SourceSpan) -> String {
    String(decoding: bytes[span.range.clamped(to: bytes.indices)], as: UTF8.self)
  }

  /// Index of the last line that starts at or before `offset`.
  private func lineIndex(at offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if Int(lineStarts[middle]) <= offset { low = middle } else { high = middle }
    }
    return low
  }

  private static func lineStarts(of bytes: [UInt8]) -> [Int32] {
    var starts: [Int32] = [0]
    var index = 0
    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if byte == 0x0D, index < bytes.count, bytes[index] == 0x0A { index += 1 }
      if byte == 0x0A || byte == 0x0D { starts.append(Int32(clamping: index)) }
    }
    return starts
  }
}
