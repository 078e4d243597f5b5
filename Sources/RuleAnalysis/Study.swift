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

  init(_ compilation: Compilation, _ ruleSet: RuleSet, at time: Timestamp) {
    self.compilation = compilation
    self.ruleSet = ruleSet
    let knowledge = FieldKnowledge(ruleSet.contents)
    self.knowledge = knowledge
    terms = ruleSet.contents.rules.map { NormalForm.of($0.condition, knowledge) }
    cases = terms.map { ($0 ?? []).compactMap { Case($0, knowledge) } }
    source = FolderSource(compilation)
    search = WitnessSearch(
      ruleSet, Producers(ruleSet.contents, terms, knowledge), knowledge, at: time)
  }
}
