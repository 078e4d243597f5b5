import Matching
import Triage

/// One rule with one thing changed.
struct Mutant: Sendable {
  /// What is changed.
  enum Change: Sendable {
    /// When it holds; the number of the changed condition, and of the operand if it is one.
    case condition(Formula, number: Int, operand: Int?)
    /// What follows; the name of what is set.
    case outcome(Outcome, name: String)
    /// It is not read.
    case off
    /// Rules after it are read although it holds.
    case notFinal
  }

  /// The number of the rule.
  let rule: Int
  /// What is changed.
  let change: Change
  /// The same in words.
  let words: String
  /// Whether it is no more than one word fewer of many that a text is searched for.
  var isOfOneWord = false

  /// The rules with it.
  func applied(to contents: RuleSetContents) -> RuleSetContents {
    var contents = contents
    switch change {
    case .condition(let formula, _, _): contents.rules[rule].condition = formula
    case .outcome(let outcome, _): contents.rules[rule] = contents.rules[rule].with(outcome)
    case .off: contents.rules[rule].mode = .off
    case .notFinal: contents.rules[rule].isFinal = false
    }
    return contents
  }
}

extension Rule {
  /// The same with another outcome.
  fileprivate func with(_ outcome: Outcome) -> Rule {
    var rule = Rule(id: id, place: place, condition: condition, outcome: outcome)
    rule.description = description
    rule.owner = owner
    rule.isFinal = isFinal
    rule.mode = mode
    rule.validity = validity
    return rule
  }
}
