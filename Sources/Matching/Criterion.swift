/// What a condition asks of a value. On a missing field all are false but `exists(false)`; on a
/// list one element must do, for `lacks` and `notInList` every one.
package enum Criterion: Hashable, Sendable {
  /// Equal to one of the operands.
  case equals([Operand])
  /// Member of an ordered vocabulary's part, for `at_least: urgent` and its like: compiled by the
  /// caller into the names that satisfy it; the operator and operand as written serve explanations.
  case ranked(Comparison, written: String, names: [String])
  /// One of the phrases occurs.
  case contains([Phrase])
  /// Each of the phrases occurs.
  case containsAll([Phrase])
  /// None of the phrases occurs.
  case lacks([Phrase])
  /// The expression finds a match.
  case matches(Pattern)
  /// One of the texts is the beginning.
  case startsWith([String])
  /// One of the texts is the end.
  case endsWith([String])
  /// Beyond a bound; values of another nature than the bound's do not satisfy it.
  case compare(Comparison, Bound)
  /// A moment within the times of a calendar.
  case during(TimeSet)
  /// A moment not within the times of a calendar.
  case outside(TimeSet)
  /// The whole value is in the list.
  case inList(NamedList)
  /// The whole value is not in the list.
  case notInList(NamedList)
  /// Whether there is a value at all.
  case exists(Bool)

  /// As it is written in a rule.
  package var name: String {
    switch self {
    case .equals: "is"
    case .ranked(let comparison, _, _), .compare(let comparison, _): comparison.rawValue
    case .contains: "contains"
    case .containsAll: "contains_all"
    case .lacks: "lacks"
    case .matches: "matches"
    case .startsWith: "starts_with"
    case .endsWith: "ends_with"
    case .during: "during"
    case .outside: "outside"
    case .inList: "in_list"
    case .notInList: "not_in_list"
    case .exists: "exists"
    }
  }
}

/// What a value may be equal to.
package enum Operand: Hashable, Sendable {
  /// A text, compared folded unless exact.
  case text(String)
  /// A plain JSON number as written: equal as a number to numbers, as text to texts.
  case number(String)
  /// `lift.*`: every name that begins with this prefix and a dot. The payload is without `.*`.
  case below(String)

  /// As it is written in a rule.
  package var written: String {
    switch self {
    case .text(let text), .number(let text): text
    case .below(let prefix): prefix + ".*"
    }
  }
}

/// The four orderings, named as in rules.
package enum Comparison: String, Hashable, Sendable {
  case atLeast = "at_least"
  case atMost = "at_most"
  case moreThan = "more_than"
  case lessThan = "less_than"
}

/// What a comparison compares with.
package struct Bound: Hashable, Sendable {
  /// The nature of the bound decides which values compare at all.
  package enum Limit: Hashable, Sendable {
    /// Compares with numbers and with texts that are numbers, exactly.
    case number(ExactNumber)
    /// Compares with moments; milliseconds since 1970.
    case instant(Int64)
  }

  /// Where the line is.
  package let limit: Limit
  /// As it is written in the rule, for explanations.
  package let written: String

  /// A number as written; nothing if it is not one.
  package init?(number written: String) {
    guard let number = ExactNumber(written) else { return nil }
    self.limit = .number(number)
    self.written = written
  }

  /// A moment with the text that it was read from.
  package init(instant: Int64, written: String) {
    self.limit = .instant(instant)
    self.written = written
  }
}

/// Moments, as a function with a name: equal names must mean equal functions within one matcher.
package struct TimeSet: Hashable, Sendable {
  /// The calendar's name.
  package let name: String
  /// Whether a moment, in milliseconds since 1970, belongs to it.
  package let contains: @Sendable (Int64) -> Bool

  /// A calendar by name and membership.
  package init(name: String, contains: @escaping @Sendable (Int64) -> Bool) {
    self.name = name
    self.contains = contains
  }

  /// Equal by name.
  package static func == (left: TimeSet, right: TimeSet) -> Bool { left.name == right.name }

  /// Hashes the name alone.
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

/// Texts under a name: equal names must mean equal lists within one matcher.
package struct NamedList: Hashable, Sendable {
  /// The list's name in the rules.
  package let name: String
  /// What is in it.
  package let entries: [String]

  /// A list by name and entries.
  package init(name: String, entries: [String]) {
    self.name = name
    self.entries = entries
  }

  /// Equal by name.
  package static func == (left: NamedList, right: NamedList) -> Bool { left.name == right.name }

  /// Hashes the name alone.
  package func hash(into hasher: inout Hasher) { hasher.combine(name) }
}

extension Criterion {
  /// The whole operand as it is written in a rule; several are joined by a comma and a blank.
  package var written: String {
    switch self {
    case .equals(let operands): operands.map(\.written).joined(separator: ", ")
    case .ranked(_, let written, _): written
    case .contains(let phrases), .containsAll(let phrases), .lacks(let phrases):
      phrases.map(\.written).joined(separator: ", ")
    case .matches(let pattern): pattern.source
    case .startsWith(let texts), .endsWith(let texts): texts.joined(separator: ", ")
    case .compare(_, let bound): bound.written
    case .during(let times), .outside(let times): times.name
    case .inList(let list), .notInList(let list): list.name
    case .exists(let exists): exists ? "true" : "false"
    }
  }
}
