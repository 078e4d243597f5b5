package import RuleCompiler
package import Triage

/// The requests of a folder's tests and examples, ready to be decided by its rules and by variants
/// of them, through the engine that decides.
package struct RuleTrials: Sendable {
  /// The folder.
  package let compilation: Compilation
  /// As it is.
  package let ruleSet: RuleSet
  /// Tests, then examples.
  package let cases: [RuleTestCase]

  /// Nil where the folder did not compile.
  package init?(
    _ compilation: Compilation, reading readRequest: RuleTestRun.RequestReader
  ) {
    guard let ruleSet = compilation.ruleSet else { return nil }
    self.compilation = compilation
    self.ruleSet = ruleSet
    cases = compilation.tests.cases(in: ruleSet.contents.zone, reading: readRequest)
  }

  /// What is decided about every case by the rules as they are.
  func decisions() -> [Decision] {
    let variant = Variant(ruleSet.contents, digest: ruleSet.digest)
    return cases.compactMap { variant.decision(of: $0)?.decision }
  }
}

/// Rules as tests see them, and as examples do: those also ask rules that are off. A thing of one
/// worker.
final class Variant {
  private let contents: RuleSetContents
  private let digest: String
  private lazy var plain = engine(contents)
  private lazy var watching =
    contents.watchingAll(on: contents.zone.local(contents.zone.defaultTestTime).date)
    .flatMap(engine) ?? plain

  /// Compiles nothing before somebody asks.
  init(_ contents: RuleSetContents, digest: String) {
    self.contents = contents
    self.digest = digest
  }

  /// What is decided about a case; nil where the contents are no rule set.
  func decision(of entry: RuleTestCase) -> (decision: Decision, ruleSet: RuleSet)? {
    let engine =
      switch entry.demand {
      case .expectations: plain
      case .rule: watching
      }
    return engine.map { ($0.decide(entry.request, at: entry.at), $0.ruleSet) }
  }

  private func engine(_ contents: RuleSetContents) -> DecisionEngine? {
    (try? RuleSet(digest: digest, contents: contents)).map { DecisionEngine($0) }
  }
}
