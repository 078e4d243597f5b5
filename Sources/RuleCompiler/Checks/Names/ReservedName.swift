import Diagnostics

extension Check {
  /// R203: a built-in name.
  static let reservedName = Check(
    code: "R203", title: "a built-in name",
    prose: """
      The calendar `always` is built in and never closed; another one cannot have its name.
      """,
    bad: """
      calendars:
        always: {hours: {mon-fri: ["09:00-18:00"]}}
      # ^^^^^^
      """,
    repaired: """
      calendars:
        weekdays: {hours: {mon-fri: ["09:00-18:00"]}}
      """)
}

extension Finding {
  /// Found as R203.
  static func reservedName(_ value: Value) -> Finding {
    Finding(
      Check.reservedName.code, "the calendar '\(value.text ?? "")' is built in", at: value.place
    ).helping("give this one another name")
  }
}
