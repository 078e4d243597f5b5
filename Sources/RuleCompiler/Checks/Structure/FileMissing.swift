import Diagnostics

extension Check {
  /// R113: a named file is not there.
  static let fileMissing = Check(
    code: "R113", title: "a named file is not there",
    prose: """
      `{file: NAME}` is looked for in the folder of the file that names it.
      """,
    bad: """
      lists:
        streets: {file: streats.txt}
      #                 ^^^^^^^^^^^
      # file: streets.txt
      High Street
      """,
    repaired: """
      lists:
        streets: {file: streets.txt}
      # file: streets.txt
      High Street
      """)
}

extension Finding {
  /// Found as R113.
  static func fileMissing(_ value: Value, near names: [String]) -> Finding {
    let name = value.text ?? ""
    return Finding(Check.fileMissing.code, "there is no file '\(name)'", at: value.place)
      .noting("looked for beside '\(value.file.text.path)'")
      .suggesting(nearest(to: name, in: names), for: value)
  }
}
