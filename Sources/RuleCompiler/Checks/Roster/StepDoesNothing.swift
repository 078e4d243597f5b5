import Diagnostics

extension Check {
  /// R507: a step that does nothing.
  static let stepDoesNothing = Check(
    code: "R507", title: "a step that does nothing",
    prose: """
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
}

extension Finding {
  /// Found as R507.
  static func stepDoesNothing(_ value: Value, _ owner: String) -> Finding {
    Finding(Check.stepDoesNothing.code, "a step of \(owner) does nothing", at: value.head)
      .noting("'warn', 'notify', 'reassign' or 'raise_urgency' belongs here")
  }
}
