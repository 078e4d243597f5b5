/// Why a text is not the date, time or duration that it should be, and where.
package struct TimeTextError: Error, Hashable, Sendable {
  /// Bytes of UTF-8 before the place that does not fit.
  package let offset: Int

  /// What is wrong there.
  package let reason: Reason

  /// What can be wrong with a written time.
  package enum Reason: Hashable, Sendable {
    /// Something else should stand here, in an admin's words: `four digits of a year`.
    case expected(String)
    /// A number that no calendar or clock shows: `month 13`.
    case noSuch(String)
    /// The text goes on after its end.
    case trailing
    /// A time of day without an offset from UTC, where one is required.
    case noOffset
    /// More than the limit, which is given.
    case tooLong(String)
    /// Units that do not go together, as in `1wd2h`.
    case mixedUnits
    /// A unit that comes twice or after a smaller one, as in `30m1h`.
    case unitOrder(String)
    /// A range whose last day is before its first.
    case backwards
  }

  init(_ reason: Reason, at offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

extension TimeTextError: CustomStringConvertible {
  /// For a sender or an admin, without the text itself and without its place.
  package var description: String {
    switch reason {
    case .expected(let what): "expected \(what)"
    case .noSuch(let what): "there is no \(what)"
    case .trailing: "there is more text than belongs to it"
    case .noOffset: "expected an offset from UTC such as 'Z' or '+08:00'"
    case .tooLong(let limit): "longer than \(limit)"
    case .mixedUnits: "'d' and 'wd' stand alone, they run on another clock than 'h', 'm' and 's'"
    case .unitOrder(let unit): "'\(unit)' must come once, and before smaller units"
    case .backwards: "the last day is before the first"
    }
  }
}
