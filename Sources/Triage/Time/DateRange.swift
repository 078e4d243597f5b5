/// Whole days from a first to a last one, both included: `2026-10-01..2026-10-07`.
package struct DateRange: Hashable, Sendable {
  /// The first day.
  package let first: CivilDate

  /// The last day, not before the first.
  package let last: CivilDate

  /// Nil where the last day is before the first.
  package init?(first: CivilDate, last: CivilDate) {
    guard first <= last else { return nil }
    self.first = first
    self.last = last
  }

  /// One day.
  package init(_ day: CivilDate) {
    first = day
    last = day
  }

  /// Both ends are within.
  package func contains(_ date: CivilDate) -> Bool { first <= date && date <= last }
}

extension DateRange: CustomStringConvertible {
  /// As it is written: `2026-10-01..2026-10-07`, one day as itself.
  package var description: String { first == last ? "\(first)" : "\(first)..\(last)" }
}
