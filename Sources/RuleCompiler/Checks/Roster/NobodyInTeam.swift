import Diagnostics

extension Check {
  /// R505: a team without members.
  static let nobodyInTeam = Check(
    code: "R505", title: "a team without members",
    prose: """
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
}

extension Finding {
  /// Found as R505.
  static func nobodyInTeam(_ value: Value, _ owner: String) -> Finding {
    Finding(Check.nobodyInTeam.code, "\(owner) has no members", at: value.place)
  }
}
