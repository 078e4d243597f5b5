import Matching
import RuleCompiler
import Triage

/// What all checks share: the rule set, what is known of its fields, and every condition as a
/// choice of conjunctions.
final class Study {
  let compilation: Compilation
  let ruleSet: RuleSet
  let knowledge: FieldKnowledge
  /// Of each rule, the conjunctions one of which holds where it does; nil where there are too many.
  let terms: [[Conjunction]?]
  /// The same as cases, without those that cannot be.
  let cases: [[Case]]
  let source: FolderSource
  let search: WitnessSearch

  var contents: RuleSetContents { ruleSet.contents }

  /// - Parameter fields: the rules' fields with more behind them.
  init(
    _ compilation: Compilation, _ ruleSet: RuleSet, at time: Timestamp,
    fields: FieldTable? = nil
  ) {
    self.compilation = compilation
    self.ruleSet = ruleSet
    var contents = ruleSet.contents
    if let fields { contents.fields = fields }
    let knowledge = FieldKnowledge(contents)
    self.knowledge = knowledge
    terms = ruleSet.contents.rules.map { NormalForm.of($0.condition, knowledge) }
    cases = terms.map { ($0 ?? []).compactMap { Case($0, knowledge) } }
    source = FolderSource(compilation)
    search = WitnessSearch(
      ruleSet, Producers(ruleSet.contents, terms, knowledge), knowledge, at: time)
  }
}
