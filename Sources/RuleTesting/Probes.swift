import Matching
import RuleCompiler
import Triage

/// Formulas that are asked beside the rules, each at the moment at which its rule is read and by
/// the same engine: as shadow rules just before it, which decide nothing.
struct Probes {
  /// Of each rule, what is asked at its place.
  private let formulas: [[Formula]]
  /// Of each rule and formula, the numbers of the cases for which it held.
  private(set) var held: [[[Int]]]

  /// Asks for every case.
  init(_ formulas: [[Formula]], of trials: RuleTrials) {
    self.formulas = formulas
    held = formulas.map { $0.map { _ in [] } }
    let (contents, owners) = Self.probed(trials.ruleSet.contents, formulas)
    let variant = Variant(contents, digest: trials.ruleSet.digest)
    for (number, entry) in trials.cases.enumerated() {
      for shadow in variant.decision(of: entry)?.decision.shadows ?? [] {
        guard let owner = owners[shadow] else { continue }
        held[owner.rule][owner.formula].append(number)
      }
    }
  }

  private struct Owner {
    let rule: Int
    let formula: Int
  }

  private static func probed(
    _ contents: RuleSetContents, _ formulas: [[Formula]]
  ) -> (RuleSetContents, [Owner?]) {
    var probed = contents
    probed.rules = []
    var owners: [Owner?] = []
    for (number, rule) in contents.rules.enumerated() {
      for (index, formula) in formulas[number].enumerated() {
        var probe = rule
        probe.condition = formula
        if probe.mode == .live { probe.mode = .shadow }
        probed.rules.append(probe)
        owners.append(Owner(rule: number, formula: index))
      }
      probed.rules.append(rule)
      owners.append(nil)
    }
    return (probed, owners)
  }
}
