import Diagnostics

extension Check {
  /// R103: a key is missing.
  static let missingKey = Check(
    code: "R103", title: "a key is missing",
    prose: """
      Some things cannot be left out: a rule without `when` would hold for everything, and a folder
      without `defaults` could not decide what no rule foresees. A rule that is meant to hold always
      says so with `when: {}`.
      """,
    bad: """
      rules:
        - id: everything
      #   ^^
          then: {tags: [seen]}
      """,
    repaired: """
      rules:
        - id: everything
          when: {}
          then: {tags: [seen]}
      """)
}

extension Finding {
  /// Found as R103.
  static func missingKey(
    _ name: String, in value: Value, named owner: String, key: Value? = nil
  ) -> Finding {
    let help = name == "when" ? "'when: {}' holds always" : nil
    guard let key else {
      return Finding(
        Check.missingKey.code, "\(owner) has no '\(name)'",
        at: value.entries?.first?.key.place ?? value.firstLine
      ).noting("'\(name)' is required").helping(help)
    }
    if let mark = fullWidthColon(in: key, name) { return mark }
    return Finding(
      Check.missingKey.code, "nothing is given for '\(name)' in \(owner)", at: key.place
    )
    .noting("'\(name)' is required").helping(help)
  }

  /// The folder as a whole lacks something.
  static func missingSection(_ section: String, in folder: String) -> Finding {
    Finding(Check.missingKey.code, "no file has '\(section)'", at: Place(path: folder))
      .helping("one of the files must have the top-level key '\(section)'")
  }
}
