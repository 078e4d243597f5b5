package import Diagnostics

/// The ways in which a JSON text can be refused, each with its stable code.
package enum JSONProblem: String, Sendable, CaseIterable {
  /// Breaks the grammar of RFC 8259, also by half a surrogate pair in a `\u` escape, which stands
  /// for no character.
  case syntax = "J001"
  /// Is not UTF-8.
  case encoding = "J002"
  /// Longer, or of more values, than the limits allow.
  case tooLarge = "J003"
  /// Lists and objects inside each other beyond the limit.
  case tooDeep = "J004"
  /// The same name twice in one object.
  case duplicateKey = "J006"
  /// A number beyond what a double can hold, such as 1e400.
  case numberRange = "J007"

  /// The code as findings carry it.
  package var code: FindingCode { FindingCode(rawValue: rawValue) }

  /// The word for it in the reason file of a refused request.
  package var requestCode: String {
    switch self {
    case .syntax: "syntax"
    case .encoding: "encoding"
    case .tooLarge: "too_large"
    case .tooDeep: "too_deep"
    case .duplicateKey: "duplicate_key"
    case .numberRange: "number_range"
    }
  }
}

/// Why a JSON text is not read, and where.
package struct JSONRefusal: Error, Hashable, Sendable {
  /// The kind of problem.
  package let problem: JSONProblem
  /// What is wrong, in one line.
  package let message: String
  /// What could have stood there instead; nil where nothing helps.
  package let expected: String?
  /// The offending bytes.
  package let span: SourceSpan
  /// Line, column and offset of the first offending byte.
  package let position: Position
  /// JSON Pointer (RFC 6901) of the value that was being read; empty for the whole text.
  package let pointer: String

  /// The refusal as a finding in the text that was refused.
  package func finding(in source: SourceText) -> Finding {
    Finding(problem.code, message, at: source.place(of: span)).helping(
      expected.map { "expected \($0)" })
  }
}
