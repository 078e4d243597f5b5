import Diagnostics
import YAMLTree

extension Check {
  /// R106: a full-width mark in the structure.
  static let fullWidthMark = Check(
    code: "R106", title: "a full-width mark in the structure",
    prose: """
      `：` and `，` look like `:` and `,` but are letters to YAML: `when：` is no key, and
      `[a，b]` is a list of one. Within texts and phrases they are as good as any other letter.
      """,
    bad: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then：{urgency: urgent}
      #       ^
      """,
    repaired: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {urgency: urgent}
      """)
}

extension Finding {
  /// For a key, or what should be a list or mapping: a `：` where it would have been structure.
  static func fullWidthColon(in value: Value, _ text: String) -> Finding? {
    mark("：", ": ", in: value, text)
  }

  /// For a name: a `，` or `、` between what would be two names.
  static func fullWidthComma(in value: Value, _ text: String) -> Finding? {
    mark("，", ", ", in: value, text) ?? mark("、", ", ", in: value, text)
  }

  /// The first `：` of a line that YAML could not read, if it has one outside of quotes.
  static func fullWidthColon(nearLine line: Int, of text: SourceText) -> Finding? {
    for line in [line, line - 1] where line > 0 {
      let range = text.range(ofLine: line)
      guard let offset = offset(of: "：", in: text.bytes[range]) else { continue }
      let place = text.place(of: SourceSpan(start: offset, end: offset + 3))
      return finding("：", ":", at: place, with: ": ")
    }
    return nil
  }

  private static func mark(
    _ mark: String, _ meant: String, in value: Value, _ text: String
  ) -> Finding? {
    guard value.node.scalar?.style == .plain, text.utf8.contains(where: { $0 >= 0xE3 }),
      text.contains(mark)
    else { return nil }
    let range = value.node.span.range
    guard let offset = offset(of: mark, in: value.file.text.bytes[range]) else { return nil }
    let place = value.file.text.place(of: SourceSpan(start: offset, end: offset + 3))
    return finding(mark, String(meant.dropLast()), at: place, with: meant)
  }

  private static func finding(
    _ mark: String, _ meant: String, at place: Place, with replacement: String
  ) -> Finding {
    Finding(
      Check.fullWidthMark.code, "the full-width '\(mark)' is not '\(meant)' to YAML", at: place
    ).helping("write '\(meant)' and a blank, or put the text in quotes if '\(mark)' belongs to it")
      .fixing("write '\(meant)'", Replacement(place, with: replacement))
  }

  private static func offset(of mark: String, in bytes: ArraySlice<UInt8>) -> Int? {
    let mark = Array(mark.utf8)
    var quote: UInt8?
    for index in bytes.indices {
      let byte = bytes[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
      } else if bytes[index...].starts(with: mark) {
        return index
      }
    }
    return nil
  }
}
