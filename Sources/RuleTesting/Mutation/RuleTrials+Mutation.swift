internal import Dispatch
import Matching
import RuleAnalysis
import RuleCompiler
internal import Synchronization
import Triage

extension RuleTrials {
  /// Changes each condition and outcome of each rule in turn, and tells which changes no test,
  /// example or invariant notices. Means something only where all of them pass.
  ///
  /// A change can matter only for cases for which the rule holds otherwise than before or, where an
  /// outcome is changed, held; only those are decided again.
  package func mutation(workers: Int) -> MutationResult {
    let mutants = self.mutants
    let suspects = Suspects(mutants, self)
    let unnoticed = Mutex<Set<Int>>([])
    let workers = max(1, min(workers, mutants.count))
    DispatchQueue.concurrentPerform(iterations: workers) { worker in
      let judge = RuleTestJudge(compilation.tests)
      var mine: Set<Int> = []
      for number in stride(from: worker, to: mutants.count, by: workers)
      where !isNoticed(mutants[number], suspects[number], judge) {
        mine.insert(number)
      }
      unnoticed.withLock { $0.formUnion(mine) }
    }
    let survivors = unnoticed.withLock(\.self)
    let written = WrittenRules(compilation)
    func tally(ofWords: Bool) -> MutationResult.Tally {
      let numbers = mutants.indices.filter { mutants[$0].isOfOneWord == ofWords }
      let left = numbers.filter(survivors.contains)
      return MutationResult.Tally(
        noticed: Share(numbers.count - left.count, of: numbers.count),
        survivors: left.map { told(mutants[$0], written) })
    }
    return MutationResult(changes: tally(ofWords: false), words: tally(ofWords: true))
  }

  /// Rules that are off are not changed, nor what would follow from shadow rules.
  private var mutants: [Mutant] {
    let contents = ruleSet.contents
    return contents.rules.indices.flatMap { number -> [Mutant] in
      switch contents.rules[number].mode {
      case .off: []
      case .shadow: ConditionMutants(number, contents).all
      case .live: ConditionMutants(number, contents).all + OutcomeMutants(number, contents).all
      }
    }
  }

  private func isNoticed(
    _ mutant: Mutant, _ suspects: [Int], _ judge: RuleTestJudge
  ) -> Bool {
    guard !suspects.isEmpty else { return false }
    if case .condition = mutant.change, suspects.contains(where: { isExample($0, of: mutant.rule) })
    {
      return true
    }
    let variant = Variant(mutant.applied(to: ruleSet.contents), digest: ruleSet.digest)
    return suspects.contains { number in
      let entry = cases[number]
      guard let (decision, ruleSet) = variant.decision(of: entry) else { return true }
      return !judge.accepts(decision, of: entry, by: ruleSet)
    }
  }

  /// Examples of a rule notice whenever it holds otherwise.
  private func isExample(_ number: Int, of rule: Int) -> Bool {
    switch cases[number].demand {
    case .rule(let owner, _): owner == rule
    case .expectations: false
    }
  }

  private func told(_ mutant: Mutant, _ written: WrittenRules?) -> MutationResult.Survivor {
    let rule = ruleSet.contents.rules[mutant.rule]
    let place =
      switch mutant.change {
      case .condition(_, let number, let operand):
        written?.place(ofCondition: number, operand: operand, ofRule: mutant.rule)
      case .outcome(_, let name): written?.place(ofOutcome: name, ofRule: mutant.rule)
      case .off, .notFinal: rule.place
      }
    return MutationResult.Survivor(
      rule: rule.id, place: place ?? rule.place, change: mutant.words)
  }
}

/// The cases for which each change can matter.
private struct Suspects: Sendable {
  private var all: [[Int]] = []

  /// Asks all changed conditions at once, beside those that they came from.
  init(_ mutants: [Mutant], _ trials: RuleTrials) {
    let rules = trials.ruleSet.contents.rules
    var questions = rules.map { [$0.condition] }
    for mutant in mutants {
      if case .condition(let formula, _, _) = mutant.change {
        questions[mutant.rule].append(formula)
      }
    }
    let probes = Probes(questions, of: trials)
    var next = rules.map { _ in 1 }
    for mutant in mutants {
      let held = probes.held[mutant.rule]
      guard case .condition = mutant.change else {
        all.append(held[0])
        continue
      }
      let before = Set(held[0])
      all.append(before.symmetricDifference(held[next[mutant.rule]]).sorted())
      next[mutant.rule] += 1
    }
  }

  subscript(mutant: Int) -> [Int] { all[mutant] }
}
