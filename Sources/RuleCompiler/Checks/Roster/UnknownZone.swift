import Diagnostics
import Triage

extension Check {
  /// R503: an unknown time zone.
  static let unknownZone = Check(
    code: "R503", title: "an unknown time zone",
    prose: """
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
}

extension Finding {
  /// Found as R503.
  static func unknownZone(_ value: Value, _ name: String) -> Finding {
    Finding(Check.unknownZone.code, "unknown time zone '\(name)'", at: value.place)
      .suggesting(nearest(to: name, in: Zone.knownNames), for: value)
  }
}
