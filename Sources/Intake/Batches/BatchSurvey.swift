internal import Triage

/// First pass over a batch: finds what refuses the whole file before a row of it is taken.
///
/// That is: a wrong header, a quote that is never closed, more bytes or rows than allowed. The
/// second pass, `BatchReader`, then cannot fail as a whole. Costs about what finding the rows does,
/// in memory of a piece and a row.
package struct BatchSurvey: ~Copyable {
  private let context: IntakeContext
  private var decoder: TextDecoder
  private var scanner: RowScanner?
  private var tally: RowTally
  private var byteCount = 0
  /// The beginning of the file until its delimiter is known.
  private var head: [UInt8] = []
  private var firstBytes: [UInt8] = []

  /// Throws where the file is no batch or its encoding is not available.
  package init(context: IntakeContext) throws(Refusal) {
    let format = try Self.format(context)
    let stated = format == .csv ? context.mappingInForce?.delimiter?.asciiValue : nil
    decoder = try TextDecoder(context.encoding)
    tally = RowTally(isCSV: format == .csv, context)
    tally.plan.delimiter = stated
    let isKnown = stated != nil || format == .ndjson
    scanner = isKnown ? RowScanner(delimiter: stated, limits: context.limits) : nil
    self.context = context
  }

  private static func format(_ context: IntakeContext) throws(Refusal) -> FileFormat {
    guard let format = context.format, format.isBatch else { throw context.unknownFormat }
    return format
  }

  /// Takes the next piece of the file, of any size.
  package mutating func read(_ piece: [UInt8]) throws(Refusal) {
    byteCount += piece.count
    guard byteCount <= context.limits.batchBytes else {
      throw Refusal(
        .tooLarge, "the file is longer than a batch may be; cut it into several",
        expected: "at most \(context.limits.batchBytes) bytes")
    }
    if firstBytes.count < 2 {
      firstBytes += piece.prefix(2)
      if let refusal = TextDecoder.undeclaredMark(firstBytes, context.encoding) { throw refusal }
    }
    try take(decoder.decode(piece, isLast: false), isLast: false)
  }

  /// Ends the pass.
  package consuming func finish() throws(Refusal) -> BatchPlan {
    try take(decoder.decode([], isLast: true), isLast: true)
    if let quote = scanner?.openQuote {
      throw Refusal(
        .syntax,
        "a double quote opens here and is never closed, so that no row behind it has an end",
        expected: "a closing quote; a quote inside a quoted field is written twice"
      ).at(line: quote.line, column: quote.column)
    }
    return try tally.finished(encoding: context.encoding)
  }

  private mutating func take(_ text: [UInt8], isLast: Bool) throws(Refusal) {
    guard scanner == nil else { return try scan(text, isLast: isLast) }
    head += text
    let isEnough = isLast || head.count > context.limits.rowBytes
    guard let found = DelimiterFinder.find(in: head, isLast: isEnough) else { return }
    tally.plan.delimiter = found
    scanner = RowScanner(delimiter: found, limits: context.limits)
    let text = head
    head = []
    try scan(text, isLast: isLast)
  }

  private mutating func scan(_ text: [UInt8], isLast: Bool) throws(Refusal) {
    var tally = tally
    try scanner?.scan(text, isLast: isLast) { (row: inout ScannedRow) throws(Refusal) in
      try tally.take(row)
    }
    self.tally = tally
  }
}

/// Counts rows and checks the header.
private struct RowTally {
  /// What is known so far.
  var plan = BatchPlan()
  private let isCSV: Bool
  private let mapper: Mapper
  private let limits: IntakeLimits
  private var header: [UInt8] = []

  /// Counts from nothing.
  init(isCSV: Bool, _ context: IntakeContext) {
    self.isCSV = isCSV
    mapper = Mapper(context.mappingInForce)
    limits = context.limits
  }

  /// Takes the header or counts a row.
  mutating func take(_ row: ScannedRow) throws(Refusal) {
    guard !BatchReader.isBlank(row, isCSV: isCSV) else { return }
    guard !isCSV || !plan.columns.isEmpty else {
      plan.columns = try CSVHeader(row, mapper: mapper, limits: limits).columns
      header = row.bytes
      if row.contentCount == row.bytes.count { header.append(0x0A) }
      return
    }
    plan.rowCount += 1
    guard plan.rowCount <= limits.batchRows else {
      throw Refusal(
        .tooLarge, "the file has more rows than a batch may have; cut it into several",
        expected: "at most \(limits.batchRows) rows"
      ).at(line: row.line, column: nil)
    }
  }

  /// The plan, if there was anything at all.
  func finished(encoding: SourceMapping.Encoding) throws(Refusal) -> BatchPlan {
    guard !isCSV || !plan.columns.isEmpty else {
      throw Refusal(
        .missing, "the file is empty: it has no header", expected: "a row of column names"
      ).at(line: 1, column: 1)
    }
    guard isCSV || plan.rowCount > 0 else {
      throw Refusal(
        .missing, "the file holds no request", expected: "a JSON object a line"
      ).at(line: 1, column: 1)
    }
    var plan = plan
    var encoder = TextEncoder(encoding)
    plan.rejectedHeader = encoder.mark + encoder.encode(header)
    return plan
  }
}
