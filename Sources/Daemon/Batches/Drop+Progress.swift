import Diagnostics
import Intake
import Ledger
import Spool

/// A file that is decided in several commits, and may be stopped between them.
extension Drop {
  /// What the ledger is to remember of the rows that are committed with it.
  ///
  /// Answers are kept where a receipt is wanted; what was refused for what the ledger knows is kept
  /// in any case, since reading the row again would not refuse it. `nil` where no row is committed.
  func progress(_ answers: [Receipt]) -> DropProgress? {
    guard rowsRead > rowsHeldBack else { return nil }
    let kept = wantsReceipt ? answers : answers.filter(\.isRejection)
    return DropProgress(
      claim: claim.escaped, rows: rowsRead - rowsHeldBack, answers: kept.map(\.json.compact))
  }

  /// Goes on where an earlier run stopped.
  func resume(_ progress: DropProgress) {
    rowsDone = progress.rows
    account.earlierAnswers = progress.answers.compactMap(JSONValue.init(parsing:))
    for answer in account.earlierAnswers {
      guard let line = answer["line"]?.count, let refusal = Refusal(answer) else { continue }
      refusedEarlier[line] = refusal
    }
  }

  /// Keeps a row that an earlier run has committed, if it was refused.
  func keepAgain(_ row: IntakeItem) {
    switch row {
    case .refused(let refused): account.keep(refused)
    case .accepted(let message):
      guard let refusal = refusedEarlier[message.line] else { return }
      account.keep(RefusedRow(refusal: refusal, line: message.line, raw: message.raw))
    }
  }
}

extension Receipt {
  fileprivate var isRejection: Bool {
    switch outcome {
    case .rejected: true
    case .accepted, .duplicate: false
    }
  }
}

extension Refusal {
  /// Reads what a receipt says of a refusal.
  fileprivate init?(_ answer: JSONValue) {
    guard let code = answer["code"]?.text.flatMap(RefusalCode.init(rawValue:)),
      let message = answer["message"]?.text
    else { return nil }
    self.init(code, message, expected: answer["expected"]?.text)
  }
}

extension JSONValue {
  /// The whole number, if it is one.
  fileprivate var count: Int? {
    guard case .number(let digits) = self else { return nil }
    return Int(digits)
  }
}
