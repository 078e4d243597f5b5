internal import Diagnostics

/// Says in the words of whoever wrote the file what libyaml stumbled over.
enum SyntaxExplanation {
  /// The finding for the place where the mistake is, which is not always where it was noticed.
  static func finding(for failure: ParserFailure, in source: SourceText) -> Finding {
    Finding(
      YAMLProblem.syntax.code, failure.problem,
      at: source.place(of: SourceSpan(at: failure.problemOffset)))
  }
}
