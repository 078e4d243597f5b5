import Diagnostics

extension Check {
  /// R107: a file that is not read.
  static let unreadFile = Check(
    code: "R107", title: "a file that is not read",
    prose: """
      Only files that end in `.yaml` are read. A `.yml` beside them was most likely meant to be.
      """,
    bad: """
      intents: [whatever]
      # file: more.yml
      rules: []
      """,
    repaired: """
      intents: [whatever]
      # file: more.yaml
      rules: []
      """)
}

extension Finding {
  /// Found as R107.
  static func unreadFile(_ path: String) -> Finding {
    let name = path.split(separator: "/").last.map(String.init) ?? path
    return Finding(
      Check.unreadFile.code, "'\(name)' is not read", severity: .warning, at: Place(path: path)
    ).helping("rename it to '\(name.dropLast(4)).yaml'")
  }
}
