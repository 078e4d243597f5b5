/// A condition as numbers: equal exactly where conditions mean the same, which string equality
/// (canonical equivalence) does not tell.
struct ConditionKey {
  /// What tells the condition from others.
  private(set) var numbers: [UInt32]

  /// The key of a condition.
  init(_ condition: Condition) {
    numbers = [UInt32(condition.field.rawValue), condition.exact ? 1 : 0]
    append(condition.criterion)
  }

  private mutating func append(_ criterion: Criterion) {
    append(criterion.name)
    switch criterion {
    case .equals(let operands): operands.forEach { append($0) }
    case .ranked(_, let written, let names): ([written] + names).forEach { append($0) }
    case .contains(let phrases), .containsAll(let phrases), .lacks(let phrases):
      phrases.forEach { append($0.written) }
    case .matches(let pattern):
      numbers.append(pattern.exact ? 1 : 0)
      append(pattern.source)
    case .startsWith(let texts), .endsWith(let texts): texts.forEach { append($0) }
    case .compare(_, let bound): append(bound)
    case .during(let times), .outside(let times): append(times.name)
    case .inList(let list), .notInList(let list): append(list.name)
    case .exists(let exists): numbers.append(exists ? 1 : 0)
    }
  }

  private mutating func append(_ operand: Operand) {
    switch operand {
    case .text(let text):
      numbers.append(0)
      append(text)
    case .number(let text):
      numbers.append(1)
      append(text)
    case .below(let prefix):
      numbers.append(2)
      append(prefix)
    }
  }

  private mutating func append(_ bound: Bound) {
    switch bound.limit {
    case .number: numbers.append(0)
    case .instant(let instant):
      numbers.append(1)
      numbers.append(UInt32(truncatingIfNeeded: instant))
      numbers.append(UInt32(truncatingIfNeeded: instant >> 32))
    }
    append(bound.written)
  }

  private mutating func append(_ text: String) {
    numbers.append(UInt32(text.utf8.count))
    for byte in text.utf8 { numbers.append(UInt32(byte)) }
  }
}
