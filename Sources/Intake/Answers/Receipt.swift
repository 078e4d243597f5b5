package import Diagnostics
package import Triage

/// The answer to one request of a file, for its sender's program.
package struct Receipt: Hashable, Sendable {
  /// What became of the request.
  package enum Outcome: Hashable, Sendable {
    /// It is a ticket now, or an update or feedback of one.
    case accepted(ticket: String)
    /// It had come before, with the same content, and is that ticket.
    case duplicate(ticket: String)
    /// It was refused.
    case rejected(Refusal)
  }

  /// Line of a batch; nil where the file is one request.
  package var line: Int?
  /// The sender's own reference, where one was given.
  package var id: String?
  /// What became of it.
  package var outcome: Outcome

  /// Takes the three parts.
  package init(line: Int?, id: String?, outcome: Outcome) {
    self.line = line
    self.id = id
    self.outcome = outcome
  }

  /// The entry as a receipt file holds it; unknown members are left out.
  package var json: JSONValue {
    var members: [JSONValue.Member] = []
    if let line { members.append(.init("line", .integer(line))) }
    if let id { members.append(.init("id", .string(id))) }
    switch outcome {
    case .accepted(let ticket): members += Self.members("accepted", ticket: ticket)
    case .duplicate(let ticket): members += Self.members("duplicate", ticket: ticket)
    case .rejected(let refusal): members += Self.members(refusal)
    }
    return .object(members)
  }

  private static func members(_ status: String, ticket: String) -> [JSONValue.Member] {
    [.init("status", .string(status)), .init("ticket", .string(ticket))]
  }

  private static func members(_ refusal: Refusal) -> [JSONValue.Member] {
    var members: [JSONValue.Member] = [
      .init("status", "rejected"), .init("code", .string(refusal.code.rawValue)),
      .init("message", .string(refusal.message)),
    ]
    if let line = refusal.line { members.append(.init("at_line", .integer(line))) }
    if let pointer = refusal.pointer { members.append(.init("pointer", .string(pointer))) }
    if let expected = refusal.expected { members.append(.init("expected", .string(expected))) }
    return members
  }
}

/// The answer to one file.
package struct ReceiptFile: Sendable {
  private let fileName: String
  private let source: String?
  private let at: String

  /// - Parameters:
  ///   - fileName: The name as it may be printed.
  ///   - at: When the file was answered.
  package init(fileName: String, source: String?, at: Timestamp, in zone: Zone) {
    self.fileName = fileName
    self.source = source
    self.at = at.text(in: zone)
  }

  /// The file's content, with an entry a request in the order of the file.
  package func json(_ entries: [JSONValue]) -> JSONValue {
    [
      "file": .string(fileName), "source": .string(orNull: source), "at": .string(at),
      "requests": .array(entries),
    ]
  }
}
