package import Diagnostics

/// One kind of mistake: its stable code, and what a person should know about it.
///
/// The reference page is made of these, and a test compiles every example: the bad one must give
/// this code, the repaired one must give nothing.
package struct Check: Sendable {
  /// Never changes its meaning.
  package let code: FindingCode
  /// What is wrong, in a few words.
  package let title: String
  /// Why it is wrong, and what to do.
  package let prose: String
  /// A file with the mistake; a comment of carets below it says where the finding points.
  ///
  /// A line `# file: NAME` begins another file.
  package let bad: String
  /// The same without it.
  package let repaired: String

  /// A check with its page and its examples.
  package init(
    _ code: FindingCode, _ title: String, _ prose: String, bad: String, repaired: String
  ) {
    self.code = code
    self.title = title
    self.prose = prose
    self.bad = bad
    self.repaired = repaired
  }

  /// The same, with every part named.
  init(code: FindingCode, title: String, prose: String, bad: String, repaired: String) {
    self.init(code, title, prose, bad: bad, repaired: repaired)
  }
}
