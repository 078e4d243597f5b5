package import Triage
import RuleAnalysis
import RuleCompiler

/// Two rules folders by what they mean.
package struct RulesComparison: Sendable {
  /// Rules that were added, removed, moved or changed, in the order of the new folder; removed ones
  /// first.
  package let rules: [RuleChange]
  /// What is decided otherwise, commonest first.
  package let decisions: [DecisionChange]
  /// How many requests were decided by both.
  package let compared: Int
  /// How many of them get another decision.
  package let different: Int

  /// Compares the rules, and decides by both the requests of both folders' tests and examples, and
  /// those that the analysis of each makes up.
  /// - Parameter time: around when made-up requests come in.
  package init(from old: RuleTrials, to new: RuleTrials, at time: Timestamp) {
    rules = Self.changes(from: old.ruleSet, to: new.ruleSet)
    let requests = Self.requests(old, new, at: time)
    var differences = Differences(old.ruleSet, new.ruleSet)
    for request in requests { differences.look(at: request) }
    decisions = differences.changes
    different = differences.different
    compared = requests.count
  }

  /// Each once, in an order that depends on nothing else.
  private static func requests(
    _ old: RuleTrials, _ new: RuleTrials, at time: Timestamp
  ) -> [Witness] {
    let zone = new.ruleSet.contents.zone
    var seen: Set<Witness> = []
    let given = (new.cases + old.cases).map { Witness(request: $0.request, at: $0.at) }
    let made = [new, old].flatMap { trials -> [Witness] in
      let witnesses = Analyst(trials.compilation)?.analysis(at: time).witnesses ?? [:]
      return witnesses.values.map { ($0.line(in: zone), $0) }.sorted { $0.0 < $1.0 }.map(\.1)
    }
    return (given + made).filter { seen.insert($0).inserted }
  }

  private static func changes(from old: RuleSet, to new: RuleSet) -> [RuleChange] {
    let before = Dictionary(
      old.contents.rules.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let after = Set(new.contents.rules.map(\.id))
    let removed = old.contents.rules.filter { !after.contains($0.id) }.map {
      RuleChange(kind: .removed, rule: $0.id, place: $0.place, parts: [])
    }
    let stayed = new.contents.rules.compactMap { before[$0.id] }.longestRise
    return removed
      + new.contents.rules.flatMap { rule -> [RuleChange] in
        guard let number = before[rule.id] else {
          return [RuleChange(kind: .added, rule: rule.id, place: rule.place, parts: [])]
        }
        let parts = RuleMeaning(rule, in: new).differences(
          from: RuleMeaning(old.contents.rules[number], in: old))
        var changes: [RuleChange] = []
        if !stayed.contains(number) {
          changes.append(RuleChange(kind: .moved, rule: rule.id, place: rule.place, parts: []))
        }
        if !parts.isEmpty {
          changes.append(
            RuleChange(kind: .changed, rule: rule.id, place: rule.place, parts: parts))
        }
        return changes
      }
  }
}

extension [Int] {
  /// The elements of a longest ascending part: what has kept its order.
  var longestRise: Set<Int> {
    var tails: [Int] = []
    var before = [Int?](repeating: nil, count: count)
    for index in indices {
      let place = tails.firstIndex { self[$0] >= self[index] } ?? tails.count
      before[index] = place > 0 ? tails[place - 1] : nil
      if place < tails.count { tails[place] = index } else { tails.append(index) }
    }
    var rise: Set<Int> = []
    var next = tails.last
    while let index = next {
      rise.insert(self[index])
      next = before[index]
    }
    return rise
  }
}
