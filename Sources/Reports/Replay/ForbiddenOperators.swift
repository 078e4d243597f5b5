internal import Diagnostics
internal import Matching
internal import Triage
internal import YAMLTree

/// Reads what is asked of one field, by the words of rules.
struct ForbiddenOperators {
  /// The field as it is written, for messages.
  let name: String
  /// Names in order, the highest first, where comparisons are of ranks.
  let order: [String]?

  /// One criterion an operator.
  func criteria(_ node: Node) throws(UnreadableCondition) -> [Criterion] {
    guard let entries = node.entries else { return [try equality(node)] }
    guard !entries.isEmpty else {
      throw UnreadableCondition("'\(name)' asks nothing")
    }
    var criteria: [Criterion] = []
    for entry in entries { criteria.append(try criterion(entry)) }
    return criteria
  }

  private func criterion(_ entry: Entry) throws(UnreadableCondition) -> Criterion {
    switch entry.name {
    case "is": return try equality(entry.value)
    case "contains": return .contains(try phrases(entry.value))
    case "contains_all": return .containsAll(try phrases(entry.value))
    case "lacks": return .lacks(try phrases(entry.value))
    case "starts_with": return .startsWith(try texts(entry.value))
    case "ends_with": return .endsWith(try texts(entry.value))
    case "matches":
      let source = try texts(entry.value)[0]
      do { return .matches(try Pattern(source)) } catch {
        throw UnreadableCondition("'matches' of '\(name)' is no regular expression")
      }
    case "exists": return .exists(try texts(entry.value) == ["true"])
    case "at_least", "at_most", "more_than", "less_than":
      guard let comparison = Comparison(rawValue: entry.name) else { break }
      return try compared(comparison, try texts(entry.value)[0])
    default: break
    }
    let near = nearest(to: entry.name, in: Self.words)
    throw UnreadableCondition(
      "'\(entry.name)' is no operator of '\(name)'"
        + (near.map { "; did you mean '\($0)'?" } ?? "; expected one of \(Self.list)"))
  }

  private static let words = [
    "is", "contains", "contains_all", "lacks", "matches", "starts_with", "ends_with", "at_least",
    "at_most", "more_than", "less_than", "exists",
  ]

  private static var list: String { words.joined(separator: ", ") }

  private func texts(_ node: Node) throws(UnreadableCondition) -> [String] {
    let texts = (node.elements ?? [node]).compactMap(\.text)
    guard !texts.isEmpty, texts.count == node.elements?.count ?? 1, !node.isNull else {
      throw UnreadableCondition("'\(name)' is compared with a text or a list of texts")
    }
    return texts
  }

  private func phrases(_ node: Node) throws(UnreadableCondition) -> [Phrase] {
    var phrases: [Phrase] = []
    for text in try texts(node) {
      do { phrases.append(try Phrase(text)) } catch {
        throw UnreadableCondition("'\(text)' of '\(name)' is no phrase")
      }
    }
    return phrases
  }

  private func equality(_ node: Node) throws(UnreadableCondition) -> Criterion {
    var operands: [Operand] = []
    for text in try texts(node) {
      switch NamePattern(text) {
      case .below(let prefix): operands.append(.below(String(prefix.dropLast())))
      case .name:
        if let order { try check(text, in: order) }
        operands.append(ExactNumber(text) == nil ? .text(text) : .number(text))
      }
    }
    return .equals(operands)
  }

  private func compared(
    _ comparison: Comparison, _ text: String
  ) throws(UnreadableCondition) -> Criterion {
    guard let order else { return .compare(comparison, try bound(text)) }
    try check(text, in: order)
    let rank = order.firstIndex(of: text) ?? 0
    let names =
      switch comparison {
      case .atLeast: order[...rank]
      case .moreThan: order[..<rank]
      case .atMost: order[rank...]
      case .lessThan: order[(rank + 1)...]
      }
    return .ranked(comparison, written: text, names: Array(names))
  }

  private func bound(_ text: String) throws(UnreadableCondition) -> Bound {
    if let bound = Bound(number: text) { return bound }
    guard let moment = try? Timestamp(parsing: text) else {
      throw UnreadableCondition("'\(name)' has no order by which '\(text)' could be a bound")
    }
    return Bound(instant: moment.milliseconds, written: text)
  }

  private func check(_ text: String, in order: [String]) throws(UnreadableCondition) {
    guard !order.contains(text) else { return }
    let near = nearest(to: text, in: order)
    throw UnreadableCondition(
      "'\(text)' is no value of '\(name)'"
        + (near.map { "; did you mean '\($0)'?" }
          ?? "; expected one of \(order.joined(separator: ", "))"))
  }
}
