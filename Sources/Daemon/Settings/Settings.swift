package import Triage

/// Where everything is and how much of it there may be.
package struct Settings: Sendable {
  /// The admins' folder.
  package var rules: String
  /// Everything that comes in and goes out.
  package var spool: String
  /// The ledger and the last good rules.
  package var state: String
  /// The decision log.
  package var log: String
  /// The zone of whole days, ticket numbers and times without an offset.
  package var zone: Zone
  /// Where Prometheus text is written, if anywhere.
  package var metrics: String?
  /// The largest file with one request, in bytes.
  package var maxBytes = 1 << 20
  /// The largest file with many requests, in bytes.
  package var maxBatchBytes = 256 << 20
  /// The most rows of one file.
  package var maxBatchRows = 1_000_000
  /// How long a file must rest where nothing else tells that it is complete.
  package var settle = Duration.seconds(2)
  /// How many requests share one commit.
  package var batch = 256
  /// How long originals are kept.
  package var keepArchive = RetentionPeriod(years: 3)
  /// How long the decision log is kept.
  package var keepLog = RetentionPeriod(years: 3)

  /// The most that `intake.batch` may be.
  package static let largestBatch = 10_000
}

/// How long something is kept: whole days, months and years by the calendar.
package struct RetentionPeriod: Hashable, Sendable {
  /// Whole days.
  package var days: Int
  /// Whole years.
  package var years: Int

  /// Takes days and years.
  package init(days: Int = 0, years: Int = 0) {
    self.days = days
    self.years = years
  }

  /// Reads `90d`, `12w` or `3y`; `nil` for anything else and for more than a hundred years.
  package init?(_ text: String) {
    guard let unit = text.last, let count = Int(text.dropLast()), (1...36_500).contains(count)
    else {
      return nil
    }
    switch unit {
    case "d": self.init(days: count)
    case "w" where count <= 5200: self.init(days: 7 * count)
    case "y" where count <= 100: self.init(years: count)
    default: return nil
    }
  }

  /// The first day that is kept, seen from `today`.
  package func firstKept(on today: CivilDate) -> CivilDate {
    let (year, month, day) = today.components
    let shifted =
      CivilDate(year: year - years, month: month, day: day)
      ?? CivilDate(year: year - years, month: 2, day: 28) ?? today
    return shifted + -days
  }
}
