/// Where a person finds a byte of a text in an editor.
package struct Position: Hashable, Sendable, Comparable {
  /// Counted from 1; lines end with LF, CR LF or CR.
  package let line: Int
  /// Counted from 1 in Unicode scalars, not in bytes and not in terminal cells.
  package let column: Int
  /// Counted from 0 in UTF-8 bytes from the start of the text.
  package let offset: Int

  /// Takes the three figures as they are; `SourceText.position(at:)` counts them.
  package init(line: Int, column: Int, offset: Int) {
    self.line = line
    self.column = column
    self.offset = offset
  }

  /// Orders by distance from the start of the text.
  package static func < (left: Position, right: Position) -> Bool { left.offset < right.offset }
}

/// A stretch of a named text, or a named text as a whole, as findings show it.
///
/// Self-contained: whoever has a place needs the text only to print an excerpt of it.
package struct Place: Hashable, Sendable {
  /// First and last position of a stretch; `end` is behind its last character.
  package struct Extent: Hashable, Sendable {
    /// The first character.
    package let start: Position
    /// Behind the last character.
    package let end: Position

    /// Reaches from `start` up to, not including, `end`.
    package init(start: Position, end: Position) {
      self.start = start
      self.end = end
    }
  }

  /// The file's name as shown to people, such as `rules/20-lift.yaml`.
  package let path: String
  /// Nil where the file or folder as a whole is meant.
  package let extent: Extent?

  /// Without an extent, the file or folder as a whole.
  package init(path: String, extent: Extent? = nil) {
    self.path = path
    self.extent = extent
  }
}

extension Place: CustomStringConvertible {
  /// `path:line:column`, or only the path where the whole is meant.
  package var description: String {
    guard let start = extent?.start else { return path }
    return "\(path):\(start.line):\(start.column)"
  }
}

extension Place: Comparable {
  /// Orders by the bytes of the paths, then by offset; a whole file comes before its parts.
  package static func < (left: Place, right: Place) -> Bool {
    guard left.path == right.path else {
      return left.path.utf8.lexicographicallyPrecedes(right.path.utf8)
    }
    return (left.extent?.start.offset ?? -1) < (right.extent?.start.offset ?? -1)
  }
}
