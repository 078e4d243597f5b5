package import Diagnostics

/// One kind of finding of the analysis: its stable code, and what a person should know about it.
package struct AnalysisCheck: Sendable {
  /// Never changes its meaning.
  package let code: FindingCode
  /// What is wrong, in a few words.
  package let title: String
  /// Why it is wrong, and what to do.
  package let prose: String
  /// A file with the mistake; a comment of carets below it says where the finding points.
  package let bad: String
  /// The same without it.
  package let repaired: String

  /// A check with its page and its examples.
  init(
    _ code: FindingCode, _ title: String, _ prose: String, bad: String, repaired: String
  ) {
    self.code = code
    self.title = title
    self.prose = prose
    self.bad = bad
    self.repaired = repaired
  }
}
