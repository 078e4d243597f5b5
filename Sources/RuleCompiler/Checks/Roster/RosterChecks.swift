import Diagnostics
import HolidayFiles
import Triage

extension Check {
  static let impossibleHours = Check(
    "R501", "hours that overlap",
    """
    Within a calendar no two intervals may share time, also not where one runs past midnight into
    the next day; and a day is made up only once.
    """,
    bad: """
      calendars:
        shop:
          hours: {mon-fri: ["09:00-13:00", "12:00-18:00"]}
      #          ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^
      """,
    repaired: """
      calendars:
        shop:
          hours: {mon-fri: ["09:00-12:00", "12:00-18:00"]}
      """)

  static let dayTwice = Check(
    "R502", "a day with two lists of hours",
    """
    Each day of the week takes its hours from one key; `mon-fri` and `wed` would both speak of
    Wednesday.
    """,
    bad: """
      calendars:
        shop:
          hours:
            mon-fri: ["09:00-18:00"]
            wed: ["19:00-20:00"]
      #     ^^^
      """,
    repaired: """
      calendars:
        shop:
          hours:
            mon-tue: ["09:00-18:00"]
            wed: ["09:00-18:00", "19:00-20:00"]
            thu-fri: ["09:00-18:00"]
      """)

  static let unknownZone = Check(
    "R503", "an unknown time zone",
    """
    Time zones are named as in the IANA database: `Asia/Shanghai`, `America/New_York`, `UTC`.
    """,
    bad: """
      calendars:
        shop: {timezone: Asia/Shangai, hours: {mon: ["09:00-18:00"]}}
      #                  ^^^^^^^^^^^^
      """,
    repaired: """
      calendars:
        shop: {timezone: Asia/Shanghai, hours: {mon: ["09:00-18:00"]}}
      """)

  static let holidayFile = Check(
    "R504", "a holiday file that cannot be read",
    """
    Holidays may come from an iCalendar file, as offices and calendar programs publish them. What
    cannot be read in it would silently be a working day.
    """,
    bad: """
      calendars:
        shop: {hours: {mon: ["09:00-18:00"]}, holidays: [{file: days.ics}]}
      # file: days.ics
      2026-10-01 National Day
      ^^^^^^^^^^^^^^^^^^^^^^^
      """,
    repaired: """
      calendars:
        shop: {hours: {mon: ["09:00-18:00"]}, holidays: [2026-10-01]}
      """)

  static let nobodyInTeam = Check(
    "R505", "a team without members",
    """
    A team to which nobody belongs can be given nothing.
    """,
    bad: """
      teams:
        night: {members: []}
      #                  ^^
      """,
    repaired: """
      teams:
        night: {members: [wang.lei]}
      """)

  static let fallbackLoops = Check(
    "R506", "fallbacks that go round in a circle",
    """
    Where nobody of a team qualifies, its fallback is asked, then that one's. The last one in the
    row has none.
    """,
    bad: """
      teams:
        night: {members: [wang.lei], fallback: day}
        day: {members: [wang.lei], fallback: night}
      #                                      ^^^^^
      """,
    repaired: """
      teams:
        night: {members: [wang.lei], fallback: day}
        day: {members: [wang.lei]}
      """)

  static let stepDoesNothing = Check(
    "R507", "a step that does nothing",
    """
    A step of a ladder warns, notifies, reassigns or raises the urgency; else it need not be there.
    """,
    bad: """
      escalations:
        slow:
          - {target: resolve, at: 80%}
      #      ^^^^^^
      """,
    repaired: """
      escalations:
        slow:
          - {target: resolve, at: 80%, warn: true}
      """)

  static let endsBeforeItBegins = Check(
    "R508", "a period that ends before it begins",
    """
    `until` is the last day, and belongs to the period; so it cannot come before `from`.
    """,
    bad: """
      subcontractors:
        - id: otis
          contract: {from: 2027-01-01, until: 2026-12-31}
      #                                       ^^^^^^^^^^
      """,
    repaired: """
      subcontractors:
        - id: otis
          contract: {from: 2026-01-01, until: 2026-12-31}
      """)

  static let neverDue = Check(
    "R509", "a target that never comes due",
    """
    A target counts time within its calendar's hours. In a calendar that is never open, or that
    ends before the target is over, its moment never comes.
    """,
    bad: """
      calendars:
        never: {hours: {mon: []}}
      categories:
        billing: {targets: {resolve: 2h, calendar: never}}
      #                              ^^
      """,
    repaired: """
      calendars:
        office: {hours: {mon-fri: ["09:00-18:00"]}}
      categories:
        billing: {targets: {resolve: 2h, calendar: office}}
      """)
}

extension Finding {
  static func neverDue(_ value: Value, _ target: Target, _ owner: String, _ calendar: String)
    -> Finding
  {
    Finding(
      Check.neverDue.code,
      "the target '\(target.rawValue)' of \(owner) never comes due in calendar '\(calendar)'",
      at: value.place)
  }

  static func impossibleHours(
    _ value: Value, _ name: String, _ error: WorkCalendarError, in mapping: Mapping
  ) -> Finding {
    let place =
      switch error.problems.first {
      case .overlap, nil: value.firstLine
      case .madeUpTwice: mapping.key("workdays")?.place ?? value.firstLine
      }
    let first = error.problems.first.map { "\($0)" } ?? "impossible hours"
    let more = error.problems.count - 1
    return Finding(
      Check.impossibleHours.code,
      "calendar '\(name)': \(first)\(more > 0 ? ", and \(more) more like it" : "")", at: place)
  }

  static func dayTwice(_ key: Value, _ day: Weekday, before: Value) -> Finding {
    Finding(
      Check.dayTwice.code, "'\(day.rawValue)' has its hours from '\(before.text ?? "")' already",
      at: key.place
    ).labelling(before.place, "first here")
  }

  static func unknownZone(_ value: Value, _ name: String) -> Finding {
    Finding(Check.unknownZone.code, "unknown time zone '\(name)'", at: value.place)
      .suggesting(nearest(to: name, in: Zone.knownNames), for: value)
  }

  static func holidayFile(_ problem: HolidayFileProblem, in text: SourceText) -> Finding {
    let range = text.range(ofLine: problem.line)
    let place = text.place(of: SourceSpan(start: range.lowerBound, end: range.upperBound))
    return Finding(Check.holidayFile.code, "\(problem)", at: place)
  }

  static func nobodyInTeam(_ value: Value, _ owner: String) -> Finding {
    Finding(Check.nobodyInTeam.code, "\(owner) has no members", at: value.place)
  }

  static func fallbackLoops(_ value: Value, _ path: [String]) -> Finding {
    Finding(
      Check.fallbackLoops.code,
      "the fallback goes round in a circle: \(path.joined(separator: " → "))", at: value.place
    ).helping("the last team in the row has no 'fallback'")
  }

  static func stepDoesNothing(_ value: Value, _ owner: String) -> Finding {
    Finding(Check.stepDoesNothing.code, "a step of \(owner) does nothing", at: value.head)
      .noting("'warn', 'notify', 'reassign' or 'raise_urgency' belongs here")
  }

  static func endsBeforeItBegins(_ last: Value, first: Value, of owner: String) -> Finding {
    Finding(Check.endsBeforeItBegins.code, "\(owner) ends before it begins", at: last.place)
      .labelling(first.place, "begins here")
  }
}
