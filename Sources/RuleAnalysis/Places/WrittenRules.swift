import Diagnostics
import Matching
package import RuleCompiler
import Triage

/// Where the parts of rules stand in their files, as `file:line:column`.
package struct WrittenRules {
  private let source: FolderSource
  private let rules: [Rule]
  private let conditions: [ConditionPlaces?]

  /// Nil where the folder did not compile.
  package init?(_ compilation: Compilation) {
    guard let ruleSet = compilation.ruleSet else { return nil }
    let source = FolderSource(compilation)
    self.source = source
    rules = ruleSet.contents.rules
    conditions = rules.map { rule in
      source.entry(at: rule.place)?["when"].map { ConditionPlaces(of: rule.condition, under: $0) }
    }
  }

  /// The place of a condition by its number in written order, of one of its operands where that
  /// stands by itself; of the rule where nothing closer is known.
  package func place(ofCondition number: Int, operand: Int? = nil, ofRule rule: Int) -> String {
    guard let written = conditions[rule]?[number] else { return rules[rule].place }
    return (operand.map(written.operand) ?? written.place).description
  }

  /// The place at which a rule sets an attribute or fills a field.
  package func place(ofOutcome name: String, ofRule rule: Int) -> String {
    let then = source.entry(at: rules[rule].place)?["then"]
    return then?.key(name)?.description ?? rules[rule].place
  }
}
