internal import GRDB
internal import Triage

/// Updates and feedback that took effect, as rows.
enum AnsweredTable: Table {
  static let name = "answered"
  static let columns = ["source", "kind", "id", "digest", "ticket"]

  static func values(
    of message: AnsweredMessage, _ ruleSets: RuleSetNumbers
  ) throws -> [DatabaseValue] {
    [
      message.key.source.textOrEmpty, message.key.kind.databaseValue,
      message.key.id.databaseValue, message.digest.databaseValue,
      try message.ticket.columnValue(),
    ]
  }

  static func record(_ columns: inout ColumnReader) throws -> AnsweredMessage {
    let source = try columns.textOrNone()
    let key = MessageKey(try columns.word(), source: source, id: try columns.next())
    return AnsweredMessage(key, digest: try columns.bytes(), ticket: try columns.number())
  }
}

/// Texts that became tickets unread, as rows.
enum UnreadableTable: Table {
  static let name = "unreadable"
  static let columns = ["source", "digest", "ticket"]

  static func values(
    of text: UnreadableText, _ ruleSets: RuleSetNumbers
  ) throws -> [DatabaseValue] {
    [
      text.key.source.textOrEmpty, text.key.digest.databaseValue, try text.ticket.columnValue(),
    ]
  }

  static func record(_ columns: inout ColumnReader) throws -> UnreadableText {
    let key = UnreadableText.Key(source: try columns.textOrNone(), digest: try columns.bytes())
    return UnreadableText(key, ticket: try columns.number())
  }
}

/// What customers thought, as rows.
enum FeedbackTable: Table {
  static let name = "feedback"
  static let columns = ["ticket", "score", "scores", "comment", "at"]

  static func values(
    of feedback: TicketFeedback, _ ruleSets: RuleSetNumbers
  ) throws -> [DatabaseValue] {
    [
      try feedback.ticket.columnValue(), feedback.score.databaseValue,
      try JSONText.of(feedback.scores).databaseValue, feedback.comment.databaseValue,
      feedback.at.databaseValue,
    ]
  }

  static func record(_ columns: inout ColumnReader) throws -> TicketFeedback {
    let ticket = try columns.number()
    let score: Int = try columns.next()
    let scores = try JSONText.numbers(columns.next())
    let comment: String? = try columns.optional()
    var feedback = TicketFeedback(ticket: ticket, score: score, at: try columns.timestamp())
    feedback.scores = scores
    feedback.comment = comment
    return feedback
  }
}
