internal import Diagnostics
internal import Glibc
internal import Triage
internal import YAMLTree

/// Second pass over a batch: its rows as messages and refused rows, in bounded memory.
///
/// Whatever a row holds, the rows around it are read. The same pieces cut elsewhere give the same
/// items.
package struct BatchReader: ~Copyable {
  private let rows: RowReader
  private let isCSV: Bool
  private var decoder: TextDecoder?
  private var encoder: TextEncoder
  private var scanner: RowScanner
  private var isHeaderRead = false

  /// Begins at the start of the file again.
  package init(plan: BatchPlan, context: IntakeContext) {
    isCSV = plan.delimiter != nil
    rows = RowReader(plan, context)
    decoder = try? TextDecoder(context.encoding)
    encoder = TextEncoder(context.encoding)
    scanner = RowScanner(delimiter: plan.delimiter, limits: context.limits)
  }

  /// Takes the next piece, of any size, and gives the rows that end in it.
  package mutating func read(_ piece: [UInt8]) -> [IntakeItem] { take(piece, isLast: false) }

  /// The row at the end, if it has no line end.
  package mutating func finish() -> [IntakeItem] { take([], isLast: true) }

  /// Whether a row is passed over: without a byte in CSV, of white space in NDJSON.
  static func isBlank(_ row: ScannedRow, isCSV: Bool) -> Bool {
    guard !row.isOverlong else { return false }
    guard !isCSV else { return row.contentCount == 0 }
    return row.content.allSatisfy { $0 == 0x20 || $0 == 0x09 }
  }

  private mutating func take(_ piece: [UInt8], isLast: Bool) -> [IntakeItem] {
    let text = decoder?.decode(piece, isLast: isLast) ?? []
    var items: [IntakeItem] = []
    var isHeaderRead = isHeaderRead || !isCSV
    let isCSV = isCSV
    let rows = rows
    scanner.scan(text, isLast: isLast) { row in
      guard !Self.isBlank(row, isCSV: isCSV) else { return }
      if isHeaderRead { items.append(rows.item(row)) }
      isHeaderRead = true
    }
    self.isHeaderRead = isHeaderRead
    return encoded(items)
  }

  private mutating func encoded(_ items: [IntakeItem]) -> [IntakeItem] {
    guard encoder.changesBytes else { return items }
    var copy = items
    for index in items.indices {
      switch items[index] {
      case .accepted(var message):
        message.raw = encoder.encode(message.raw)
        copy[index] = .accepted(message)
      case .refused(var row):
        row.raw = encoder.encode(row.raw)
        copy[index] = .refused(row)
      }
    }
    return copy
  }
}

/// Reads one row at a time, each by itself.
private struct RowReader {
  private let plan: BatchPlan
  private let columns: ColumnPlan
  private let normaliser: Normaliser
  private let limits: IntakeLimits

  /// Works out once what all rows have in common.
  init(_ plan: BatchPlan, _ context: IntakeContext) {
    self.plan = plan
    normaliser = Normaliser(context)
    columns = ColumnPlan(plan.columns, mapper: normaliser.mapper)
    limits = context.limits
  }

  /// The row as a message, or why it is none.
  func item(_ row: ScannedRow) -> IntakeItem {
    do throws(Refusal) {
      guard !row.isOverlong else { throw overlong(row) }
      var message = plan.delimiter == nil ? try object(row) : try cells(row)
      message.raw = row.raw
      return .accepted(message)
    } catch {
      return .refused(RefusedRow(refusal: error, line: row.line, raw: row.raw))
    }
  }

  private func overlong(_ row: ScannedRow) -> Refusal {
    Refusal(
      .tooLarge,
      "the row is longer than a row may be; only its beginning is kept beside this, all of it stands"
        + " in the archived original",
      expected: "at most \(limits.rowBytes) bytes"
    ).at(line: row.line, column: 1)
  }

  private func object(_ row: ScannedRow) throws(Refusal) -> AcceptedMessage {
    let read = row.content.withUnsafeBufferPointer { JSONReader.read($0, limits: limits.ofTree) }
    let node = try read.get { Refusal($0, firstLine: row.line) }
    return try SingleReader.message(node, text: row.bytes, normaliser, line: row.line)
  }

  private func cells(_ row: ScannedRow) throws(Refusal) -> AcceptedMessage {
    do throws(Fault) {
      if let stray = row.strayOffset {
        throw Fault(
          .syntax, "text follows a closing quote",
          expected: "a delimiter; a quote inside a quoted field is written twice"
        ).at(offset: stray)
      }
      guard row.columnCount == plan.columns.count else {
        throw Fault(
          .syntax, "the row has \(row.columnCount) columns, the header \(plan.columns.count)",
          expected:
            "\(plan.columns.count) columns; a field that holds the delimiter stands in quotes"
        ).at(offset: 0)
      }
      if let zero = Self.zero(in: row.bytes) {
        throw Fault(.encoding, "a NUL byte is no text", expected: "text").at(offset: zero)
      }
      return try normaliser.message(columns.record(row), line: row.line)
    } catch {
      throw error.refusal(in: row.bytes, firstLine: row.line)
    }
  }

  private static func zero(in bytes: [UInt8]) -> Int? {
    bytes.withUnsafeBytes { buffer in
      guard let base = buffer.baseAddress else { return nil }
      return memchr(base, 0, buffer.count).map { UnsafeRawPointer($0) - base }
    }
  }
}
