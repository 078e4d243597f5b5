import Diagnostics

extension Check {
  /// R506: fallbacks that go round in a circle.
  static let fallbackLoops = Check(
    code: "R506", title: "fallbacks that go round in a circle",
    prose: """
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
}

extension Finding {
  /// Found as R506.
  static func fallbackLoops(_ value: Value, _ path: [String]) -> Finding {
    Finding(
      Check.fallbackLoops.code,
      "the fallback goes round in a circle: \(path.joined(separator: " → "))", at: value.place
    ).helping("the last team in the row has no 'fallback'")
  }
}
