/// A regular expression in RE2's syntax: linear in the text, whatever it is.
package struct Pattern: Hashable, Sendable {
  /// As written.
  package let source: String
  /// Whether letter case counts.
  package let exact: Bool
  /// Names of the named groups, in the order in which they open.
  package let groupNames: [String]

  /// Why a text is no expression.
  package struct Fault: Error, Hashable, Sendable {
    /// What is wrong, in RE2's words.
    package let message: String
    /// The offending part of the expression; empty where RE2 does not tell.
    package let part: String
  }

  /// Compiles an expression as written in a rule.
  package init(_ source: String, exact: Bool = false) throws(Fault) {
    self.source = source
    self.exact = exact
    groupNames = []
  }
}
