/// One conjunction of one rule: where it holds, the rule does.
struct Clause {
  /// The rule's number.
  let rule: Int
  /// What must hold together.
  let literals: Conjunction
}
