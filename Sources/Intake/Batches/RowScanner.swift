/// Finds rows and their fields in bytes that come piece by piece, after RFC 4180.
///
/// Rows end with LF, CR LF or CR; inside double quotes they do not, and two quotes stand for one.
/// A quote inside an unquoted field is a character like others; text behind a closing quote makes
/// the row bad, not the file. Without a delimiter a row is a line.
///
/// Holds the row that the last piece has cut, and of a row beyond the limit only its beginning.
struct RowScanner {
  private let rowLimit: Int
  private var cursor: FieldCursor
  private var work: [UInt8] = []
  /// The next byte of `work` to look at.
  private var position = 0
  /// Where in `work` the row begins.
  private var base = 0

  /// Begins at the start of a file.
  init(delimiter: UInt8?, limits: IntakeLimits) {
    rowLimit = limits.rowBytes
    cursor = FieldCursor(delimiter: delimiter, fieldLimit: limits.columns)
  }

  /// The quote that the bytes so far open and do not close; its column where it is still known.
  var openQuote: (line: Int, column: Int?)? {
    guard cursor.isInQuotes else { return nil }
    guard !cursor.row.isOverlong || cursor.quoteStart < cursor.row.bytes.count else {
      return (cursor.quoteLine, nil)
    }
    let bytes = cursor.row.isOverlong ? cursor.row.bytes : work
    let before = bytes.prefix(cursor.quoteStart)
    let lineStart = before.lastIndex { $0 == 0x0A || $0 == 0x0D }.map { $0 + 1 } ?? 0
    let column = before[lineStart...].count { $0 & 0xC0 != 0x80 } + 1
    return (cursor.quoteLine, column)
  }

  /// Takes a piece and shows each row that ends in it. A row that an open quote keeps from ending
  /// is not shown.
  mutating func scan<Failure: Error>(
    _ piece: [UInt8], isLast: Bool, _ show: (inout ScannedRow) throws(Failure) -> Void
  ) throws(Failure) {
    work.append(contentsOf: piece)
    while takeRow(isLast: isLast) {
      let end = position
      if !cursor.row.isOverlong { fillRow(upTo: end) }
      try show(&cursor.row)
      base = end
      cursor.beginRow()
    }
    shorten()
    guard isLast, !cursor.isInQuotes, !work.isEmpty || cursor.row.isOverlong else { return }
    cursor.endFile(at: work.count)
    if !cursor.row.isOverlong { fillRow(upTo: work.count) }
    try show(&cursor.row)
  }

  private mutating func takeRow(isLast: Bool) -> Bool {
    let bytes = work
    let hasEnded = bytes.withUnsafeBufferPointer {
      cursor.advance($0, &position, base: base, isLast: isLast)
    }
    if position - base > rowLimit, !cursor.row.isOverlong { cutRow() }
    return hasEnded
  }

  private mutating func fillRow(upTo end: Int) {
    cursor.row.bytes.removeAll(keepingCapacity: true)
    cursor.row.bytes.append(contentsOf: work[base..<end])
  }

  private mutating func cutRow() {
    fillRow(upTo: base + rowLimit)
    cursor.row.isOverlong = true
    cursor.row.contentCount = rowLimit
  }

  /// Forgets what needs no second look; a byte stays, by which CR LF is told.
  private mutating func shorten() {
    let done = cursor.row.isOverlong ? max(position - 1, base) : base
    guard done > 0 else { return }
    work.removeSubrange(..<done)
    position -= done
    base = 0
  }
}
