@testable import Matching

/// The conditions spelled out one after the other, without any index: what the matcher must agree
/// with.
struct NaiveEvaluator {
  let values: [FieldValue]

  func holds(_ formula: Formula) -> Bool {
    switch formula {
    case .always: true
    case .condition(let condition): holds(condition)
    case .all(let parts): parts.allSatisfy(holds)
    case .any(let parts): parts.contains(where: holds)
    case .not(let part): !holds(part)
    }
  }

  private func holds(_ condition: Condition) -> Bool {
    let elements = Self.elements(values[condition.field.rawValue])
    if case .exists(let exists) = condition.criterion { return exists == !elements.isEmpty }
    guard !elements.isEmpty else { return false }
    return switch condition.criterion {
    case .lacks, .notInList: elements.allSatisfy { holds(condition, $0) }
    default: elements.contains { holds(condition, $0) }
    }
  }

  private static func elements(_ value: FieldValue) -> [FieldValue] {
    switch value {
    case .missing, .text(""): []
    case .list(let elements): elements.flatMap(Self.elements)
    default: [value]
    }
  }

  private func holds(_ condition: Condition, _ element: FieldValue) -> Bool {
    let text = Self.text(element)
    let exact = condition.exact
    switch condition.criterion {
    case .exists: return true
    case .during(let times): return Self.instant(element).map(times.contains) ?? false
    case .outside(let times): return Self.instant(element).map { !times.contains($0) } ?? false
    case .compare(let comparison, let bound): return Self.compares(element, comparison, bound)
    case .equals(let operands):
      return operands.contains { Self.isEqual(element, $0, exact) }
    case .ranked(_, _, let names): return names.contains { Self.isEqual(element, .text($0), exact) }
    case .inList(let list):
      return list.entries.contains { Self.isEqual(element, .text($0), exact) }
    case .notInList(let list):
      return !list.entries.contains { Self.isEqual(element, .text($0), exact) }
    case .contains(let phrases): return phrases.contains { Self.occurs($0, text, exact) }
    case .containsAll(let phrases): return phrases.allSatisfy { Self.occurs($0, text, exact) }
    case .lacks(let phrases): return !phrases.contains { Self.occurs($0, text, exact) }
    case .matches(let pattern):
      return text.map { pattern.firstMatch(in: normalizedNFC($0)) != nil } ?? false
    case .startsWith(let texts):
      return text.map { text in
        texts.contains { Self.form(text, exact).starts(with: Self.form($0, exact)) }
      } ?? false
    case .endsWith(let texts):
      return text.map { text in
        texts.contains {
          Self.form(text, exact).reversed().starts(with: Self.form($0, exact).reversed())
        }
      } ?? false
    }
  }

  private static func text(_ element: FieldValue) -> String? {
    switch element {
    case .text(let text), .number(let text): text
    case .bool(let truth): truth ? "true" : "false"
    case .missing, .instant, .list: nil
    }
  }

  private static func instant(_ element: FieldValue) -> Int64? {
    if case .instant(let instant) = element { instant } else { nil }
  }

  private static func form(_ text: String, _ exact: Bool) -> [Unicode.Scalar] {
    Array((exact ? text : folded(text)).unicodeScalars)
  }

  private static func isEqual(_ element: FieldValue, _ operand: Operand, _ exact: Bool) -> Bool {
    guard let text = text(element) else { return false }
    switch operand {
    case .text(let other): return form(text, exact) == form(other, exact)
    case .number(let other):
      if !exact, case .number = element, let left = Double(text), let right = Double(other) {
        return left == right
      }
      return form(text, exact) == form(other, exact)
    case .below(let prefix):
      let name = form(text, exact)
      let start = form(prefix + ".", exact)
      return name.starts(with: start) && name.count > start.count
    }
  }

  private static func compares(
    _ element: FieldValue, _ comparison: Comparison, _ bound: Bound
  ) -> Bool {
    switch bound.limit {
    case .instant(let limit):
      guard let instant = instant(element) else { return false }
      return compares(Double(instant), comparison, Double(limit))
    case .number:
      guard let text = text(element), let number = Double(text), let limit = Double(bound.written)
      else { return false }
      return compares(number, comparison, limit)
    }
  }

  private static func compares(_ left: Double, _ comparison: Comparison, _ right: Double) -> Bool {
    switch comparison {
    case .atLeast: left >= right
    case .atMost: left <= right
    case .moreThan: left > right
    case .lessThan: left < right
    }
  }

  private static func occurs(_ phrase: Phrase, _ text: String?, _ exact: Bool) -> Bool {
    guard let text else { return false }
    let scalars = form(text, exact)
    let sought = form(phrase.text, exact)
    guard scalars.count >= sought.count else { return false }
    return (0...scalars.count - sought.count).contains { start in
      let end = start + sought.count
      guard Array(scalars[start..<end]) == sought else { return false }
      let tornBefore = start > 0 && joins(scalars[start - 1]) && joins(sought[0])
      let last = sought.last { !isMark($0) } ?? sought[0]
      let tornAfter =
        end < scalars.count && joins(last) && (joins(scalars[end]) || isMark(scalars[end]))
      return (phrase.opensStart || !tornBefore) && (phrase.opensEnd || !tornAfter)
    }
  }

  private static func isMark(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .nonspacingMark
  }

  /// Letters and digits of the scripts that the generator uses and that write words apart.
  private static func joins(_ scalar: Unicode.Scalar) -> Bool {
    let isLetter = scalar.properties.isAlphabetic || scalar.properties.numericType != nil
    return isLetter && !(0x3040..<0xA000).contains(scalar.value)
      && !(0xE00..<0xE80).contains(scalar.value)
  }
}
