import Diagnostics
import Triage

extension Check {
  /// R509: a target that never comes due.
  static let neverDue = Check(
    code: "R509", title: "a target that never comes due",
    prose: """
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
  /// Found as R509.
  static func neverDue(_ value: Value, _ target: Target, _ owner: String, _ calendar: String)
    -> Finding
  {
    Finding(
      Check.neverDue.code,
      "the target '\(target.rawValue)' of \(owner) never comes due in calendar '\(calendar)'",
      at: value.place)
  }
}
