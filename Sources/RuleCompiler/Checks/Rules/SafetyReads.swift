import Diagnostics

extension Check {
  /// R408: a safety entry that reads more than the request.
  static let safetyReads = Check(
    code: "R408", title: "a safety entry that reads more than the request",
    prose: """
      The floor must hold whoever asks and whatever was decided, also for a file that cannot be read.
      So its conditions look at the request alone.
      """,
    bad: """
      safety:
        - id: trapped
          when: {category: lift.entrapment}
      #          ^^^^^^^^
          then: {urgency: emergency}
      """,
    repaired: """
      safety:
        - id: trapped
          when: {text: {contains: [trapped]}}
          then: {urgency: emergency}
      """)
}

extension Finding {
  /// Found as R408.
  static func safetyReads(_ key: Value, _ name: String, _ owner: String) -> Finding {
    Finding(
      Check.safetyReads.code, "\(owner) reads '\(name)', which is not of the request", at: key.place
    ).noting("the floor looks at the request alone")
  }
}
