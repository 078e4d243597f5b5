import Diagnostics

extension Check {
  static let sectionTwice = Check(
    "R105", "a key that may stand in one file only",
    """
    The order of `urgencies` is what makes one more urgent than another, so it cannot be put
    together from several files; nor can there be two sets of `defaults` or of the weights of
    `customer_value`.
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
  static func sectionTwice(_ key: Value, before: Value) -> Finding {
    Finding(
      Check.sectionTwice.code, "'\(key.text ?? "")' stands in another file already", at: key.place
    ).labelling(before.place, "first here").helping("keep all of it in one file")
  }
}
