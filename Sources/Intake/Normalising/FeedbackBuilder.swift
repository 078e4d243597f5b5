internal import Triage
internal import YAMLTree

/// Puts a feedback together from its record.
struct FeedbackBuilder {
  private let reply: ReplyRecord

  /// Reads out of a record.
  init(_ normaliser: Normaliser, _ record: Record) {
    reply = ReplyRecord(normaliser, record)
  }

  /// The feedback, or what it lacks.
  func build(line: Int) throws(Fault) -> AcceptedMessage {
    let score = try reply.required("score", expected: Self.scale)
    var feedback = Feedback(ticket: try reply.ticket(), score: try Self.score(score))
    feedback.id = try reply.identifier("id")
    feedback.source = reply.source
    feedback.scores = try scores()
    feedback.comment = reply.text("comment")
    feedback.receipt = reply.receipt
    return reply.accepted(
      .feedback(feedback), line: line, givenTime: nil, reading: Self.keys.union(scoreColumns))
  }

  /// Scores by name: an object, or columns `scores.NAME`.
  private func scores() throws(Fault) -> [String: Int] {
    var scores: [String: Int] = [:]
    for entry in reply.record.entries where entry.name.hasPrefix(Self.scorePrefix) {
      scores[String(entry.name.dropFirst(Self.scorePrefix.count))] = try Self.score(entry.input)
    }
    guard let input = reply["scores"] else { return scores }
    guard case .nested(let node) = input.content, let entries = node.entries else {
      throw Fault(
        .score, "'scores' is \(input.kind)", expected: "an object of scores by name", at: input)
    }
    for entry in entries {
      guard let score = Input(entry.value, name: entry.name, prefix: input.pointer) else {
        continue
      }
      scores[entry.name] = try Self.score(score)
    }
    return scores
  }

  private var scoreColumns: [String] {
    reply.record.entries.map(\.name).filter { $0.hasPrefix(Self.scorePrefix) }
  }

  /// A whole number from 1 to 5; `4.0` is one, as some programs write it.
  private static func score(_ input: Input) throws(Fault) -> Int {
    let digits = input.textOrNumber.map { text in
      text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    guard let digits, digits.utf8.count == 1, let score = Int(digits), (1...5).contains(score)
    else {
      throw Fault(
        .score, "'\(input.name)' is \(Normaliser.shown(input)), which is no score",
        expected: scale, at: input)
    }
    return score
  }

  private static let scale = "a whole number from 1, bad, to 5, good"
  private static let scorePrefix = "scores."
  private static let keys: Set<String> = [
    "kind", "id", "source", "ticket", "ref", "score", "scores", "comment", "receipt",
  ]
}
