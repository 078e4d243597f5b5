import Diagnostics

extension Check {
  /// R604: a named file that is not UTF-8.
  static let notUTF8 = Check(
    code: "R604", title: "a named file that is not UTF-8",
    prose: """
      Lists and customers are read as UTF-8. Spreadsheets offer it when saving as "CSV UTF-8".
      """,
    bad: """
      lists: {streets: {file: streets.txt}}
      # file: streets.txt
      \u{FFFD}
      """,
    repaired: """
      lists: {streets: {file: streets.txt}}
      # file: streets.txt
      High Street
      """)
}

extension Finding {
  /// Found as R604.
  static func notUTF8(_ text: SourceText) -> Finding {
    Finding(Check.notUTF8.code, "the file is not UTF-8", at: Place(path: text.path))
      .helping("save it with the encoding UTF-8")
  }
}
