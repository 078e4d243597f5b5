import Glibc
import Matching

/// One condition of the linear evaluator, with its operands folded.
indirect enum Test {
  case all([Test])
  case any([Test])
  case not(Test)
  case equals(field: Int, [[UInt8]])
  case contains(field: Int, [[CChar]])
  case lacks(field: Int, [[CChar]])
  case matches(field: Int, Pattern)
  case compares(field: Int, Comparison, Double)
}

extension Test {
  init(_ formula: Formula) {
    switch formula {
    case .always: self = .all([])
    case .all(let parts): self = .all(parts.map(Test.init))
    case .any(let parts): self = .any(parts.map(Test.init))
    case .not(let part): self = .not(Test(part))
    case .condition(let condition): self.init(condition)
    }
  }

  private init(_ condition: Condition) {
    let field = condition.field.rawValue
    switch condition.criterion {
    case .equals(let operands):
      self = .equals(field: field, operands.map { Array(folded($0.written).utf8) + [0] })
    case .contains(let phrases):
      self = .contains(field: field, phrases.map { Array(folded($0.text).utf8CString) })
    case .lacks(let phrases):
      self = .lacks(field: field, phrases.map { Array(folded($0.text).utf8CString) })
    case .matches(let pattern): self = .matches(field: field, pattern)
    case .compare(let comparison, let bound):
      self = .compares(field: field, comparison, Double(bound.written) ?? 0)
    case .ranked, .containsAll, .startsWith, .endsWith, .during, .outside, .inList, .notInList,
      .exists:
      fatalError("the linear evaluator knows no '\(condition.criterion.name)'")
    }
  }

  func holds(_ subject: LinearSubject) -> Bool {
    switch self {
    case .all(let parts): return parts.allSatisfy { $0.holds(subject) }
    case .any(let parts): return parts.contains { $0.holds(subject) }
    case .not(let part): return !part.holds(subject)
    case .equals(let field, let operands): return operands.contains(subject.texts[field])
    case .contains(let field, let phrases): return subject.says(phrases, in: field)
    case .lacks(let field, let phrases):
      return !subject.originals[field].isEmpty && !subject.says(phrases, in: field)
    case .matches(let field, let pattern): return subject.matches(pattern, in: field)
    case .compares(let field, let comparison, let bound):
      guard let number = subject.numbers[field] else { return false }
      return comparison.holds(number, bound)
    }
  }
}

extension Comparison {
  fileprivate func holds(_ left: Double, _ right: Double) -> Bool {
    switch self {
    case .atLeast: left >= right
    case .atMost: left <= right
    case .moreThan: left > right
    case .lessThan: left < right
    }
  }
}

extension LinearSubject {
  fileprivate func matches(_ pattern: Pattern, in field: Int) -> Bool {
    var text = originals[field]
    return text.withUTF8 { pattern.occurs(in: $0) }
  }

  fileprivate func says(_ phrases: [[CChar]], in field: Int) -> Bool {
    texts[field].withUnsafeBufferPointer { text in
      text.withMemoryRebound(to: CChar.self) { text in
        phrases.contains { Self.occurs($0, in: text.baseAddress!) }
      }
    }
  }

  /// Whether a phrase occurs and tears no word. Both end with a zero.
  private static func occurs(_ phrase: [CChar], in text: UnsafePointer<CChar>) -> Bool {
    var place = text
    while let found = strstr(place, phrase) {
      let after = found + (phrase.count - 1)
      let tearsStart = found > text && isWord(found[-1]) && isWord(found[0])
      let tearsEnd = isWord(after[-1]) && isWord(after[0])
      if !tearsStart && !tearsEnd { return true }
      place = UnsafePointer(found + 1)
    }
    return false
  }

  private static func isWord(_ byte: CChar) -> Bool { byte > 0 && isalnum(Int32(byte)) != 0 }
}
