import Foundation
import Testing
import Triage

/// The tables of known deadlines beside the repository; suites that need them are skipped where
/// they are not there, because they are too large to be kept with the sources.
enum CalendarTables {
  private static let folder = URL(fileURLWithPath: #filePath).resolvingSymlinksInPath()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("shared/data/calendar")

  static var arePresent: Bool {
    FileManager.default.fileExists(atPath: folder.appendingPathComponent("README.md").path)
  }

  /// The rows below the header; no cell of these tables holds a quote or a comma, except in last
  /// columns that no test reads.
  static func rows(_ name: String) throws -> [[String]] {
    let text = try String(contentsOf: folder.appendingPathComponent(name), encoding: .utf8)
    return text.split(whereSeparator: \.isNewline).dropFirst().map { line in
      line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
  }

  /// The eight calendars with their holidays and make-up days.
  static func calendars() throws -> [String: WorkCalendar] {
    let exceptions = try exceptions()
    var calendars: [String: WorkCalendar] = [:]
    for (id, (zone, week)) in try weeks() {
      calendars[id] = try WorkCalendar(
        id: id, zone: #require(Zone(named: zone)), week: WeeklyHours(week),
        exceptions: exceptions[id] ?? .init())
    }
    return calendars
  }

  private static func exceptions() throws -> [String: WorkCalendar.Exceptions] {
    var all: [String: WorkCalendar.Exceptions] = [:]
    for row in try rows("holidays_A.csv") {
      let date = try CivilDate(parsing: row[1])
      switch row[2] {
      case "closed": all[row[0], default: .init()].holidays.append(DateRange(date))
      case "open": all[row[0], default: .init()].makeUpDays.append(.init(date: date))
      default: Issue.record("kind '\(row[2])' of a holiday")
      }
    }
    return all
  }

  /// The YAML of this one file: names at the margin, the zone below, a line for each weekday.
  private static func weeks() throws -> [String: (String, [Weekday: [OpenInterval]])] {
    let url = folder.appendingPathComponent("calendars_A.yaml")
    var weeks: [String: (String, [Weekday: [OpenInterval]])] = [:]
    var id = ""
    for line in try String(contentsOf: url, encoding: .utf8).split(separator: "\n") {
      let cells = line.split(separator: ":", maxSplits: 1).map {
        $0.trimmingCharacters(in: .whitespaces)
      }
      if !line.hasPrefix(" ") {
        id = cells[0]
        weeks[id] = ("", [:])
      } else if cells[0] == "timezone" {
        weeks[id]?.0 = cells[1]
      } else if let day = Weekday(rawValue: cells[0]) {
        weeks[id]?.1[day] = try cells[1].split(separator: "'").filter { $0.contains(":") }
          .map { try OpenInterval(parsing: $0) }
      }
    }
    return weeks
  }
}
