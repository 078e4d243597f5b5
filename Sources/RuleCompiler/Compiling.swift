package import Diagnostics
package import Triage

extension RulesFolder {
  /// Compiles the folder: every mistake of every file is found, and without errors there is a rule
  /// set.
  /// - Parameter zone: the settings' zone, in which whole days are meant.
  package func compiled(in zone: Zone) -> Compilation {
    Compilation(ruleSet: nil, findings: Findings(), tests: RuleTests(), names: [:], texts: [])
  }

  /// Paths, relative to the folder, of the other files that YAML files of it name: customers,
  /// lists, holidays. Whoever loads the folder reads these too.
  package static func filesNamed(by files: [File]) -> [String] { [] }
}
