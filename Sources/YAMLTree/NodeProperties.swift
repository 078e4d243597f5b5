internal import Diagnostics

/// The anchor and the tag in front of a value.
enum NodeProperties {
  /// The offset behind them and the white space that follows, within a span that begins with them.
  static func end(in bytes: some RandomAccessCollection<UInt8>, span: SourceSpan) -> Int {
    let base = bytes.startIndex
    func byte(_ offset: Int) -> UInt8 { bytes[bytes.index(base, offsetBy: offset)] }
    var offset = Int(span.start)
    while offset < span.end, byte(offset) == UInt8(ascii: "&") || byte(offset) == UInt8(ascii: "!")
    {
      while offset < span.end, byte(offset) > 0x20 { offset += 1 }
      while offset < span.end, byte(offset) <= 0x20 { offset += 1 }
    }
    return offset
  }
}
