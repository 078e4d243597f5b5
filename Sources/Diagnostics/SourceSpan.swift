/// A stretch of a text, as UTF-8 byte offsets, `start` included and `end` not.
///
/// Eight bytes, so that every node of every request can carry one. Which text it belongs to is
/// known to whoever holds the span; lines and columns are counted by `SourceText.place(of:)` only
/// when somebody wants to see them.
package struct SourceSpan: Hashable, Sendable {
  /// Offset of the first byte.
  package let start: Int32
  /// Offset behind the last byte; equal to `start` where only a point is meant.
  package let end: Int32

  /// Covers the bytes from `start` up to, not including, `end`.
  package init(start: Int, end: Int) {
    self.start = Int32(clamping: start)
    self.end = Int32(clamping: max(start, end))
  }

  /// Covers nothing: the point in front of the byte at `offset`.
  package init(at offset: Int) {
    self.init(start: offset, end: offset)
  }

  /// The offsets as a range for slicing the text's bytes.
  package var range: Range<Int> { Int(start)..<Int(end) }

  /// The smallest span that covers both.
  package func joined(with other: SourceSpan) -> SourceSpan {
    SourceSpan(start: Int(min(start, other.start)), end: Int(max(end, other.end)))
  }
}
