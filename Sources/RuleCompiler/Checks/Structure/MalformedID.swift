import Diagnostics

extension Check {
  /// R104: a malformed id.
  static let malformedID = Check(
    code: "R104", title: "a malformed id",
    prose: """
      Ids stand in file names, reports and addresses, so they are written with small letters,
      digits, `.`, `_` and `-`, and begin with a letter or digit. What people should read goes into
      `name` or `description`.
      """,
    bad: """
      rules:
        - id: Water Leak
      #       ^^^^^^^^^^
          when: {text: {contains: [leak]}}
          then: {urgency: urgent}
      """,
    repaired: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {urgency: urgent}
      """)
}

extension Finding {
  /// Found as R104.
  static func malformedID(_ value: Value, _ text: String, _ what: String) -> Finding {
    if let finding = fullWidthColon(in: value, text) ?? fullWidthComma(in: value, text) {
      return finding
    }
    return Finding(Check.malformedID.code, "'\(text)' cannot be \(what)", at: value.place)
      .noting("only 'a' to 'z', '0' to '9', '.', '_' and '-', not beginning with a mark")
      .suggesting(spelledAsID(text), for: value)
  }

  private static func spelledAsID(_ text: String) -> String? {
    let bytes = text.lowercased().utf8.map { byte -> UInt8 in
      byte == UInt8(ascii: " ") || byte == UInt8(ascii: "/") ? UInt8(ascii: "-") : byte
    }
    let id = String(decoding: bytes, as: UTF8.self)
    return isID(id) ? id : nil
  }
}
