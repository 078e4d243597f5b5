import Matching
import RuleCompiler
import Triage

/// What all checks share: the rule set, what is known of its fields, and every condition as a
/// choice of conjunctions.
final class Study {
  /// The folder with its names, tests and texts.
  let compilation: Compilation
  /// What decides.
  let ruleSet: RuleSet
  /// What is known of the fields whatever a request says.
  let knowledge: FieldKnowledge
  /// Of each rule, the conjunctions one of which holds where it does; nil where there are too many.
  let terms: [[Conjunction]?]
  /// The same as cases, without those that cannot be.
  let cases: [[Case]]
  /// Where things are written.
  let source: FolderSource
  /// Makes up requests and asks the engine.
  let search: WitnessSearch

  /// What the admin wrote.
  var contents: RuleSetContents { ruleSet.contents }

  /// Reads all conditions into conjunctions.
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
