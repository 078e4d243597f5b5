import Diagnostics
import Triage

extension Check {
  /// R502: a day with two lists of hours.
  static let dayTwice = Check(
    code: "R502", title: "a day with two lists of hours",
    prose: """
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
}

extension Finding {
  /// Found as R502.
  static func dayTwice(_ key: Value, _ day: Weekday, before: Value) -> Finding {
    Finding(
      Check.dayTwice.code, "'\(day.rawValue)' has its hours from '\(before.text ?? "")' already",
      at: key.place
    ).labelling(before.place, "first here")
  }
}
