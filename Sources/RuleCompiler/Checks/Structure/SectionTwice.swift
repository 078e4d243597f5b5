import Diagnostics

extension Check {
  /// R105: a key that may stand in one file only.
  static let sectionTwice = Check(
    code: "R105", title: "a key that may stand in one file only",
    prose: """
      The order of `urgencies` is what makes one more urgent than another, so it cannot be put
      together from several files. All other keys may be spread over files.
      """,
    bad: """
      urgencies: [{id: whenever}]
      #^^^^^^^^
      """,
    repaired: """
      intents: [whatever]
      """)
}

extension Finding {
  /// Found as R105.
  static func sectionTwice(_ key: Value, before: Value) -> Finding {
    Finding(
      Check.sectionTwice.code, "'\(key.text ?? "")' stands in another file already", at: key.place
    ).labelling(before.place, "first here").helping("keep all of it in one file")
  }
}
