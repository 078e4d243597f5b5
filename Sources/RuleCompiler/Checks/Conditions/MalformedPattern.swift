import Diagnostics
import Matching

extension Check {
  /// R306: a malformed regular expression.
  static let malformedPattern = Check(
    code: "R306", title: "a malformed regular expression",
    prose: """
      Expressions are written in RE2's syntax, which knows neither backreferences nor looking around:
      these are what makes an expression's time unforeseeable. Put them in single quotes, so that
      YAML leaves the backslashes alone.
      """,
    bad: """
      rules:
        - id: building
          when: {text: {matches: 'block (\\d+'}}
      #                           ^^^^^^^^^^
          then: {tags: [block]}
      """,
    repaired: """
      rules:
        - id: building
          when: {text: {matches: 'block (\\d+)'}}
          then: {tags: [block]}
      """)
}

extension Finding {
  /// Found as R306.
  static func malformedPattern(_ value: Value, _ text: String, _ fault: Pattern.Fault) -> Finding {
    let part = text.range(of: fault.part)
    let place =
      part.flatMap { part in
        value.place(
          from: text.utf8.distance(from: text.startIndex, to: part.lowerBound),
          length: fault.part.utf8.count)
      } ?? value.place(from: 0)
    return Finding(
      Check.malformedPattern.code, "not a regular expression: \(fault.message)", at: place)
  }
}

extension String {
  /// The first occurrence of a text that is not empty.
  fileprivate func range(of part: String) -> Range<Index>? {
    guard !part.isEmpty else { return nil }
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(part) {
        return start..<(index(start, offsetBy: part.count, limitedBy: endIndex) ?? endIndex)
      }
      start = index(after: start)
    }
    return nil
  }
}
