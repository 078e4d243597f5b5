package import Triage

/// The holidays of an iCalendar file (RFC 5545), as offices and calendar programs publish them.
///
/// Each VEVENT is a holiday from the date of its DTSTART to before that of its DTEND, and on every
/// repetition by RRULE and RDATE that EXDATE does not take back. Cancelled events are no holidays.
/// Times of day and time zones are not looked at: a holiday is whole days, by the dates as written.
package struct HolidayFile: Sendable {
  /// In the order of the file, repetitions behind their event.
  package private(set) var holidays: [DateRange] = []

  /// What could not be read, in the order of the file; everything else was.
  package private(set) var problems: [HolidayFileProblem] = []

  /// Never fails: what is not iCalendar at all is a problem too.
  package init(reading bytes: [UInt8]) {
    let blocks = EventBlocks(of: bytes)
    problems = blocks.problems
    for block in blocks.events {
      do throws(HolidayFileProblem) {
        holidays += try block.holidays()
      } catch {
        problems.append(error)
      }
      guard holidays.count <= Self.mostHolidays else {
        problems.append(HolidayFileProblem(line: block.line, reason: .tooManyHolidays))
        break
      }
    }
    problems.sort { $0.line < $1.line }
  }

  /// Repetitions outside of these years are left out.
  static let years = 1970...2100

  static let mostHolidays = 100_000
}

extension EventBlock {
  /// Reads the block with libical.
  fileprivate func holidays() throws(HolidayFileProblem) -> [DateRange] {
    guard let event = ParsedEvent(text) else { throw problem(.unreadable("VEVENT")) }
    guard !event.isCancelled else { return [] }
    for name in ParsedEvent.readNames where has(name) && !event.has(name) {
      throw problem(.unreadable(name), at: name)
    }
    guard let start = event.start else {
      throw problem(has("DTSTART") ? .unreadable("DTSTART") : .noStart, at: "DTSTART")
    }
    guard let days = event.days, days > 0 else { throw problem(.endBeforeStart, at: "DTEND") }
    guard let starts = event.repetitions(of: start, within: HolidayFile.years) else {
      throw problem(.tooManyHolidays, at: "RRULE")
    }
    return starts.compactMap { DateRange(first: $0, last: $0 + (days - 1)) }
  }

  private func problem(
    _ reason: HolidayFileProblem.Reason, at name: String = "BEGIN"
  ) -> HolidayFileProblem {
    HolidayFileProblem(line: line(of: name) ?? line, reason: reason)
  }
}
