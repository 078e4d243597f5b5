import Diagnostics
import YAMLTree

extension Check {
  /// R102: a value of the wrong kind.
  static let wrongKind = Check(
    code: "R102", title: "a value of the wrong kind",
    prose: """
      Where a list belongs stands a text, or the like. Often an indentation is missing, or the
      brackets around a list.
      """,
    bad: """
      rules:
        id: water-leak
      # ^^^^^^^^^^^^^^
      """,
    repaired: """
      rules:
        - id: water-leak
          when: {text: {contains: [leak]}}
          then: {urgency: urgent}
      """)
}

extension Finding {
  /// Found as R102.
  static func wrongKind(_ value: Value, expected: String, of what: String) -> Finding {
    if let text = value.text, let finding = fullWidthColon(in: value, text) { return finding }
    return Finding(
      Check.wrongKind.code, "expected \(expected) for \(what), found \(value.kind)",
      at: value.isNull || value.node.scalar != nil ? value.place : value.firstLine
    ).noting("\(expected) belongs here").helping(value.node.structureHint)
  }
}

extension Value {
  /// Its first line: what a caret can point at.
  var firstLine: Place {
    let start = Int(node.span.start)
    let bytes = file.text.bytes
    var end = start
    while end < Int(node.span.end), end < bytes.count, bytes[end] != 0x0A, bytes[end] != 0x0D {
      end += 1
    }
    return file.text.place(of: SourceSpan(start: start, end: end))
  }
}
