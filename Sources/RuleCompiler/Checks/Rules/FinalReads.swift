import Diagnostics
import Triage

extension Check {
  /// R402: a final rule that reads a decided attribute.
  static let finalReads = Check(
    code: "R402", title: "a final rule that reads a decided attribute",
    prose: """
      After a `final` rule no rule is read on any level, so whether it holds must be known before
      anything is decided: from the request and the directory.
      """,
    bad: """
      rules:
        - id: spam
          final: true
          when: {category: other}
      #          ^^^^^^^^
          then: {tags: [spam]}
      """,
    repaired: """
      rules:
        - id: spam
          final: true
          when: {text: {contains: [lottery]}}
          then: {tags: [spam]}
      """)
}

extension Finding {
  /// Found as R402.
  static func finalReads(_ key: Value, _ attribute: Attribute, _ owner: String) -> Finding {
    Finding(
      Check.finalReads.code, "\(owner) is final and reads '\(attribute.rawValue)'", at: key.place
    ).noting("a final rule reads only the request and the directory")
  }
}
