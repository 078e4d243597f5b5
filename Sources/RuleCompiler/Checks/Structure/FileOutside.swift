import Diagnostics

extension Check {
  /// R114: a named file outside of the rules folder.
  static let fileOutside = Check(
    code: "R114", title: "a named file outside of the rules folder",
    prose: """
      All that decides must lie in the rules folder, so that it can be kept, compared and put back as
      one. So a file is named relative to the file that names it, without `..` and without a leading
      `/`.
      """,
    bad: """
      lists:
        streets: {file: ../streets.txt}
      #                 ^^^^^^^^^^^^^^
      """,
    repaired: """
      lists:
        streets: {file: streets.txt}
      # file: streets.txt
      High Street
      """)
}

extension Finding {
  /// Found as R114.
  static func fileOutside(_ value: Value) -> Finding {
    Finding(
      Check.fileOutside.code, "'\(value.text ?? "")' leads out of the rules folder",
      at: value.place
    ).helping("put the file beside this one, and name it without '/' in front and without '..'")
  }
}
