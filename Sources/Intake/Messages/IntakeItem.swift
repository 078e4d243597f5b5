package import Triage

/// What one file was found to hold.
package enum IntakeResult: Hashable, Sendable {
  /// One item for a single request, any number for a batch, in the order of the file.
  case items([IntakeItem])
  /// Nothing of the file is taken.
  case refused(Refusal)
}

/// One request, line or row of a file.
package enum IntakeItem: Hashable, Sendable {
  /// It can be decided.
  case accepted(AcceptedMessage)
  /// It cannot; what stands around it can.
  case refused(RefusedRow)

  /// Where it begins, counted from 1.
  package var line: Int {
    switch self {
    case .accepted(let message): message.line
    case .refused(let row): row.line
    }
  }
}

/// A message that can be decided, with what was noticed while it was read.
package struct AcceptedMessage: Hashable, Sendable {
  /// What the sender said, as far as it is believed.
  package var message: Message
  /// Line of the file at which it begins, counted from 1.
  package var line: Int
  /// What was moved or set aside, in sentences for the log.
  package var notes: [String]
  /// The sender's own `received_at` or `at`, also where it was not believed; nil if it gave none.
  package var givenTime: Timestamp?
  /// The attribute that keeps a `received_at` from the future, which was replaced; nil if none was.
  package var replacedTimeAttribute: String?
  /// Whether its text looks like another encoding read as UTF-8.
  package var isEncodingSuspect: Bool
  /// Whether the request, or else its source, asks for a receipt.
  package var wantsReceipt: Bool
  /// The row of a batch as it came, in the file's own encoding, so that it can be given back when
  /// what it says is refused later; empty for a file with one message.
  package var raw: [UInt8] = []
}

/// A row or line that is not taken while others of its file are.
package struct RefusedRow: Hashable, Sendable {
  /// Why.
  package var refusal: Refusal
  /// Line of the file at which it begins, counted from 1.
  package var line: Int
  /// The row as it came, in the file's own encoding, with its line end; cut where it is beyond the
  /// limit of a row.
  package var raw: [UInt8]

  /// Takes the reason, the place and the bytes.
  package init(refusal: Refusal, line: Int, raw: [UInt8]) {
    self.refusal = refusal
    self.line = line
    self.raw = raw
  }
}
