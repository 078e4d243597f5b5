import Glibc
import Ledger
import Spool
import Triage

/// Reads the decision log line by line and holds it against the ledger's events.
struct LogComparison {
  let settings: Settings
  let ledger: LedgerReader
  var report: FsckReport
  /// The last event whose line was found.
  private(set) var last: Int64 = 0
  /// Whether lines are missing at the end.
  private(set) var endsEarly = false
  private var expected: [LedgerEvent] = []
  private var received = 0
  private var dispatched = 0

  init(settings: Settings, ledger: LedgerReader, report: FsckReport) {
    self.settings = settings
    self.ledger = ledger
    self.report = report
  }

  /// Compares everything.
  mutating func compare() throws {
    let days = try logDays()
    for day in days { try compare(fileOf: day) }
    if days.isEmpty { last = try ledger.loggedThrough() }
    let end = try ledger.lastEvent()
    if last < end {
      endsEarly = true
      report.add(.logEnd, settings.log, "\(end - last) events behind number \(last) are missing")
    }
    try countEvents()
  }

  private func logDays() throws -> [SpoolDay] {
    FolderNames.of(settings.log).compactMap { name in
      guard name.hasPrefix("decisions-"), name.hasSuffix(".jsonl") else { return nil }
      return SpoolDay(compact: name.dropFirst(10).dropLast(6))
    }.sorted()
  }

  private mutating func compare(fileOf day: SpoolDay) throws {
    let path = "\(settings.log)/decisions-\(day.compact).jsonl"
    var lines = LineReader(path)
    var number = 0
    while let line = try lines.next() {
      number += 1
      try compare(line, at: "\(path):\(number)", day)
    }
    guard !lines.isTorn else {
      endsEarly = true
      return report.add(.logEnd, path, "it ends in the midst of a line")
    }
  }

  private mutating func compare(_ line: [UInt8], at place: String, _ day: SpoolDay) throws {
    guard let sequence = LedgerEvent.sequence(ofLine: line) else {
      return report.add(.logLine, place, "the line is none of triaged's")
    }
    guard sequence > last else {
      return report.add(.logOrder, place, "event \(sequence) stands behind event \(last)")
    }
    if sequence > last + 1 { try noteGap(upTo: sequence, at: place) }
    last = sequence
    let event = try event(sequence)
    if event?.line.dropLast() != line[...] {
      report.add(.logLine, place, "event \(sequence) is not what the ledger says")
    }
  }

  /// Lines may be missing because their file was taken away, or within a file, which is a fault.
  private mutating func noteGap(upTo sequence: Int64, at place: String) throws {
    guard let first = try event(last + 1) else { return }
    let day = SpoolDay(settings.zone.local(first.event.at).date)
    guard try logDays().contains(day) else {
      report.daysAway += 1
      return
    }
    report.add(.logGap, place, "events \(last + 1) to \(sequence - 1) are missing before it")
  }

  /// From pages of the ledger, which follow the log.
  private mutating func event(_ sequence: Int64) throws -> LedgerEvent? {
    if let first = expected.first?.sequence, sequence >= first,
      sequence - first < Int64(expected.count)
    {
      return expected[Int(sequence - first)]
    }
    expected = try ledger.events(after: sequence - 1, limit: 4096)
    return expected.first.flatMap { $0.sequence == sequence ? $0 : nil }
  }

  /// Each ticket was received once, and each dispatch told once.
  private mutating func countEvents() throws {
    var sequence: Int64 = 0
    while true {
      let events = try ledger.events(after: sequence, limit: 4096)
      guard let final = events.last else { break }
      received += events.count { $0.event.kind == "received" }
      dispatched += events.count { $0.event.kind == "dispatched" }
      sequence = final.sequence
    }
    let tickets = try ledger.figures().byState.values.reduce(0, +)
    if received != tickets {
      report.add(.event, "ledger", "\(tickets) tickets and \(received) 'received' events")
    }
    var dispatches = 0
    try ledger.visitDispatches { _ in
      dispatches += 1
      return true
    }
    if dispatched != dispatches {
      report.add(.event, "ledger", "\(dispatches) dispatches and \(dispatched) 'dispatched' events")
    }
  }
}
