/// The grammar of rows and fields, one byte after the other, resumable at any byte.
struct FieldCursor {
  private enum State {
    case fieldStart, plain, quoted, quoteInQuotes
  }

  private static let quote = UInt8(ascii: "\"")
  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  /// A line feed, which ends the row before it could part anything, where there are no fields.
  private let delimiter: UInt8
  private let start: State
  private let fieldLimit: Int
  private var state: State
  private var fieldStart = 0
  private var fieldEnd = 0
  private var hasEscapes = false
  /// The row so far; its bytes are filled in by the scanner.
  var row = ScannedRow()
  /// The line that the next byte is in.
  private(set) var line = 1
  /// Where in the row the last quote opened, and its line.
  private(set) var quoteStart = 0
  private(set) var quoteLine = 1

  /// Begins in line 1; keeps the places of `fieldLimit` fields of a row.
  init(delimiter: UInt8?, fieldLimit: Int) {
    self.delimiter = delimiter ?? Self.lineFeed
    self.fieldLimit = fieldLimit
    start = delimiter == nil ? .plain : .fieldStart
    state = start
  }

  /// Whether the next byte is inside double quotes.
  var isInQuotes: Bool { state == .quoted }

  /// Moves on through the bytes, in which the row begins at `base`; whether the row ended.
  mutating func advance(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, base: Int, isLast: Bool
  ) -> Bool {
    while position < bytes.count {
      switch state {
      case .fieldStart: openField(bytes, &position, base)
      case .plain:
        skipPlain(bytes, &position)
        guard position < bytes.count else { return false }
        fieldEnd = position - base
        if takesDelimiter(bytes[position], &position) { continue }
        return endRow(bytes, &position, base, isLast)
      case .quoted: skipQuoted(bytes, &position, base)
      case .quoteInQuotes:
        if bytes[position] == Self.quote {
          hasEscapes = true
          state = .quoted
          position += 1
        } else if takesDelimiter(bytes[position], &position) {
          continue
        } else if isLineEnd(bytes[position]) {
          return endRow(bytes, &position, base, isLast)
        } else {
          row.strayOffset = row.strayOffset ?? position - base
          state = .plain
        }
      }
    }
    return false
  }

  /// Ends a row that no line end follows, at the end of the file.
  mutating func endFile(at offset: Int) {
    switch state {
    case .fieldStart:
      fieldStart = offset
      fieldEnd = offset
    case .plain, .quoted: fieldEnd = offset
    case .quoteInQuotes: break
    }
    closeField()
    row.contentCount = offset
  }

  /// Makes ready for the next row.
  mutating func beginRow() {
    state = start
    fieldStart = 0
    hasEscapes = false
    row.fields.removeAll(keepingCapacity: true)
    row.columnCount = 0
    row.strayOffset = nil
    row.isOverlong = false
    row.line = line
  }
}

extension FieldCursor {
  private mutating func openField(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ base: Int
  ) {
    if bytes[position] == Self.quote {
      state = .quoted
      quoteStart = row.isOverlong ? .max : position - base
      quoteLine = line
      position += 1
    } else {
      state = .plain
    }
    fieldStart = position - base
  }

  @inline(__always)
  private func skipPlain(_ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int) {
    let delimiter = delimiter
    while position < bytes.count {
      let byte = bytes[position]
      if byte == delimiter || byte == Self.lineFeed || byte == Self.carriageReturn { return }
      position &+= 1
    }
  }

  @inline(__always)
  private mutating func skipQuoted(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ base: Int
  ) {
    while position < bytes.count {
      let byte = bytes[position]
      position &+= 1
      if byte == Self.quote {
        fieldEnd = position - 1 - base
        state = .quoteInQuotes
        return
      }
      let isSecondHalf =
        byte == Self.lineFeed && position > 1 && bytes[position - 2] == Self.carriageReturn
      if isLineEnd(byte), !isSecondHalf { line += 1 }
    }
  }

  private func isLineEnd(_ byte: UInt8) -> Bool {
    byte == Self.lineFeed || byte == Self.carriageReturn
  }

  /// Steps over a delimiter, if there is one, which ends a field.
  private mutating func takesDelimiter(_ byte: UInt8, _ position: inout Int) -> Bool {
    guard byte == delimiter, byte != Self.lineFeed else { return false }
    closeField()
    state = .fieldStart
    position += 1
    return true
  }

  /// Steps over a line end. A CR at the end of a piece waits for what follows.
  private mutating func endRow(
    _ bytes: UnsafeBufferPointer<UInt8>, _ position: inout Int, _ base: Int, _ isLast: Bool
  ) -> Bool {
    let end = position
    if bytes[position] == Self.carriageReturn {
      guard position + 1 < bytes.count || isLast else { return false }
      if position + 1 < bytes.count, bytes[position + 1] == Self.lineFeed { position += 1 }
    }
    position += 1
    line += 1
    closeField()
    row.contentCount = end - base
    return true
  }

  private mutating func closeField() {
    row.columnCount += 1
    if row.fields.count < fieldLimit, !row.isOverlong {
      row.fields.append(
        ScannedRow.Field(
          start: Int32(clamping: fieldStart), end: Int32(clamping: fieldEnd),
          hasEscapes: hasEscapes))
    }
    hasEscapes = false
  }
}
