import Diagnostics
import Intake
import Ledger
import Spool
import Triage

/// One claimed file while its messages are decided, which may take several batches.
final class Drop {
  let claim: Claim
  let context: IntakeContext
  /// What is still to be read; `nil` when everything was.
  var stream: DropStream?
  /// Rows that have been given to batches.
  var rowsRead = 0
  /// Rows that an earlier run has committed already.
  var rowsDone = 0
  /// The last ones of the rows read, which wait for a request.
  var rowsHeldBack = 0
  /// Rows that an earlier run refused for what the ledger knew, by their lines.
  var refusedEarlier: [Int: Refusal] = [:]
  var wantsReceipt: Bool
  var account: Account

  /// What is to be said of the file when it ends; a value, so that a batch that fails can be
  /// forgotten.
  struct Account {
    /// Answers that an earlier run gave.
    var earlierAnswers: [JSONValue] = []
    var answers: [Receipt] = []
    var reasons: ReasonFile
    /// Refused rows as they came, to be mended and dropped again.
    var refusedRows: [UInt8] = []
    /// Why all of it is refused, if it is.
    var refusal: Refusal?

    /// Everything that the receipt lists.
    var allAnswers: [JSONValue] { earlierAnswers + answers.map(\.json) }

    /// Keeps a refused row for the file that is given back to the sender.
    mutating func keep(_ row: RefusedRow) {
      reasons.add(row)
      refusedRows += row.raw
      if row.raw.last != UInt8(ascii: "\n") { refusedRows.append(UInt8(ascii: "\n")) }
    }
  }

  init(_ claim: Claim, context: IntakeContext, zone: Zone) {
    self.claim = claim
    self.context = context
    wantsReceipt = context.mapping?.receipt ?? false
    account = Account(
      reasons: ReasonFile(
        fileName: claim.original.printable, source: claim.source, at: context.takenAt, in: zone))
  }

  /// Whether the file is many requests, so that its rows are answered by line.
  var isBatch: Bool {
    if case .rows? = stream { return true }
    return rowsRead > 1
  }
}

/// What a drop has still to give.
enum DropStream {
  /// The whole file, not parsed yet.
  case whole([UInt8])
  /// The rows of a batch.
  case rows(RowStream)
}

/// One message on its way through a batch.
struct BatchItem {
  /// Position of its drop among the drops of the batch.
  var drop: Int
  /// What is known of it.
  var content: Content

  /// How far it has been read.
  enum Content {
    /// A whole file, not parsed yet.
    case bytes([UInt8], IntakeContext)
    /// A message, with the identity of what it says.
    case message(AcceptedMessage, ContentDigest)
    /// What is not taken: all of a file, or one row.
    case refused(Refusal, raw: [UInt8], row: RefusedRow?)
  }
}
