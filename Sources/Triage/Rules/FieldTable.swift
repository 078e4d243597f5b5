package import Matching

/// The fields that conditions look at, numbered, and the round in which each is known.
///
/// A field that some rule fills exists twice: as it came in, which is what level 0 reads, and
/// settled, which is what all later levels read. All other fields exist once.
package struct FieldTable: Sendable {
  /// Which state of a field a condition sees.
  package enum State: Hashable, Sendable {
    /// As the sender sent it; of the customer, only what the request says.
    case raw
    /// After rules filled what was missing, and with the directory's knowledge.
    case settled
  }

  /// One numbered field.
  package struct Field: Hashable, Sendable {
    /// What it is.
    package var path: FieldPath
    /// Before or after filling.
    package var state: State
    /// Whether a text is seen as the time that it says, and anything else not at all.
    package var asTime = false

    /// The round of a decision in which its value is known.
    var round: Int { state == .raw ? 0 : path.round }
  }

  /// All fields; the position is the number.
  package private(set) var fields: [Field]

  private let filled: Set<FieldPath>
  private var numbers: [Field: Int]

  /// Starts a table.
  /// - Parameter filled: every field that a rule of the set fills.
  package init(filled: Set<FieldPath>) {
    self.filled = filled
    fields = []
    numbers = [:]
  }

  /// The number of a field as a rule of `round` sees it; the same for the same question.
  /// - Parameter asTime: whether the question is one to a time.
  package mutating func number(
    of path: FieldPath, inRound round: Int, asTime: Bool = false
  ) -> FieldID {
    let field = Field(path: path, state: state(of: path, inRound: round), asTime: asTime)
    if let number = numbers[field] { return FieldID(rawValue: number) }
    numbers[field] = fields.count
    fields.append(field)
    return FieldID(rawValue: fields.count - 1)
  }

  /// The rounds in which the fields are known, by number.
  package var rounds: [Int] {
    fields.map { $0.state == .settled && isFilled($0.path) ? max(1, $0.round) : $0.round }
  }

  /// The path of a number.
  package func path(of number: FieldID) -> FieldPath { fields[number.rawValue].path }

  private func state(of path: FieldPath, inRound round: Int) -> State {
    switch path {
    case .customer: round == 0 ? .raw : .settled
    case .request, .attribute: isFilled(path) && round > 0 ? .settled : .raw
    case .text, .receivedAt, .attachments: .raw
    case .decided: .settled
    }
  }

  private func isFilled(_ path: FieldPath) -> Bool { filled.contains(path) }
}
