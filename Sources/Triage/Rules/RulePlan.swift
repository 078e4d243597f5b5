/// What deciding needs of a rule, in a few words of plain memory: the rule itself is a tree of
/// texts, and only one that holds is worth looking at.
struct RulePlan: BitwiseCopyable, Sendable {
  let mode: Rule.Mode
  let isFinal: Bool
  /// Whether there are days on which it is not read.
  let hasDays: Bool
  /// One bit for each attribute that it sets.
  let attributes: UInt16

  init(_ rule: Rule) {
    mode = rule.mode
    isFinal = rule.isFinal
    hasDays = rule.validity != Validity()
    attributes = rule.attributes.reduce(0) { $0 | 1 << UInt16($1.slot) }
  }

  /// Whether the rule sets an attribute.
  func sets(_ attribute: Attribute) -> Bool { attributes >> UInt16(attribute.slot) & 1 == 1 }
}
