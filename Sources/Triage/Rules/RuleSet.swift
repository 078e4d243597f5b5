package import Matching

/// A compiled rules folder: what decides, and by whose order.
///
/// A value that never changes; the daemon swaps the whole of it on reload, and every decision names
/// it by its digest.
package final class RuleSet: Sendable {
  /// `sha256:` and the digest of all files of the folder, with their names.
  package let digest: String
  /// What the admin wrote.
  package let contents: RuleSetContents

  /// All conditions of all rules, safety entries and signals in one structure. Rule number `i` is
  /// expression `i`; safety entries follow, then signals.
  let matcher: Matcher
  /// For every signal expression, in order, whose it is.
  let signals: [SignalOwner]
  /// Field numbers by the round in which they become known.
  let fieldsByRound: [[FieldID]]

  private let categoryNumbers: [String: Int]
  private let urgencyNumbers: [String: Int]
  private let knownCustomerTypes: [String: String]

  struct SignalOwner {
    var category: Int
    var signal: Int
  }

  /// Compiles the contents.
  /// - Throws: what ``MatcherBuilder`` throws for an expression that is too large to compile.
  package init(digest: String, contents: RuleSetContents) throws {
    self.digest = digest
    var contents = contents
    var builder = MatcherBuilder(fieldRounds: [])
    (builder, signals) = try Self.expressions(of: &contents)
    matcher = try builder.build()
    self.contents = contents
    var byRound = Array(repeating: [FieldID](), count: Attribute.highestLevel + 2)
    for (number, round) in contents.fields.rounds.enumerated() {
      byRound[round].append(FieldID(rawValue: number))
    }
    fieldsByRound = byRound
    categoryNumbers = Self.numbers(contents.categories.map(\.id))
    urgencyNumbers = Self.numbers(contents.urgencies.map(\.id))
    knownCustomerTypes = Dictionary(
      contents.customerTypes.map { (fold($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The category of a name.
  package func category(_ id: String) -> Category? {
    categoryNumbers[id].map { contents.categories[$0] }
  }

  /// The level of a name.
  package func urgency(_ id: String) -> UrgencyLevel? {
    urgencyNumbers[id].map { UrgencyLevel(rank: $0) }
  }

  /// The name of a level.
  package func name(of level: UrgencyLevel) -> String { contents.urgencies[level.rank].id }

  /// The customer type that a directory or a sender means by a word, in any spelling that folds to
  /// the same; `nil` if the vocabulary has none.
  package func customerType(_ word: String) -> String? { knownCustomerTypes[fold(word)] }

  private static func numbers(_ names: [String]) -> [String: Int] {
    Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  private static func expressions(
    of contents: inout RuleSetContents
  ) throws -> (MatcherBuilder, [SignalOwner]) {
    let text = contents.fields.number(of: .text, inRound: 2)
    var builder = MatcherBuilder(fieldRounds: contents.fields.rounds)
    for rule in contents.rules {
      _ = builder.add(rule.condition, round: rule.round)
    }
    for entry in contents.safety {
      _ = builder.add(entry.condition, round: 1)
    }
    var owners: [SignalOwner] = []
    for (category, entry) in contents.categories.enumerated() {
      for (number, signal) in entry.signals.enumerated() {
        let phrase = try Phrase(signal.phrase)
        let condition = Condition(field: text, criterion: .contains([phrase]))
        _ = builder.add(.condition(condition), round: 2)
        owners.append(SignalOwner(category: category, signal: number))
      }
    }
    return (builder, owners)
  }
}
