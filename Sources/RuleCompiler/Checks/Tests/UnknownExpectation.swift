import Diagnostics
import Triage

extension Check {
  /// R701: an expectation of nothing that is decided.
  static let unknownExpectation = Check(
    code: "R701", title: "an expectation of nothing that is decided",
    prose: """
      A test can expect decided attributes, fields of the request as they were filled, `state`,
      `kind`, and whole `decision`, `assignment` and `targets`, and under `not` that they are
      otherwise.
      """,
    bad: """
      tests:
        - id: leak
          request: {description: leak}
          expect: {categroy: water.leak}
      #            ^^^^^^^^
      """,
    repaired: """
      tests:
        - id: leak
          request: {description: leak}
          expect: {category: water.leak}
      """)
}

extension Finding {
  /// Found as R701.
  static func unknownExpectation(_ key: Value, _ owner: String) -> Finding {
    let name = key.text ?? ""
    if let finding = fullWidthColon(in: key, name) { return finding }
    let known =
      Attribute.allCases.filter(\.isReadable).map(\.rawValue)
      + ["not", "decision", "assignment", "targets", "state", "kind", "site", "building", "unit"]
    return Finding(
      Check.unknownExpectation.code, "\(owner) expects '\(name)', which is nothing that is decided",
      at: key.place
    ).suggesting(nearest(to: name, in: known), for: key)
  }
}
