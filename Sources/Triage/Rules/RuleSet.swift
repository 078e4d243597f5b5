import Matching

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
  /// formula `i`; safety entries follow, then signals.
  let matcher: Matcher
  /// For every signal formula, in order, whose it is.
  let signals: [SignalOwner]
  /// Field numbers by the round in which they become known.
  let fieldsByRound: [[FieldID]]
  /// The rules as far as deciding needs them, by number.
  let plans: [RulePlan]

  /// The number of the first formula of a safety entry.
  var firstSafety: Int { contents.rules.count }
  /// The number of the first formula of a signal.
  var firstSignal: Int { contents.rules.count + contents.safety.count }

  private let categoryNumbers: [String: Int]
  private let urgencyNumbers: [String: Int]
  private let knownCustomerTypes: [String: String]

  /// Whose signal a formula is: positions of the category and of the signal within it.
  struct SignalOwner {
    var category: Int
    var signal: Int
  }

  /// Compiles the contents.
  /// - Throws: ``PhraseError`` for a signal that is no phrase; the rule compiler reports those.
  package init(digest: String, contents: RuleSetContents) throws {
    self.digest = digest
    var contents = contents
    let text = contents.fields.number(of: .text, inRound: Self.signalRound)
    var builder = MatcherBuilder(fieldRounds: contents.fields.rounds)
    for rule in contents.rules { _ = builder.add(rule.condition, round: rule.round) }
    for entry in contents.safety { _ = builder.add(entry.condition, round: Self.safetyRound) }
    signals = try Self.addSignals(of: contents.categories, on: text, to: &builder)
    matcher = builder.build()
    plans = contents.rules.map(RulePlan.init)
    self.contents = contents
    fieldsByRound = Self.byRound(contents.fields.rounds)
    categoryNumbers = Self.numbers(contents.categories.map(\.id))
    urgencyNumbers = Self.numbers(contents.urgencies.map(\.id))
    knownCustomerTypes = Dictionary(
      contents.customerTypes.map { (folded($0), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The category of a name.
  package func category(_ id: String) -> Category? {
    categoryNumber(id).map { contents.categories[$0] }
  }

  /// The number of a category's name.
  func categoryNumber(_ id: String) -> Int? { categoryNumbers[id] }

  /// The level of a name.
  package func urgency(_ id: String) -> UrgencyLevel? {
    urgencyNumbers[id].map { UrgencyLevel(rank: $0) }
  }

  /// The name of a level.
  package func name(of level: UrgencyLevel) -> String { contents.urgencies[level.rank].id }

  /// The customer type that a directory or a sender means by a word, in any spelling that folds to
  /// the same; `nil` if the vocabulary has none.
  package func customerType(_ word: String) -> String? { knownCustomerTypes[folded(word)] }

  private static func numbers(_ names: [String]) -> [String: Int] {
    Dictionary(
      names.enumerated().map { ($1, $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The round in which safety entries are asked: all that the sender said is known.
  static let safetyRound = 1
  /// The round in which signals are asked: the level of the category.
  static let signalRound = 2

  private static func addSignals(
    of categories: [Category], on text: FieldID, to builder: inout MatcherBuilder
  ) throws -> [SignalOwner] {
    var owners: [SignalOwner] = []
    for (category, entry) in categories.enumerated() {
      for (number, signal) in entry.signals.enumerated() {
        let condition = Condition(field: text, criterion: .contains([try Phrase(signal.phrase)]))
        _ = builder.add(.condition(condition), round: signalRound)
        owners.append(SignalOwner(category: category, signal: number))
      }
    }
    return owners
  }

  private static func byRound(_ rounds: [Int]) -> [[FieldID]] {
    var byRound = Array(repeating: [FieldID](), count: Attribute.highestLevel + 2)
    for (number, round) in rounds.enumerated() {
      byRound[round].append(FieldID(rawValue: number))
    }
    return byRound
  }
}
