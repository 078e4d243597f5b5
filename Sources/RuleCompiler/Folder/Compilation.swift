package import Diagnostics
package import Triage

/// What became of a rules folder: a rule set, if nothing is wrong with it, and all that was found.
package struct Compilation: Sendable {
  /// Ready to decide; nil where a finding is an error.
  package let ruleSet: RuleSet?
  /// Everything that is wrong, in every file.
  package let findings: Findings
  /// What the folder says must hold.
  package let tests: RuleTests
  /// Where each name is given.
  package let names: Names
  /// The texts that findings point into, for excerpts.
  package let texts: [SourceText]
}
