import Diagnostics
import HolidayFiles
import Triage

extension Draft {
  private static let calendarKeys = Keys(
    of: "a calendar", required: ["hours"], optional: ["timezone", "holidays", "workdays"])

  /// Reads the calendars, with the built-in one.
  func calendars(_ values: [Value]) {
    _ = names.give(alwaysName, .calendar, at: nil)
    calendars[alwaysName] = .always(in: zone)
    for value in values {
      for (key, value) in entries(value, named: "'calendars'") ?? [] {
        guard let name = id(key, "the name of a calendar") else { continue }
        if name == alwaysName { report(.reservedName(key)); continue }
        guard !isRepeated(key, name, .calendar), give(name, .calendar, at: key),
          let mapping = mapping(value, Self.calendarKeys, named: "calendar '\(name)'")
        else { continue }
        calendars[name] = calendar(name, key, mapping)
      }
    }
  }

  private func calendar(_ name: String, _ key: Value, _ mapping: Mapping) -> WorkCalendar? {
    let own = mapping["timezone"].map { self.zone($0, of: "calendar '\(name)'") }
    let hours = mapping["hours"].map { week($0, of: name) } ?? [:]
    let exceptions = WorkCalendar.Exceptions(
      holidays: mapping["holidays"].map { holidays($0, of: name) } ?? [],
      makeUpDays: mapping["workdays"].map { workdays($0, of: name) } ?? [])
    do throws(WorkCalendarError) {
      return try WorkCalendar(
        id: name, zone: (own ?? nil) ?? zone, week: WeeklyHours(hours), exceptions: exceptions)
    } catch {
      report(.impossibleHours(mapping["hours"] ?? key, name, error, in: mapping))
      return nil
    }
  }

  /// A time zone by its IANA name.
  func zone(_ value: Value, of owner: String) -> Zone? {
    guard let name = text(value, "the time zone of \(owner)") else { return nil }
    if let zone = Zone(named: name) { return zone }
    report(.unknownZone(value, name))
    return nil
  }

  private func week(_ value: Value, of name: String) -> [Weekday: [OpenInterval]] {
    var week: [Weekday: [OpenInterval]] = [:]
    var keys: [Weekday: Value] = [:]
    for (key, value) in entries(value, named: "the hours of calendar '\(name)'") ?? [] {
      guard let days = Weekday.days(named: key.text ?? "") else {
        report(.unknownWord(key, "a day", words: Weekday.allCases.map(\.rawValue) + ["mon-fri"]))
        continue
      }
      let intervals = intervals(value)
      for day in days {
        if let before = keys[day] {
          report(.dayTwice(key, day, before: before))
        }
        keys[day] = key
        week[day, default: []] += intervals
      }
    }
    return week
  }

  private func intervals(_ value: Value) -> [OpenInterval] {
    guard !value.isNull else { return [] }
    return texts(value, "the hours of a day").compactMap { interval in
      time(interval, "hours of a day such as 09:00-18:00") { text throws(TimeTextError) in
        try OpenInterval(parsing: text)
      }
    }
  }

  private func holidays(_ value: Value, of name: String) -> [DateRange] {
    (elements(value, named: "the holidays of calendar '\(name)'") ?? []).flatMap { element in
      guard element.entries != nil else {
        let range = time(element, "a holiday") { text throws(TimeTextError) in
          try DateRange(parsing: text)
        }
        return range.map { [$0] } ?? []
      }
      let mapping = mapping(element, Keys(of: "a holiday", required: ["file"]), named: "a holiday")
      return mapping?["file"].map(holidayFile) ?? []
    }
  }

  private func holidayFile(_ value: Value) -> [DateRange] {
    guard let (file, text) = namedFile(value) else { return [] }
    let reading = HolidayFile(reading: file.bytes)
    for problem in reading.problems { report(.holidayFile(problem, in: text)) }
    return reading.holidays
  }

  private func workdays(_ value: Value, of name: String) -> [WorkCalendar.MakeUpDay] {
    (elements(value, named: "the workdays of calendar '\(name)'") ?? []).flatMap { element in
      guard element.entries != nil else { return makeUpDays(element, hours: nil) }
      let keys = Keys(of: "a workday", required: ["date"], optional: ["hours"])
      guard let mapping = mapping(element, keys, named: "a workday"), let day = mapping["date"]
      else { return [] }
      return makeUpDays(day, hours: mapping["hours"].map(intervals))
    }
  }

  private func makeUpDays(_ value: Value, hours: [OpenInterval]?) -> [WorkCalendar.MakeUpDay] {
    let range = time(value, "a workday") { text throws(TimeTextError) in
      try DateRange(parsing: text)
    }
    guard let range, range.last - range.first < 3660 else { return [] }
    return (0...(range.last - range.first)).map {
      WorkCalendar.MakeUpDay(date: range.first + $0, hours: hours)
    }
  }
}

/// The calendar that never closes; built in.
let alwaysName = "always"
