import Diagnostics
import YAMLTree

extension Check {
  /// R303: nothing to compare with.
  static let nothingToCompare = Check(
    code: "R303", title: "nothing to compare with",
    prose: """
      A field is never equal to nothing: a missing field makes every operator false but
      `exists: false`, which is how to ask for it.
      """,
    bad: """
      rules:
        - id: no-site
          when: {site: ""}
      #                ^^
          then: {tags: [where]}
      """,
    repaired: """
      rules:
        - id: no-site
          when: {site: {exists: false}}
          then: {tags: [where]}
      """)
}

extension Finding {
  /// Found as R303.
  static func nothingToCompare(_ value: Value, _ key: Value) -> Finding {
    Finding(
      Check.nothingToCompare.code, "'\(key.text ?? "")' is compared with nothing",
      at: value.text == "" && value.node.scalar?.style == .plain ? key.place : value.place
    ).helping("a missing field is asked for by '\(key.text ?? ""): {exists: false}'")
  }
}
