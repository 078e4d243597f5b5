import Diagnostics
import Matching
import Triage

/// What a rule says, in words that mean the same in every rules folder: without field numbers, and
/// where order says nothing, in one order.
struct RuleMeaning {
  /// Its parts by name, such as `when`, `then.category`, `mode`.
  let parts: [(name: String, value: String)]

  /// Reads a rule of a rule set.
  init(_ rule: Rule, in ruleSet: RuleSet) {
    var parts = [("when", rule.condition.meaning(ruleSet.contents.fields))]
    if case .object(let members) = rule.outcome.json(by: ruleSet) {
      parts += members.map { ("then.\($0.name)", $0.value.alone) }
    }
    parts.append(("final", rule.isFinal ? "true" : "false"))
    parts.append(("mode", rule.mode.rawValue))
    parts.append(("valid.from", rule.validity.from.map { "\($0)" } ?? "ever"))
    parts.append(("valid.until", rule.validity.until.map { "\($0)" } ?? "ever"))
    self.parts = parts
  }

  /// The names of the parts that differ, with the values where they are short.
  func differences(from other: RuleMeaning) -> [RuleChange.Part] {
    let mine = Dictionary(
      parts.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let theirs = Dictionary(
      other.parts.map { ($0.name, $0.value) }, uniquingKeysWith: { first, _ in first })
    let names = other.parts.map(\.name) + parts.map(\.name).filter { theirs[$0] == nil }
    return names.filter { mine[$0] != theirs[$0] }.map {
      RuleChange.Part(name: $0, from: theirs[$0], to: mine[$0])
    }
  }
}

extension Formula {
  fileprivate func meaning(_ fields: FieldTable) -> String {
    switch self {
    case .always: return "always"
    case .condition(let condition):
      let path = fields.path(of: condition.field).text
      return "\(path) \(condition.criterion.meaning)" + (condition.exact ? " exactly" : "")
    case .all(let parts):
      guard parts.count != 1 else { return parts[0].meaning(fields) }
      return "all(" + parts.map { $0.meaning(fields) }.sorted().joined(separator: "; ") + ")"
    case .any(let parts):
      guard parts.count != 1 else { return parts[0].meaning(fields) }
      return "any(" + parts.map { $0.meaning(fields) }.sorted().joined(separator: "; ") + ")"
    case .not(let part): return "not(" + part.meaning(fields) + ")"
    }
  }
}

extension Criterion {
  /// Operands of which one does are in order of their bytes; lists are what is in them.
  fileprivate var meaning: String {
    let operands =
      switch self {
      case .equals(let operands): operands.map(\.written)
      case .ranked(_, _, let names): names
      case .contains(let phrases), .containsAll(let phrases), .lacks(let phrases):
        phrases.map(\.written)
      case .startsWith(let texts), .endsWith(let texts): texts
      case .inList(let list), .notInList(let list): list.entries
      case .matches, .compare, .during, .outside, .exists: [written]
      }
    return name + " " + Set(operands).sorted().joined(separator: ", ")
  }
}
