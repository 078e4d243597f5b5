import Diagnostics

extension Check {
  /// R403: a rule that fills a field and reads the directory.
  static let fillReads = Check(
    code: "R403", title: "a rule that fills a field and reads the directory",
    prose: """
      What fills a field can help to find the customer, so it is done before the directory is asked,
      and reads only what came in.
      """,
    bad: """
      rules:
        - id: home
          when: {customer.tags: resident}
      #          ^^^^^^^^^^^^^
          then: {site: garden-east}
      """,
    repaired: """
      rules:
        - id: home
          when: {channel: app}
          then: {site: garden-east}
      """)
}

extension Finding {
  /// Found as R403.
  static func fillReads(_ key: Value, _ name: String, _ owner: String) -> Finding {
    Finding(
      Check.fillReads.code, "\(owner) fills a field (level 0) and reads '\(name)'", at: key.place
    ).noting("fields are filled before the directory is asked")
  }
}
